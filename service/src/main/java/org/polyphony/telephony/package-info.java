/** The ways to a carrier: a line by which texts go out, and what comes in on it. */
@NullMarked
package org.polyphony.telephony;

import org.jspecify.annotations.NullMarked;
