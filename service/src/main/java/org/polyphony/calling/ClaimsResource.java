package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.NothingToCall;
import org.polyphony.queue.Offer;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** The next line to call. */
@Path("/api/v1/campaigns/{campaign}/claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClaimsResource {

  private final CallQueue queue;
  private final Briefings briefings;

  ClaimsResource(CallQueue queue, Briefings briefings) {
    this.queue = queue;
    this.briefings = briefings;
  }

  /** 201 a claim; 200 the open one again; 200 and the reason where nothing can be called now. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response claim(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    Offer offer = queue.claim(viewer, campaign);
    if (offer instanceof Claimed claim) {
      return Response.status(claim.fresh() ? 201 : 200).entity(briefings.of(viewer, claim)).build();
    }
    return Response.ok(NothingJson.of((NothingToCall) offer)).build();
  }
}
