package org.polyphony.campaigns;

import java.time.Instant;

/**
 * When somebody will call again.
 *
 * @param language to be spoken then, as stored
 * @param byMe whether the caller promised to call themselves
 */
public record Callback(Instant at, String language, boolean byMe) {}
