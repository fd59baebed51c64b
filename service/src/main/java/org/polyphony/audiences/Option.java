package org.polyphony.audiences;

import org.jspecify.annotations.Nullable;

/**
 * A value that can be chosen.
 *
 * @param text what people call it, a list's name; null where it is worded or a language
 * @param message the message that words it; null where it has a text or is a language
 */
public record Option(String value, @Nullable String text, @Nullable String message) {

  /** Something with a name of its own. */
  public static Option named(String value, String name) {
    return new Option(value, name, null);
  }

  /** Something that a message words. */
  public static Option worded(String value, String message) {
    return new Option(value, null, message);
  }

  /** A language by its tag. */
  public static Option language(String tag) {
    return new Option(tag, null, null);
  }
}
