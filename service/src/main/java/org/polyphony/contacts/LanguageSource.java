package org.polyphony.contacts;

import java.util.Locale;

/** How we know a person's language, from the weakest to the strongest. */
public enum LanguageSource {
  /** Nobody said anything: the language is {@code und}. */
  NONE,
  /** Guessed, from a name or a neighbourhood. Routes first offers, is never shown as a fact. */
  INFERRED,
  /** A file said so, or whoever typed the person in. */
  IMPORTED,
  /** Somebody heard it on a call or at the door. */
  OBSERVED,
  /** The person said so. */
  SELF_DECLARED;

  /** The name in the API and the database: {@code "self_declared"}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The source of this name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static LanguageSource ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /** Whether a fact from here may replace one from there: one at least as strong may. */
  public boolean mayReplace(LanguageSource other) {
    return compareTo(other) >= 0;
  }
}
