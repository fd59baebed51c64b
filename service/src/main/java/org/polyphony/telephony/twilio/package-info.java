/** Twilio, by its own library; nothing else knows of it. */
@NullMarked
package org.polyphony.telephony.twilio;

import org.jspecify.annotations.NullMarked;
