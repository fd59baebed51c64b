/**
 * The coordinator's live view of a campaign's queue, and what they change in it: languages first or
 * paused, claims taken back, lines taken up again, callers moved, promises handed over, days off.
 *
 * <p>It has no tables of its own: it reads the views of the queue and of consent, and asks their
 * services for changes.
 */
@NullMarked
package org.polyphony.coordination;

import org.jspecify.annotations.NullMarked;
