package org.polyphony.telephony.twilio;

import java.util.Locale;
import org.polyphony.telephony.Progress;

/** Twilio's words for how far a text is. */
final class Statuses {
  private Statuses() {}

  /**
   * @param status such as {@code undelivered}; one that is not known tells only that Twilio has the
   *     text
   */
  static Progress progress(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "sent" -> Progress.SENT;
      case "delivered", "read", "partially_delivered" -> Progress.DELIVERED;
      case "undelivered", "failed", "canceled" -> Progress.FAILED;
      default -> Progress.TAKEN;
    };
  }
}
