package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Viewer;

/** The door of an event, on the phones of those who welcome people. */
@Path("/events/{id}/door")
@Produces(MediaType.TEXT_HTML)
public final class DoorResource {

  private final DoorDesk desk;

  DoorResource(DoorDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page door(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of(
        "checkin/door.jte",
        DoorPage.of(desk.open(viewer, event), viewer.user(), viewer.is(COORDINATOR)));
  }
}
