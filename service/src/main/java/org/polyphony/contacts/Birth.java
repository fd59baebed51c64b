package org.polyphony.contacts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When somebody was born, as far as anybody knows.
 *
 * @param year null where nobody knows; that of the date where there is one
 * @param date null where no more than the year is known
 */
public record Birth(@Nullable Integer year, @Nullable LocalDate date) {

  /** Nobody knows. */
  public static final Birth UNKNOWN = new Birth(null, null);

  /** Whoever was born earlier is beyond our calls. */
  public static final int EARLIEST = 1900;

  public Birth {
    year = date == null ? year : Integer.valueOf(date.getYear());
  }

  /** On a day; unknown for null. */
  public static Birth on(@Nullable LocalDate date) {
    return new Birth(null, date);
  }

  /** In a year; unknown for null. */
  public static Birth in(@Nullable Integer year) {
    return new Birth(year, null);
  }

  /** Whether somebody who lives today may have been born then; true where nobody knows. */
  public boolean isLikely(LocalDate today) {
    return year == null
        || (year >= EARLIEST && (date == null ? year <= today.getYear() : !date.isAfter(today)));
  }
}
