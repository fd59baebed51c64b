package org.polyphony.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * What a receipt says.
 *
 * @param user who claimed the line, and so the author of its outcome
 */
public record Receipt(UUID claim, UUID user, UUID campaign, Instant expiresAt) {}
