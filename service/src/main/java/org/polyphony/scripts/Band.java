package org.polyphony.scripts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of the numbers that a question can be answered with, which lead to a step or a result of
 * their own: both ends belong to it. Written {@code 1..4}, {@code 0.5..2} or, without an upper end,
 * {@code 4..}, in the place where other questions have a choice.
 *
 * @param to at least {@code from}; null where there is no upper end
 */
record Band(BigDecimal from, @Nullable BigDecimal to) {
  private static final String NUMBER = "-?\\d{1,9}(?:\\.\\d{1,3})?";
  private static final Pattern WRITTEN = Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")?");

  /** Empty for what is no band, or one that ends before it begins. */
  static Optional<Band> of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String end = matcher.group(2);
    Band band =
        new Band(new BigDecimal(matcher.group(1)), end == null ? null : new BigDecimal(end));
    return Optional.of(band).filter(Band::isAny);
  }

  /** As it is written in a script. */
  static String written(String from, String to) {
    return from + ".." + to;
  }

  private boolean isAny() {
    return to == null || from.compareTo(to) <= 0;
  }

  /** Whether it is one number alone. */
  boolean isOne() {
    return to != null && from.compareTo(to) == 0;
  }

  boolean contains(BigDecimal number) {
    return from.compareTo(number) <= 0 && (to == null || number.compareTo(to) <= 0);
  }

  boolean overlaps(Band other) {
    return (other.to == null || from.compareTo(other.to) <= 0)
        && (to == null || other.from.compareTo(to) <= 0);
  }

  boolean within(Bounds bounds) {
    return bounds.contains(from) && (to == null || bounds.contains(to));
  }

  /** What can be answered and is in none of some bands, in order. */
  static List<Band> gaps(List<Band> bands, Bounds bounds) {
    List<Band> gaps = new ArrayList<>();
    List<Band> sorted = new ArrayList<>(bands);
    sorted.sort(Comparator.comparing(Band::from));
    BigDecimal unit = BigDecimal.ONE.movePointLeft(bounds.decimals());
    BigDecimal free = BigDecimal.valueOf(bounds.least());
    BigDecimal most = BigDecimal.valueOf(bounds.most());
    for (Band band : sorted) {
      if (band.from.compareTo(free) > 0) {
        gaps.add(new Band(free, band.from.subtract(unit)));
      }
      free = band.to == null ? most.add(unit) : free.max(band.to.add(unit));
    }
    if (free.compareTo(most) <= 0) {
      gaps.add(new Band(free, most));
    }
    return gaps;
  }
}
