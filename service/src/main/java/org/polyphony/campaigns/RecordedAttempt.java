package org.polyphony.campaigns;

import java.util.UUID;

/**
 * An attempt that is kept.
 *
 * @param repeated whether it had been kept before, under the same key
 */
public record RecordedAttempt(UUID id, Disposition disposition, boolean repeated) {}
