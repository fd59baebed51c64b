package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.polyphony.accounts.Minors;
import org.polyphony.queue.CallQueue;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** What a console keeps on its machine, to go on for a while without a connection. */
@Path("/api/v1/campaigns/{campaign}/provisions")
@Produces(MediaType.APPLICATION_JSON)
public final class ProvisionsResource {

  private final CallQueue queue;
  private final Briefings briefings;
  private final SpokenScripts scripts;
  private final Minors minors;

  ProvisionsResource(CallQueue queue, Briefings briefings, SpokenScripts scripts, Minors minors) {
    this.queue = queue;
    this.briefings = briefings;
    this.scripts = scripts;
    this.minors = minors;
  }

  /**
   * @param renderings the script as it is said on this call; the first in the claim's own language
   */
  record Line(ClaimJson claim, List<SpokenScript> renderings) {}

  /**
   * @param lines the one that is open, then those ahead of it in their order; empty where none is
   *     open
   */
  record Provisions(List<Line> lines) {}

  /**
   * The open line and, where there is plenty, up to two ahead of it; renews those ahead.
   *
   * @param locale the language of the page that shows them
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Provisions provide(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    minors.check(viewer);
    return new Provisions(
        queue.provide(viewer, campaign).stream()
            .map(
                claim ->
                    new Line(briefings.of(viewer, claim), scripts.allOf(viewer, claim, locale)))
            .toList());
  }
}
