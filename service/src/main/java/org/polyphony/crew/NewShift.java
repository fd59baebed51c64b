package org.polyphony.crew;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a shift.
 *
 * @param wanted how many, 1 to 200
 * @param language in which it is to be done; null where that does not matter
 */
record NewShift(Instant startsAt, Instant endsAt, int wanted, @Nullable String language) {}
