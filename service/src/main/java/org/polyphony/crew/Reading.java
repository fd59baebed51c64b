package org.polyphony.crew;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** Reads what forms send. */
final class Reading {

  private Reading() {}

  /**
   * @throws Problem 404 where it is no id
   */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  /** A key; a new one where there is none. */
  static UUID key(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return Ids.next();
    }
  }

  /**
   * The beginning of a day somewhere; null where nothing was typed.
   *
   * @throws Problem 422 where it is no day
   */
  static @Nullable Instant day(String field, String text, ZoneId zone) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip()).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw Problem.invalid(FieldProblem.of(field, "unreadable_value"));
    }
  }
}
