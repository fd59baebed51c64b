package org.polyphony.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as files write them; month before day where slashes stand between, as in the United States.
 */
final class Dates {

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?: .*)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  private Dates() {}

  /** The day, however long ago; empty where it is none or its century is left to guess. */
  static Optional<LocalDate> parse(String text) {
    String stripped = text.strip();
    Matcher iso = ISO.matcher(stripped);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher american = AMERICAN.matcher(stripped);
    if (american.matches()) {
      return day(american.group(3), american.group(1), american.group(2));
    }
    Matcher compact = COMPACT.matcher(stripped);
    return compact.matches()
        ? day(compact.group(1), compact.group(2), compact.group(3))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
