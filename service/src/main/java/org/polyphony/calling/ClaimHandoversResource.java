package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Somebody on the line, offered to whoever speaks their language. */
@Path("/api/v1/claims/{claim}/handovers")
@Produces(MediaType.APPLICATION_JSON)
public final class ClaimHandoversResource {

  private final Handovers handovers;
  private final Clock clock;

  ClaimHandoversResource(Handovers handovers, Clock clock) {
    this.handovers = handovers;
    this.clock = clock;
  }

  /**
   * @param attempt the report of the barrier, as {@code POST attempts} of this claim takes it
   */
  record NewHandover(@Nullable JsonNode attempt) {}

  /** Offers the line of a claim; 409 where nobody who speaks the language is on line. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response offer(
      @Auth Viewer viewer, @PathParam("claim") UUID claim, @Nullable NewHandover said) {
    JsonNode attempt = said == null ? null : said.attempt();
    if (attempt == null || !attempt.isObject()) {
      throw Problem.unreadable("unreadable");
    }
    return Response.status(201)
        .entity(HandoverJson.of(handovers.offer(viewer, claim, attempt), clock.instant()))
        .build();
  }
}
