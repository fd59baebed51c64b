package org.polyphony.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands after a heartbeat.
 *
 * @param state {@code open}, {@code ahead}, or {@code revoked} where the line is no longer this
 *     caller's
 * @param expiresAt null when it is revoked
 * @param reason why it is revoked: {@code suppressed} where nobody may call the line any more,
 *     {@code lapsed} where somebody else may have it; else null
 */
public record Lease(String state, @Nullable Instant expiresAt, @Nullable String reason) {}
