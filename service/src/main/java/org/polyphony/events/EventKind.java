package org.polyphony.events;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What sort of gathering it is. */
public enum EventKind {
  /** A listening session: an event with questions, notes and themes. */
  SESSION,
  TOWN_HALL,
  MEETING,
  TRAINING,
  CLINIC,
  PHONE_BANK,
  CANVASS,
  TEXT_BANK,
  OTHER;

  /** As stored and as outside programs write it: {@code phone_bank}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * True for those to which volunteers come to reach others: no page invites the public to them.
   */
  public boolean isShift() {
    return this == PHONE_BANK || this == CANVASS || this == TEXT_BANK;
  }

  /**
   * True for those for which people apply: whoever registers has a seat once staff take them in.
   */
  public boolean isByApplication() {
    return this == TRAINING;
  }

  /** The kind of this code; empty when there is none. */
  public static Optional<EventKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
