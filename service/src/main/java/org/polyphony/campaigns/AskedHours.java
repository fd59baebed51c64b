package org.polyphony.campaigns;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The hours that somebody asks for, before the law narrows them.
 *
 * @param end empty for midnight at the end of the day, {@code 24:00}
 */
public record AskedHours(LocalTime start, Optional<LocalTime> end, Set<DayOfWeek> days) {

  private static final String MIDNIGHT = "24:00";

  /** Nine in the morning to eight in the evening, every day. */
  public static final AskedHours USUAL =
      new AskedHours(
          LocalTime.of(9, 0), Optional.of(LocalTime.of(20, 0)), EnumSet.allOf(DayOfWeek.class));

  public AskedHours {
    days = Set.copyOf(days);
  }

  /** From {@code 09:00} and {@code 24:00}; empty when one of them is no time. */
  static Optional<AskedHours> parse(String start, String end, Set<DayOfWeek> days) {
    try {
      return Optional.of(new AskedHours(LocalTime.parse(start), endOf(end), days));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTime> endOf(String end) {
    return end.equals(MIDNIGHT) ? Optional.empty() : Optional.of(LocalTime.parse(end));
  }

  /** As it was written: {@code 20:00}, or {@code 24:00}. */
  String endText() {
    return end.map(LocalTime::toString).orElse(MIDNIGHT);
  }
}
