package org.polyphony.events;

import java.text.Normalizer;
import java.util.Locale;

/** The name of an event in a printed address. */
final class Slug {

  private static final int LONGEST = 48;

  private Slug() {}

  /** Plain lower-case letters, digits and hyphens; {@code event} when the name has none of them. */
  static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace('đ', 'd')
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "event" : trimmed;
  }

  /** The same with a number, where the plain one is taken. */
  static String numbered(String slug, int number) {
    return number == 1 ? slug : slug + "-" + number;
  }
}
