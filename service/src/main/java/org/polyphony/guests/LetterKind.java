package org.polyphony.guests;

import java.util.Locale;

/** What there is to tell a guest. */
public enum LetterKind {
  CONFIRMED,
  /** They wait for a seat. */
  WAITING,
  MOVED_UP,
  /** They apply for a training, and staff have not decided yet. */
  APPLIED,
  /** Staff have taken them in. */
  TAKEN_IN,
  /** Staff could not take them in. */
  TURNED_DOWN,
  /** They cancelled. */
  GONE,
  CHANGED,
  CANCELLED,
  /** A reminder some days before. */
  BEFORE,
  /** A reminder on the day. */
  TODAY,
  THANKS,
  MISSED;

  /** As stored, and as the messages name it: {@code moved_up}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its code. */
  public static LetterKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether it tells somebody that they have a seat at what is to come. */
  boolean invites() {
    return this == CONFIRMED
        || this == MOVED_UP
        || this == TAKEN_IN
        || this == CHANGED
        || this == BEFORE
        || this == TODAY;
  }

  /** Whether the registration can still be changed. */
  boolean open() {
    return invites() || this == WAITING || this == APPLIED || this == GONE;
  }

  /** Whether a calendar should learn of it. */
  boolean forCalendars() {
    return this == CONFIRMED
        || this == MOVED_UP
        || this == TAKEN_IN
        || this == CHANGED
        || this == CANCELLED;
  }

  /** Whether it looks back, or says that there is nothing to come to: when it is, is enough. */
  boolean isBrief() {
    return this == THANKS || this == MISSED || this == GONE || this == TURNED_DOWN;
  }

  /** Whether a coordinator's own sentence belongs into it. */
  boolean reminds() {
    return this == BEFORE || this == TODAY;
  }
}
