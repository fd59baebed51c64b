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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.pattern.Piece;

/** Reads arguments for what they are meant to be: values from a file are strings. */
final class Values {

  private static final List<Function<String, Temporal>> MOMENTS =
      List.of(Instant::parse, OffsetDateTime::parse, ZonedDateTime::parse, LocalDateTime::parse);

  /** "1E999999999" is nine letters in a file and a gigabyte on a page. */
  private static final int MOST_DIGITS = 40;

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
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /**
   * A moment or day without a type in the pattern is written as a date, never as {@code
   * 2026-11-03}; else null.
   */
  static @Nullable String plainTime(Formats formats, Object value) {
    if (!(value instanceof Temporal time)) {
      return null;
    }
    try {
      return time instanceof LocalTime ? formats.time(time) : formats.date(time);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return null; // the year 1,000,000,000 is on no calendar
    }
  }

  static @Nullable Number number(@Nullable Object value) {
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number : null;
    }
    if (value instanceof String text) {
      try {
        BigDecimal number = new BigDecimal(text.strip());
        return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS ? null : number;
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
    return value instanceof String text ? parsed(text.strip()) : null;
  }

  /** A day has no {@code T}, a time of day no hyphen; an attempt that fails costs an exception. */
  private static @Nullable Temporal parsed(String text) {
    if (text.indexOf('T') < 0 && text.indexOf('t') < 0) {
      return text.indexOf(':') < 0
          ? parsed(text, LocalDate::parse)
          : parsed(text, LocalTime::parse);
    }
    for (Function<String, Temporal> way : MOMENTS) {
      Temporal time = parsed(text, way);
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private static @Nullable Temporal parsed(String text, Function<String, Temporal> way) {
    try {
      return way.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What no decimal can say ({@code =1e9999999999}, which ICU takes for infinity) is no number. */
  static boolean isExactly(String selector, Number count) {
    if (!selector.startsWith("=")) {
      return false;
    }
    try {
      return decimal(count).compareTo(new BigDecimal(selector.substring(1))) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** An offset without end, {@code offset:1e999} to ICU, takes nothing off. */
  static Number minus(Number count, double offset) {
    return offset == 0 || !Double.isFinite(offset)
        ? count
        : decimal(count).subtract(BigDecimal.valueOf(offset)).stripTrailingZeros();
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }
}
