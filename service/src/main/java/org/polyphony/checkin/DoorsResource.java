package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Viewer;

/** The way of helpers to their doors. */
@Path("/doors")
@Produces(MediaType.TEXT_HTML)
public final class DoorsResource {

  /** The doors at which the viewer may stand. */
  record DoorsPage(List<DoorDao.Near> doors) {}

  private final DoorDesk desk;

  DoorsResource(DoorDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page doors(@Auth Viewer viewer) {
    return Page.of("checkin/doors.jte", new DoorsPage(desk.near(viewer)));
  }
}
