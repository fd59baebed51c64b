package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.polyphony.accounts.Minors;
import org.polyphony.accounts.Organizations;
import org.polyphony.coordination.SpeakersAhead;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** Who could take somebody over in a campaign, and who waits for that. */
@Path("/api/v1/campaigns/{campaign}/handovers")
@Produces(MediaType.APPLICATION_JSON)
public final class OffersResource {

  private final Handovers handovers;
  private final SpeakersAhead speakers;
  private final Organizations organizations;
  private final Minors minors;
  private final Clock clock;

  OffersResource(
      Handovers handovers,
      SpeakersAhead speakers,
      Organizations organizations,
      Minors minors,
      Clock clock) {
    this.handovers = handovers;
    this.speakers = speakers;
    this.organizations = organizations;
    this.minors = minors;
    this.clock = clock;
  }

  /** Offers; empty where there are none. */
  record Offers(List<HandoverJson> items) {}

  /**
   * Who can take somebody over, by language.
   *
   * @param languages how many others are on line
   * @param expected when the next will be, where that is known
   */
  record Speakers(Map<String, Integer> languages, Map<String, ExpectedJson> expected) {}

  /** What the viewer could take over now; nothing for a minor who may not call now. */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Offers offers(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    if (minors.refusal(viewer).isPresent()) {
      return new Offers(List.of());
    }
    return new Offers(
        handovers.offeredTo(viewer, campaign).stream()
            .map(handover -> HandoverJson.of(handover, clock.instant()))
            .toList());
  }

  /**
   * Who else is on line, by the languages that they can take, and when somebody will be.
   *
   * @param locale the language of the page that shows it
   */
  @GET
  @Path("speakers")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Speakers speakers(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    Map<String, Integer> there = handovers.speakers(viewer, campaign);
    ZoneId zone = organizations.of(viewer).zone();
    Map<String, ExpectedJson> expected = new TreeMap<>();
    speakers
        .expected(viewer, campaign)
        .forEach(
            (language, at) ->
                expected.put(language, ExpectedJson.of(at, clock.instant(), locale, zone)));
    return new Speakers(there, expected);
  }
}
