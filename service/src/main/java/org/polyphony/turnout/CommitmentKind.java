package org.polyphony.turnout;

import java.util.Locale;

/** What a contact can promise. Coming is a registration, being called back a follow-up. */
public enum CommitmentKind {
  VOTE,
  VOLUNTEER,
  /** To bring people along. */
  BRING;

  /** As stored: {@code vote}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
