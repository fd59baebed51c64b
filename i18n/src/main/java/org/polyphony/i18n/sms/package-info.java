/** What a text message costs in characters: its encoding, its units, the parts it is sent in. */
@NullMarked
package org.polyphony.i18n.sms;

import org.jspecify.annotations.NullMarked;
