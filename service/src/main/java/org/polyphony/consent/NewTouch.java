package org.polyphony.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One approach, whatever came of it.
 *
 * @param line null on a channel without one
 * @param door null on a channel without one
 * @param campaign null outside a campaign
 * @param attempt the attempt that it was; null for a text
 * @param people whom it was meant for; may be empty
 */
public record NewTouch(
    UUID organization,
    Channel channel,
    @Nullable UUID line,
    @Nullable UUID door,
    @Nullable UUID campaign,
    @Nullable UUID attempt,
    Set<UUID> people,
    Instant at) {}
