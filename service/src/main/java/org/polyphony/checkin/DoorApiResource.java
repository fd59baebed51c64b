package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
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
import org.polyphony.web.WithReceipt;

/**
 * The door of an event, for phones. What they tapped needs no session but the pass that came with
 * the guests, so that nothing is lost with a session.
 */
@Path("/api/v1/doors/{event}")
@Produces(MediaType.APPLICATION_JSON)
public final class DoorApiResource {

  private final DoorDesk desk;

  DoorApiResource(DoorDesk desk) {
    this.desk = desk;
  }

  /** All that a phone keeps for when there is no connection. */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public DoorJson door(@Auth Viewer viewer, @PathParam("event") UUID event) {
    return desk.door(viewer, event);
  }

  /** Somebody is here: 201 where nobody had said so, else 200 with who did. */
  @POST
  @Path("/taps")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithReceipt
  public Response record(@PathParam("event") UUID event, @Nullable TapJson said) {
    return AttendanceApiResource.answer(desk.record(event, said));
  }

  /** Somebody is not here after all. */
  @POST
  @Path("/withdrawals")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithReceipt
  public DoorJson.Answer withdraw(@PathParam("event") UUID event, @Nullable WithdrawalJson said) {
    return DoorJson.Answer.of(desk.withdraw(event, said));
  }
}
