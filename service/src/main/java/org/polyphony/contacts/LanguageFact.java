package org.polyphony.contacts;

import java.util.Locale;

/** The two facts of a person's language. Many elders speak one that they do not read. */
public enum LanguageFact {
  SPOKEN,
  WRITTEN;

  /** The name in the API and the database: {@code "spoken"}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
