package org.polyphony.care;

import java.time.Instant;

/**
 * A resource that somebody was told of.
 *
 * @param resource its key in the table of resources
 * @param at since when it stands so
 */
record Referral(String resource, ReferralState state, Instant at) {}
