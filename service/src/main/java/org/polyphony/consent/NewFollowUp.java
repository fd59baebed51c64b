package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise to be kept.
 *
 * @param campaign in which it was made; null outside one
 * @param line where to reach them; null when by a door
 * @param door where to reach them; null when by a line
 * @param contact who is waiting; null when it was not said who
 * @param language to be spoken, as stored; {@code und} where not known
 * @param dueAt from when on it is due
 * @param forUser who promised it themselves; null when anyone may take it up who speaks the
 *     language
 * @param attempt the attempt on which it was made; null when on none
 * @param author who wrote it down; null for the service itself
 * @param at when it was made
 */
public record NewFollowUp(
    UUID organization,
    FollowUpKind kind,
    @Nullable UUID campaign,
    @Nullable UUID line,
    @Nullable UUID door,
    @Nullable UUID contact,
    String language,
    Instant dueAt,
    @Nullable UUID forUser,
    @Nullable UUID attempt,
    @Nullable UUID author,
    Instant at) {}
