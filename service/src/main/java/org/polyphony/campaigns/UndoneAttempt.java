package org.polyphony.campaigns;

import java.util.UUID;

/**
 * An attempt that its author took back.
 *
 * @param beside whether another outcome is the one that its claim ended with, or somebody else had
 *     the line
 * @param hostile whether its author and the line had been kept apart for it
 * @param repeated whether it had been taken back before
 */
public record UndoneAttempt(
    UUID id,
    UUID campaign,
    UUID claim,
    UUID line,
    Result result,
    boolean beside,
    boolean hostile,
    boolean repeated) {}
