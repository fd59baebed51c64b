package org.polyphony.campaigns;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an attempt stands. */
public enum Disposition {
  /** Made on the author's own claim. */
  ACCEPTED,
  /** The claim had lapsed and somebody else has the line; kept for the coordinator. */
  BESIDE,
  /** Taken back by its author. */
  UNDONE;

  /** The disposition of this code; empty when there is none. */
  static Optional<Disposition> of(String code) {
    return Stream.of(values()).filter(disposition -> disposition.code().equals(code)).findFirst();
  }

  /** As outside programs read it: {@code accepted}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
