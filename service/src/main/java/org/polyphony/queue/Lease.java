package org.polyphony.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands after a heartbeat.
 *
 * @param state {@code open}, {@code ahead}, or {@code revoked} where the line is no longer this
 *     caller's
 * @param expiresAt null when it is revoked
 * @param expiresIn the same in seconds from now on, for a client whose clock is wrong; null
 *     likewise
 * @param reason why it is revoked: {@code recorded} where this caller has said what came of it, in
 *     another tab or on another device; {@code suppressed} where nobody may call the line any more;
 *     {@code lapsed} where it was held too long or calling is over for now, {@code elsewhere} where
 *     the caller has gone on in another campaign, {@code returned} where it was given back or taken
 *     back, {@code shift_ended} where it was fetched ahead for a shift that was ended since:
 *     somebody else may have it; else null
 */
public record Lease(
    String state, @Nullable Instant expiresAt, @Nullable Long expiresIn, @Nullable String reason) {

  static Lease running(String state, Instant expiresAt, Instant now) {
    return new Lease(state, expiresAt, Duration.between(now, expiresAt).toSeconds(), null);
  }

  static Lease ended(String reason) {
    return new Lease("revoked", null, null, reason);
  }
}
