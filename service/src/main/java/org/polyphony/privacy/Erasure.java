package org.polyphony.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was erased.
 *
 * @param contact the id that is left of them
 * @param reason the code of an {@link ErasureReason}
 * @param numbers how many of their numbers nobody may use any more
 * @param author the user, null for the system
 */
public record Erasure(
    UUID id,
    UUID organization,
    UUID contact,
    String reason,
    int numbers,
    @Nullable UUID author,
    Instant at) {}
