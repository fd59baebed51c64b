package org.polyphony.web;

import org.jspecify.annotations.Nullable;

/** Joins an input to its hint and its error, for the field templates. */
public final class Described {
  private Described() {}

  /** The value of {@code aria-describedby}, or null where there is neither. */
  public static @Nullable String by(String name, boolean hint, boolean error) {
    String ids = (error ? name + "-error" : "") + (hint ? " " + name + "-hint" : "");
    return ids.isEmpty() ? null : ids.strip();
  }
}
