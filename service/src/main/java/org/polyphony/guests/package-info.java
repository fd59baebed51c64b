/** Public pages of events: in the visitor's language, with the registration by oneself. */
@NullMarked
package org.polyphony.guests;

import org.jspecify.annotations.NullMarked;
