package org.polyphony.calling;

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

/** The pages of an organizer: what to call for, and the console. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class ConsoleResource {
  private final Shifts shifts;

  ConsoleResource(Shifts shifts) {
    this.shifts = shifts;
  }

  /** The open campaigns. */
  @GET
  @Path("shifts")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page shifts(@Auth Viewer viewer) {
    return Page.of("calling/shifts.jte", shifts.open(viewer));
  }

  /** The call console of a campaign. */
  @GET
  @Path("call/{campaign}")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page console(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return Page.of("calling/console.jte", shifts.console(viewer, campaign, false));
  }

  /** The same with people who do not exist, to practice with. */
  @GET
  @Path("call/{campaign}/practice")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page practice(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return Page.of("calling/console.jte", shifts.console(viewer, campaign, true));
  }
}
