package org.polyphony.consent;

import java.util.Locale;

/** Why somebody will get back to a contact. */
public enum FollowUpKind {
  /** They asked to be called at a time. */
  CALLBACK,
  /** Their ballot was not accepted and can be mended. */
  CURE,
  /** They asked something, by text for instance. */
  QUESTION,
  /** Nobody on the call spoke their language. */
  BARRIER,
  /** A member of staff has to look. */
  STAFF;

  /** As stored: {@code callback}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
