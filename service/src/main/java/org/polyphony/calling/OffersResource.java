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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** Who could take somebody over in a campaign, and who waits for that. */
@Path("/api/v1/campaigns/{campaign}/handovers")
@Produces(MediaType.APPLICATION_JSON)
public final class OffersResource {

  private final Handovers handovers;
  private final Clock clock;

  OffersResource(Handovers handovers, Clock clock) {
    this.handovers = handovers;
    this.clock = clock;
  }

  /** Offers; empty where there are none. */
  record Offers(List<HandoverJson> items) {}

  /** How many others are on line who can take a line over, by language. */
  record Speakers(Map<String, Integer> languages) {}

  /** What the viewer could take over now. */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Offers offers(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return new Offers(
        handovers.offeredTo(viewer, campaign).stream()
            .map(handover -> HandoverJson.of(handover, clock.instant()))
            .toList());
  }

  /** Who else is on line, by the languages that they can take. */
  @GET
  @Path("speakers")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Speakers speakers(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return new Speakers(handovers.speakers(viewer, campaign));
  }
}
