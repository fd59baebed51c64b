package org.polyphony.campaigns;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What else is to be known of an attempt, whatever came of it. */
public enum AttemptFlag {
  /** A member of staff has to look. */
  NEEDS_STAFF,
  HOSTILE,
  /** They need to be fetched. */
  RIDE,
  /** They need somebody to interpret. */
  INTERPRETER;

  /** The flag of this code; empty when there is none. */
  public static Optional<AttemptFlag> of(String code) {
    return Stream.of(values()).filter(flag -> flag.code().equals(code)).findFirst();
  }

  /** As stored and as outside programs write it: {@code needs_staff}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
