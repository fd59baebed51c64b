package org.polyphony.telephony;

import java.time.Instant;

/**
 * A text as the carrier's own list has it.
 *
 * @param body as it was taken
 * @param takenAt when the carrier took it, by its own clock
 * @param fault 0 where it did not fail
 */
public record CarrierText(
    String providerId,
    String recipient,
    String body,
    Instant takenAt,
    Progress progress,
    int fault) {

  /** Without number and text, since this may reach a log. */
  @Override
  public String toString() {
    return "CarrierText[" + providerId + "]";
  }
}
