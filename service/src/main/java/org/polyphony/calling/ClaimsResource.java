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
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Minors;
import org.polyphony.accounts.Organizations;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.NothingToCall;
import org.polyphony.queue.Offer;
import org.polyphony.queue.RingBack;
import org.polyphony.queue.RingBacks;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** The next line to call. */
@Path("/api/v1/campaigns/{campaign}/claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClaimsResource {

  private final CallQueue queue;
  private final RingBacks ringBacks;
  private final Briefings briefings;
  private final Organizations organizations;
  private final Minors minors;

  ClaimsResource(
      CallQueue queue,
      RingBacks ringBacks,
      Briefings briefings,
      Organizations organizations,
      Minors minors) {
    this.queue = queue;
    this.ringBacks = ringBacks;
    this.briefings = briefings;
    this.organizations = organizations;
    this.minors = minors;
  }

  /** Whose line is wanted: that of somebody who rings back. Null for the next one. */
  record Wanted(@Nullable String tel) {}

  /**
   * With a number, 201 the claim on its line, at once; 200 and the reason where it cannot be had.
   * Without one, the next line as below.
   *
   * @param locale the language of the page that shows it
   */
  @POST
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response claim(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("locale") @DefaultValue("en") String locale,
      @Nullable Wanted wanted) {
    if (wanted == null || wanted.tel() == null) {
      return claim(viewer, campaign, locale);
    }
    minors.check(viewer);
    RingBack found = ringBacks.claim(viewer, campaign, wanted.tel());
    Claimed claim = found.claim();
    return claim == null
        ? Response.ok(RingBackJson.of(found)).build()
        : Response.status(201).entity(briefings.of(viewer, claim)).build();
  }

  /**
   * 201 a claim; 200 the open one again; 200 and the reason where nothing can be called now.
   *
   * @param locale the language of the page that shows it
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response claim(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    minors.check(viewer);
    Offer offer = queue.claim(viewer, campaign);
    if (offer instanceof Claimed claim) {
      return Response.status(claim.fresh() ? 201 : 200).entity(briefings.of(viewer, claim)).build();
    }
    ZoneId zone = organizations.of(viewer).zone();
    return Response.ok(NothingJson.of((NothingToCall) offer, viewer, locale, zone)).build();
  }
}
