/**
 * Who is to be reached next: lanes, entries, claims on lines, receipts, and who is on line.
 *
 * <p>An entry is a line with the people behind it; it stands in one lane, for one language and one
 * set of time zones, which opens and closes as a whole. A claim is one caller's short lease on an
 * entry.
 */
@NullMarked
package org.polyphony.queue;

import org.jspecify.annotations.NullMarked;
