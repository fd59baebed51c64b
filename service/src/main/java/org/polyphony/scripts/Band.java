package org.polyphony.scripts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the numbers that a question can be answered with, which lead to a step of their own: both
 * ends belong to it. Written {@code 1..4}, in the place where other questions have a choice.
 */
record Band(int from, int to) {
  private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");

  /** Empty for what is no band, or one that ends before it begins. */
  static Optional<Band> of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    return matcher.matches()
        ? Optional.of(
                new Band(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
            .filter(band -> band.from <= band.to)
        : Optional.empty();
  }

  boolean contains(int number) {
    return from <= number && number <= to;
  }

  boolean overlaps(Band other) {
    return from <= other.to && other.from <= to;
  }

  boolean within(Bounds bounds) {
    return bounds.contains(from) && bounds.contains(to);
  }
}
