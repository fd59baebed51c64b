/**
 * The door of an event: who came, whoever's phone says so, on line or off, and the sheet of paper
 * beside it.
 */
@NullMarked
package org.polyphony.checkin;

import org.jspecify.annotations.NullMarked;
