package org.polyphony.turnout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise heard.
 *
 * @param election the one that is meant; null when none is
 * @param campaign null outside one
 * @param attempt on which it was heard
 */
public record NewCommitment(
    UUID organization,
    UUID contact,
    CommitmentKind kind,
    @Nullable UUID election,
    @Nullable UUID campaign,
    UUID attempt,
    Instant at) {}
