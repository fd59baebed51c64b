package org.polyphony.coordination;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People who were met with a language barrier and wait for somebody who speaks their language.
 *
 * @param language as stored; {@code und} where nobody could name it
 * @param onLine whether somebody who speaks it is on line
 * @param expectedAt when somebody will be; null where nobody is planned
 */
record WaitingForSpeaker(
    String language, int people, boolean onLine, @Nullable Instant expectedAt) {}
