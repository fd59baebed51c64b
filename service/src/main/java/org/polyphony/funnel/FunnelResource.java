package org.polyphony.funnel;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

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

/** What became of those who were to come. */
@Path("/events/{id}/funnel")
@Produces(MediaType.TEXT_HTML)
public final class FunnelResource {

  private final Funnels funnels;

  FunnelResource(Funnels funnels) {
    this.funnels = funnels;
  }

  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Page funnel(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of("funnel/funnel.jte", funnels.of(viewer, event));
  }
}
