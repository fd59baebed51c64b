package org.polyphony.calling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person on the line, offered to somebody who speaks their language.
 *
 * @param claim of who offers
 * @param language the tag of what was heard
 * @param attempt the report of what was met, as JSON, recorded when somebody takes the line
 * @param state {@code offered}, {@code taken} or {@code over}
 * @param takenClaim the claim of who took it; null while nobody has
 */
record Handover(
    UUID id,
    UUID organization,
    UUID campaign,
    UUID claim,
    UUID author,
    String authorName,
    String language,
    String attempt,
    String state,
    Instant expiresAt,
    @Nullable UUID takenBy,
    @Nullable String takenByName,
    @Nullable UUID takenClaim) {

  @Override
  public String toString() {
    return "Handover[" + id + ", " + state + "]";
  }
}
