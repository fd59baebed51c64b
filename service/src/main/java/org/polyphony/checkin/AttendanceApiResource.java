package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** Who came to an event. */
@Path("/api/v1/events/{id}/attendance")
@Produces(MediaType.APPLICATION_JSON)
public final class AttendanceApiResource {

  private final DoorDesk desk;

  AttendanceApiResource(DoorDesk desk) {
    this.desk = desk;
  }

  /** Who is here, and how many. */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public DoorJson.Here here(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return desk.here(viewer, event);
  }

  /** Somebody is here: 201 where nobody had said so, else 200 with who did. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response record(@Auth Viewer viewer, @PathParam("id") UUID event, @Nullable TapJson said) {
    return answer(desk.record(viewer, event, said));
  }

  /** Somebody is not here after all. */
  @DELETE
  @Path("/{attendance}")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public DoorJson.Answer undo(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("attendance") UUID attendance) {
    return DoorJson.Answer.of(desk.undo(viewer, event, attendance));
  }

  static Response answer(RecordedAttendance recorded) {
    boolean made =
        !recorded.repeated() && recorded.disposition() == RecordedAttendance.Disposition.ACCEPTED;
    return Response.status(made ? 201 : 200).entity(DoorJson.Answer.of(recorded)).build();
  }
}
