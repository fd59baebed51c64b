package org.polyphony.i18n;

import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;

/** A time to be written, in the zone in which it is to be written. */
record Moment(ZonedDateTime time) {

  private static final Memory<TimeZone> ZONES = new Memory<>(Moment::icuZone);

  static final String DATE_LETTERS = "GyYuUrQqMLwWdDFgEec";
  static final String TIME_LETTERS = "abBhHKkjJCmsSAzZOvVXx";

  /**
   * The moment, seen in the zone; local values keep their own reading.
   *
   * @param fields the skeleton or pattern it is for
   * @throws DateTimeException when the value lacks what the fields ask for, so that no day is
   *     invented
   */
  static Moment of(Temporal value, String fields, ZoneId zone) {
    if (value instanceof Instant instant) {
      return new Moment(instant.atZone(zone));
    }
    if (value instanceof ZonedDateTime zoned) {
      return new Moment(zoned.withZoneSameInstant(zone));
    }
    if (value instanceof OffsetDateTime offset) {
      return new Moment(offset.atZoneSameInstant(zone));
    }
    if (value instanceof LocalDateTime local) {
      return new Moment(local.atZone(ZoneOffset.UTC));
    }
    if (value instanceof LocalDate date && !asksFor(fields, TIME_LETTERS)) {
      return new Moment(date.atStartOfDay(ZoneOffset.UTC));
    }
    if (value instanceof LocalTime clock && !asksFor(fields, DATE_LETTERS)) {
      return new Moment(clock.atDate(LocalDate.EPOCH).atZone(ZoneOffset.UTC));
    }
    throw new DateTimeException(
        value.getClass().getSimpleName() + " has not the fields of " + fields);
  }

  private static boolean asksFor(String fields, String letters) {
    return unquoted(fields).chars().anyMatch(c -> letters.indexOf(c) >= 0);
  }

  /** A pattern without the words quoted in it. */
  static String unquoted(String pattern) {
    return pattern.replaceAll("'[^']*'", "");
  }

  Instant instant() {
    return time.toInstant();
  }

  /** Frozen, so that formatters share it. */
  TimeZone icuZone() {
    return ZONES.get(time.getZone().getId());
  }

  private static TimeZone icuZone(String id) {
    ZoneId zone = ZoneId.of(id);
    String name =
        !(zone instanceof ZoneOffset offset)
            ? id
            : offset.getTotalSeconds() == 0 ? "UTC" : "GMT" + id;
    return TimeZone.getTimeZone(name).freeze();
  }
}
