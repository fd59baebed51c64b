package org.polyphony.imports;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyphony.contacts.Birth;

/**
 * Reads when somebody was born: a whole date or the year alone, whichever stands in the one column
 * or the other. A year of two digits is nobody's to guess.
 */
final class BirthCells {

  /** A spreadsheet may have added a decimal point, and Chinese says what it is. */
  private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:[.,]0+|\\s*年)?");

  private static final Pattern TWO_DIGITS =
      Pattern.compile("['’]?\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}|\\d{2}[.,]0+");

  /** What people write where they do not know. */
  private static final Pattern NOTHING =
      Pattern.compile("[-–—?. ]*|0+|n/?a|none|null|unknown", Pattern.CASE_INSENSITIVE);

  private static final Pattern OTHER_DIGIT = Pattern.compile("[^\\x00-\\x7f]");

  private final LocalDate today;

  BirthCells(LocalDate today) {
    this.today = today;
  }

  /**
   * @param field of which {@code reason} is said; empty where there is nothing to say
   * @param reason why what was written is not kept as it stands
   * @param written as it stands in the file
   */
  record Found(Birth birth, String field, String reason, String written) {

    private static Found nothing() {
      return new Found(Birth.UNKNOWN, "", "", "");
    }

    private static Found known(Birth birth) {
      return new Found(birth, "", "", "");
    }

    boolean isFaulty() {
      return !reason.isEmpty();
    }
  }

  /** What a row says; of two cells that differ, the date counts. */
  Found read(String date, String year) {
    if (date.isEmpty() && year.isEmpty()) {
      return Found.nothing();
    }
    Found byDate = one("birth_date", date);
    Found byYear = one("birth_year", year);
    if (byDate.isFaulty()) {
      return new Found(byYear.birth(), byDate.field(), byDate.reason(), byDate.written());
    }
    if (byYear.isFaulty()) {
      return new Found(byDate.birth(), byYear.field(), byYear.reason(), byYear.written());
    }
    Integer one = byDate.birth().year();
    Integer other = byYear.birth().year();
    if (one != null && other != null && !one.equals(other)) {
      return new Found(byDate.birth(), "birth_year", "birth_year_differs", year);
    }
    boolean dateSaysMore = byDate.birth().date() != null || other == null;
    return Found.known(dateSaysMore ? byDate.birth() : byYear.birth());
  }

  private Found one(String field, String cell) {
    String written = plain(cell);
    if (NOTHING.matcher(written).matches()) {
      return Found.nothing();
    }
    Matcher year = YEAR.matcher(written);
    Optional<Birth> birth =
        year.matches()
            ? Optional.of(Birth.in(Integer.valueOf(year.group(1))))
            : Dates.parse(written).map(Birth::on);
    if (birth.isPresent()) {
      return birth.get().isLikely(today)
          ? Found.known(birth.get())
          : new Found(Birth.UNKNOWN, field, "year_out_of_bounds", cell);
    }
    String reason =
        TWO_DIGITS.matcher(written).matches()
            ? "two_digit_year"
            : field.equals("birth_date") ? "bad_date" : "bad_year";
    return new Found(Birth.UNKNOWN, field, reason, cell);
  }

  /** With the digits of Arabic, Persian and full-width writing as ours. */
  private static String plain(String cell) {
    String stripped = cell.strip();
    return OTHER_DIGIT.matcher(stripped).find()
        ? OTHER_DIGIT
            .matcher(stripped)
            .replaceAll(
                other -> {
                  int digit = Character.digit(other.group().charAt(0), 10);
                  return digit < 0 ? Matcher.quoteReplacement(other.group()) : "" + digit;
                })
        : stripped;
  }
}
