package org.polyphony.telephony;

import java.util.UUID;

/**
 * One text to one number.
 *
 * @param message our own id, by which what comes back is known again
 * @param sender one of {@link TextLine#senders()}
 * @param recipient E.164
 * @param body as it is to arrive, in NFC, never empty
 */
public record OutgoingText(UUID message, String sender, String recipient, String body) {

  /** Without number and text, since this may reach a log. */
  @Override
  public String toString() {
    return "OutgoingText[" + message + "]";
  }
}
