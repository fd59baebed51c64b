package org.polyphony.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Disposition;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Receipt;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;
import org.polyphony.web.WithReceipt;

/** One recorded attempt. */
@Path("/api/v1/attempts/{attempt}")
@Produces(MediaType.APPLICATION_JSON)
public final class AttemptResource {

  private static final String RECEIPT = "X-Polyphony-Receipt";

  private final Outcomes outcomes;
  private final CallQueue queue;
  private final Briefings briefings;

  AttemptResource(Outcomes outcomes, CallQueue queue, Briefings briefings) {
    this.outcomes = outcomes;
    this.queue = queue;
    this.briefings = briefings;
  }

  /**
   * @param left what had left the house already and cannot be recalled
   * @param claim the line again, where it is its author's once more; else null
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Undone(UUID id, String disposition, List<String> left, @Nullable ClaimJson claim) {}

  /** Takes an attempt back: by its author, or with the receipt of its claim. */
  @DELETE
  @WithReceipt
  public Undone undo(
      @Auth Optional<Viewer> viewer,
      @PathParam("attempt") UUID attempt,
      @HeaderParam(RECEIPT) @Nullable String text) {
    if (text != null) {
      Receipt receipt = outcomes.proof(text);
      Outcomes.Undone undone = outcomes.undo(receipt.user(), attempt, Optional.of(receipt.claim()));
      return answer(undone, null);
    }
    Viewer author = viewer.orElseThrow(() -> new Problem(401, "sign_in_needed", Map.of()));
    Outcomes.Undone undone = outcomes.undo(author.user(), attempt, Optional.empty());
    return answer(
        undone,
        undone.reopened()
            ? queue
                .show(author, undone.attempt().claim())
                .map(claim -> briefings.of(author, claim))
                .orElse(null)
            : null);
  }

  private static Undone answer(Outcomes.Undone undone, @Nullable ClaimJson claim) {
    return new Undone(undone.attempt().id(), Disposition.UNDONE.code(), List.of(), claim);
  }
}
