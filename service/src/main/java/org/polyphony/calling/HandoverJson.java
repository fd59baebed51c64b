package org.polyphony.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over as the API answers it.
 *
 * @param state {@code offered}, {@code taken} or {@code over}
 * @param language what was heard
 * @param expiresIn for how many seconds it can still be taken
 * @param from the name of who offers
 * @param by the name of who took it; null while nobody has
 */
record HandoverJson(
    UUID id,
    String state,
    String language,
    Instant expiresAt,
    long expiresIn,
    String from,
    @Nullable String by) {

  static HandoverJson of(Handover handover, Instant now) {
    long left = Duration.between(now, handover.expiresAt()).toSeconds();
    boolean over = handover.state().equals("offered") && left <= 0;
    return new HandoverJson(
        handover.id(),
        over ? "over" : handover.state(),
        handover.language(),
        handover.expiresAt(),
        Math.max(left, 0),
        handover.authorName(),
        handover.takenByName());
  }
}
