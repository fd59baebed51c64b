package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a line of a bundle can be trusted. */
public enum TextState {
  /** Nobody who reads the language has looked at it. */
  DRAFT,
  /** A named person who reads the language has approved it. Lines of the source always are. */
  REVIEWED,
  /** Its source was changed after it was written. */
  STALE,
  /** There is no text; the source stands in and is marked as untranslated. Never stored. */
  MISSING;

  /** The name used in JSON and in the database: {@code draft}, {@code reviewed}, and so on. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TextState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
