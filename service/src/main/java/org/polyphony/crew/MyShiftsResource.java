package org.polyphony.crew;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Viewer;

/** What somebody has taken at the events ahead, and where people are still wanted. */
@Path("/crew")
@Produces(MediaType.TEXT_HTML)
public final class MyShiftsResource {

  /** The page. */
  record MinePage(CrewDesk.Ahead ahead, Viewer viewer, Instant now) {

    List<Crew.Place> mine(Crew crew) {
      return crew.mine(viewer);
    }

    int wanted(Crew crew) {
      return crew.gaps(now).stream().mapToInt(Crew.Gap::count).sum();
    }
  }

  private final CrewDesk desk;

  MyShiftsResource(CrewDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({})
  public Page mine(@Auth Viewer viewer) {
    return Page.of("crew/mine.jte", new MinePage(desk.ahead(viewer), viewer, desk.now()));
  }
}
