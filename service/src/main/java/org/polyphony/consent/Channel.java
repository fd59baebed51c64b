package org.polyphony.consent;

import java.util.Locale;

/** A way to reach somebody, as consents, suppressions and touches name it. */
public enum Channel {
  /** Every way there is. */
  ALL,
  PHONE,
  TEXT,
  DOOR,
  EMAIL;

  /** As stored and as outside programs write it: {@code phone}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
