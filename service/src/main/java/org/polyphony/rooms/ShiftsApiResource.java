package org.polyphony.rooms;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Shifts, for the console and for other programs. */
@Path("/api/v1/shifts")
@Produces(MediaType.APPLICATION_JSON)
public final class ShiftsApiResource {

  private final RoomDesk desk;
  private final Presence presence;

  ShiftsApiResource(RoomDesk desk, Presence presence) {
    this.desk = desk;
    this.presence = presence;
  }

  /**
   * The shifts that run or are ahead, the viewer's own first: the first of a campaign is the one
   * that its console is in.
   *
   * @param campaign null for all
   */
  @GET
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public ShiftJson.Several list(
      @Auth Viewer viewer, @QueryParam("campaign") @Nullable UUID campaign) {
    return new ShiftJson.Several(
        presence.on(viewer, campaign).stream()
            .map(room -> ShiftJson.of(room, desk.state(room)))
            .toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response plan(@Auth Viewer viewer, ShiftJson.@Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    UUID key = body.key() == null ? Ids.next() : body.key();
    UUID shift = desk.plan(viewer, key, body.plan(viewer, desk.parts(viewer).zone()));
    Room room = desk.find(viewer, shift);
    return Response.status(Response.Status.CREATED)
        .entity(ShiftJson.of(room, desk.state(room)))
        .build();
  }
}
