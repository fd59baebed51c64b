package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Lease;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The lease on a line. */
@Path("/api/v1/claims/{claim}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClaimResource {

  private final CallQueue queue;

  ClaimResource(CallQueue queue) {
    this.queue = queue;
  }

  /** A heartbeat; {@code ahead} keeps one that was fetched ahead without showing it. */
  record Heartbeat(@Nullable String state, @Nullable Boolean dialled) {}

  /** Renews the lease; says {@code revoked} where the line is no longer the caller's. */
  @PUT
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Lease renew(
      @Auth Viewer viewer, @PathParam("claim") UUID claim, @Nullable Heartbeat heartbeat) {
    String state = heartbeat == null ? null : heartbeat.state();
    if (state != null && !state.equals("open") && !state.equals("ahead")) {
      throw Problem.invalid(FieldProblem.of("state", "unknown_claim_state"));
    }
    boolean dialled = heartbeat != null && Boolean.TRUE.equals(heartbeat.dialled());
    return queue.heartbeat(viewer, claim, !"ahead".equals(state), dialled);
  }

  /** Gives the line back; the same caller does not get it again within the hour. */
  @DELETE
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response giveBack(@Auth Viewer viewer, @PathParam("claim") UUID claim) {
    queue.giveBack(viewer, claim);
    return Response.noContent().build();
  }
}
