package org.polyphony.optouts;

import java.util.UUID;
import org.polyphony.consent.Channel;

/**
 * What was said of a file of opt-outs when it came.
 *
 * @param channel what its rows refuse where they do not say
 * @param evidence how we know; may be empty
 */
record OptOutFile(UUID id, UUID organization, Channel channel, String evidence) {}
