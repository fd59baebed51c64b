package org.polyphony.turnout;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote to be taken part in.
 *
 * @param registerBy the last day to register for it, null where nobody has said it
 * @param cureBy the last day to put a ballot by mail right that was not accepted, by the county's
 *     word; null where nobody has said it
 * @param commitments how many contacts promised to vote in it
 */
public record Election(
    UUID id,
    UUID organization,
    String name,
    LocalDate day,
    @Nullable LocalDate registerBy,
    @Nullable LocalDate cureBy,
    boolean sample,
    long commitments) {}
