/**
 * Files of opt-outs: read, looked at and carried out like any other, taken back only with a reason.
 */
@NullMarked
package org.polyphony.optouts;

import org.jspecify.annotations.NullMarked;
