package org.polyphony.turnout;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A vote to be taken part in.
 *
 * @param commitments how many contacts promised to vote in it
 */
public record Election(
    UUID id, UUID organization, String name, LocalDate day, boolean sample, long commitments) {}
