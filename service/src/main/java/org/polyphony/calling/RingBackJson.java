package org.polyphony.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.RingBack;

/**
 * The line of somebody who rings back cannot be had, and why, as the API answers it.
 *
 * @param claim always null
 * @param reason {@code unknown}, {@code elsewhere}, {@code suppressed}, {@code nobody}, {@code
 *     apart} where somebody was hostile to this caller, {@code held}, {@code held-elsewhere} where
 *     another organization calls it, or {@code shut}
 * @param heldBy the name of who has it; null unless it is held
 * @param campaigns those that have the number, where this one has not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RingBackJson(
    @Nullable Object claim,
    String reason,
    @Nullable String heldBy,
    List<RingBack.Elsewhere> campaigns) {

  static RingBackJson of(RingBack found) {
    boolean elsewhere = found.outcome() == RingBack.Outcome.HELD && found.holder() == null;
    return new RingBackJson(
        null,
        elsewhere ? "held-elsewhere" : found.outcome().code(),
        found.holder(),
        found.elsewhere());
  }
}
