/** Calling by phone: the console, and the API behind it. */
@NullMarked
package org.polyphony.calling;

import org.jspecify.annotations.NullMarked;
