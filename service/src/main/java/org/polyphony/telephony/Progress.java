package org.polyphony.telephony;

import java.util.Locale;

/** How far a carrier is with a text. News may come out of order: a later one is never undone. */
public enum Progress {
  /** The carrier has it. */
  TAKEN,
  /** It has left for the recipient's own carrier. */
  SENT,
  /** It is on the phone. */
  DELIVERED,
  /** It will not arrive. */
  FAILED;

  /** As stored: {@code delivered}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
