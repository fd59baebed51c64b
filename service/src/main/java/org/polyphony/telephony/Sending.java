package org.polyphony.telephony;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking the carrier to send a text. */
public sealed interface Sending {

  /**
   * It has taken the text.
   *
   * @param providerId its own id of it
   */
  record Taken(String providerId) implements Sending {}

  /**
   * It has surely not taken the text.
   *
   * @param fault why, as the carrier numbers it; 0 where it gave no number
   * @param again after how long it may be asked again; null where asking again is of no use
   */
  record NotTaken(int fault, @Nullable Duration again) implements Sending {}

  /**
   * Nobody knows: the connection was cut, the answer was lost, was a fault of the carrier's or
   * could not be read. The text is never sent again on this word.
   */
  record Unknown() implements Sending {}
}
