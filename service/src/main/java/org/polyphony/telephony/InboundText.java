package org.polyphony.telephony;

/**
 * A text that somebody has sent to us. The same may come twice.
 *
 * @param providerId the carrier's own id of it
 * @param from E.164
 * @param to our number, E.164
 * @param body may be empty, where only a picture came
 * @param pictures how many came along; they are not fetched
 * @param carrierOptOut whether the carrier itself has taken it for an opt-out and sends no more
 */
public record InboundText(
    String providerId, String from, String to, String body, int pictures, boolean carrierOptOut) {

  /** Without numbers and text, since this may reach a log. */
  @Override
  public String toString() {
    return "InboundText[" + providerId + "]";
  }
}
