package org.polyphony.i18n;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads arguments for what they are meant to be: values from a file are strings. */
final class Values {

  private static final List<Function<String, Temporal>> TIMES =
      List.of(
          Instant::parse,
          OffsetDateTime::parse,
          ZonedDateTime::parse,
          LocalDateTime::parse,
          LocalDate::parse,
          LocalTime::parse);

  private Values() {}

  /** Null when the value is not of the argument's type or nobody can format that type. */
  static @Nullable String format(Formats formats, Piece.Argument argument, Object value) {
    String type = String.valueOf(argument.type());
    try {
      switch (type) {
        case "number" -> {
          Number number = number(value);
          return number == null ? null : formats.number(number, argument.style());
        }
        case "date", "time" -> {
          Temporal time = time(value);
          return time == null ? null : formats.styled(time, type, argument.style());
        }
        default -> {
          return null;
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  /**
   * A moment or day without a type in the pattern is written as a date, never as {@code
   * 2026-11-03}; else null.
   */
  static @Nullable String plainTime(Formats formats, Object value) {
    if (!(value instanceof Temporal) && !(value instanceof Date)) {
      return null;
    }
    Temporal time = time(value);
    return time == null
        ? null
        : time instanceof LocalTime ? formats.time(time) : formats.date(time);
  }

  static @Nullable Number number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    if (value instanceof String text) {
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  static @Nullable Temporal time(Object value) {
    if (value instanceof Temporal time) {
      return time;
    }
    if (value instanceof Date date) {
      return Instant.ofEpochMilli(date.getTime());
    }
    if (value instanceof String text) {
      for (Function<String, Temporal> way : TIMES) {
        try {
          return way.apply(text.strip());
        } catch (DateTimeException e) {
          continue;
        }
      }
    }
    return null;
  }

  static boolean isExactly(String selector, Number count) {
    return selector.startsWith("=")
        && decimal(count).compareTo(new BigDecimal(selector.substring(1))) == 0;
  }

  static Number minus(Number count, double offset) {
    return offset == 0
        ? count
        : decimal(count).subtract(BigDecimal.valueOf(offset)).stripTrailingZeros();
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }
}
