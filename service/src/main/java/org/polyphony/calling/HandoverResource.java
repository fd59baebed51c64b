package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.polyphony.accounts.Minors;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** One hand-over: how it stands for who offers, and for who takes it. */
@Path("/api/v1/handovers/{handover}")
@Produces(MediaType.APPLICATION_JSON)
public final class HandoverResource {

  private final Handovers handovers;
  private final Briefings briefings;
  private final SpokenScripts scripts;
  private final Minors minors;
  private final Clock clock;

  HandoverResource(
      Handovers handovers, Briefings briefings, SpokenScripts scripts, Minors minors, Clock clock) {
    this.handovers = handovers;
    this.briefings = briefings;
    this.scripts = scripts;
    this.minors = minors;
    this.clock = clock;
  }

  /**
   * @param renderings the script as it is said on this call
   * @param said what was heard and noted before, as it was reported
   */
  record TakenJson(ClaimJson claim, List<SpokenScript> renderings, String from, JsonNode said) {}

  /** How an offer of one's own stands. */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public HandoverJson one(@Auth Viewer viewer, @PathParam("handover") UUID handover) {
    return HandoverJson.of(handovers.find(viewer, handover), clock.instant());
  }

  /** Waits no longer for somebody to take it. */
  @DELETE
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response end(@Auth Viewer viewer, @PathParam("handover") UUID handover) {
    handovers.end(viewer, handover);
    return Response.noContent().build();
  }

  /**
   * Takes a line over: it is the viewer's open claim from now on. The same again for who took it;
   * 409 where nobody can take it any more.
   *
   * @param locale the language of the page that shows it
   */
  @POST
  @Path("acceptance")
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public TakenJson take(
      @Auth Viewer viewer,
      @PathParam("handover") UUID handover,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    minors.check(viewer);
    Handovers.Taken taken = handovers.take(viewer, handover);
    return new TakenJson(
        briefings.of(viewer, taken.claim()),
        scripts.allOf(viewer, taken.claim(), locale),
        taken.handover().authorName(),
        withoutProof(taken.said()));
  }

  /** The receipt is who offered's, and nobody else's to have. */
  private static JsonNode withoutProof(JsonNode said) {
    return said.deepCopy() instanceof ObjectNode report ? report.retain("people", "note") : said;
  }
}
