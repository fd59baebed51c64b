package org.polyphony.queue;

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

/** How a campaign's queue stands, while it is worked. */
@Path("/campaigns/{campaign}/queue")
@Produces(MediaType.TEXT_HTML)
public final class QueueResource {

  private final Overviews overviews;

  QueueResource(Overviews overviews) {
    this.overviews = overviews;
  }

  /** By language: who waits, rests, is called, done and blocked, and who is there to call. */
  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Page queue(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return Page.of("queue/queue.jte", overviews.of(viewer, campaign));
  }
}
