package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.polyphony.accounts.Minors;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Dials for a caller whose page holds no number: somebody under age. */
@Path("/call/claims/{claim}/dial")
public final class DialResource {

  private final CallQueue queue;
  private final Minors minors;

  DialResource(CallQueue queue, Minors minors) {
    this.queue = queue;
    this.minors = minors;
  }

  /**
   * 302 to the telephone, and counted as a tap on the number; 404 for all but whoever has the line
   * open.
   */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response dial(@Auth Viewer viewer, @PathParam("claim") UUID claim) {
    minors.check(viewer);
    Claimed held = queue.show(viewer, claim).filter(Claimed::isOpen).orElseThrow(Problem::notFound);
    if (!queue.heartbeat(viewer, claim, true, true).state().equals("open")) {
      throw Problem.notFound();
    }
    return Response.status(Response.Status.FOUND)
        .header(HttpHeaders.LOCATION, "tel:" + held.tel())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
