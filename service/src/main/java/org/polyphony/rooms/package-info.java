/**
 * Rooms: a shift of a phone bank from its plan to its thanks. Who is here, what the lead says to
 * all, who asks for help, and what all did together.
 */
@NullMarked
package org.polyphony.rooms;

import org.jspecify.annotations.NullMarked;
