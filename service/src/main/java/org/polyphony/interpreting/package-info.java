/**
 * The language-access plan of an event: who needs an interpreter in which language, who is booked,
 * headsets, translated materials, and what all of it costs.
 */
@NullMarked
package org.polyphony.interpreting;

import org.jspecify.annotations.NullMarked;
