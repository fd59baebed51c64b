package org.polyphony.i18n;

import java.util.Locale;

/** How well a caller's languages serve a contact, best first. */
public enum Match {
  /** The caller speaks the contact's language. */
  EXACT,
  /** A close variety, which the two will mostly understand; the caller is told. */
  KIN,
  /** Another language, because this campaign says so. */
  ALLOWED,
  /** Nobody knows the contact's language; anyone may ask. */
  UNKNOWN,
  /** Not to be served by this caller. */
  NONE;

  /** The name in the API: {@code "exact"}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True unless {@link #NONE}. */
  public boolean serves() {
    return this != NONE;
  }
}
