/** Turnout: elections, and what contacts promised. */
@NullMarked
package org.polyphony.turnout;

import org.jspecify.annotations.NullMarked;
