package org.polyphony.campaigns;

import java.util.UUID;

/**
 * An attempt that its author took back.
 *
 * @param repeated whether it had been taken back before
 */
public record UndoneAttempt(
    UUID id, UUID campaign, UUID claim, UUID line, Result result, boolean repeated) {}
