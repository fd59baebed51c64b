package org.polyphony.audiences;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of criteria read. */
public final class Values {

  private static final Pattern RANGE = Pattern.compile("([0-9]{0,3})-([0-9]{0,3})");
  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,3}");

  private Values() {}

  /** Whether it is the id of something. */
  public static boolean isId(String value) {
    try {
      return UUID.fromString(value).toString().equals(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether it is a number of days, 1 to 9999. */
  public static boolean isDays(String value) {
    return DAYS.matcher(value).matches();
  }

  /**
   * From one number to another, both included.
   *
   * @param least 0 where there is no lower end
   * @param most 999 where there is no upper one
   */
  record Range(int least, int most) {

    static boolean reads(String value) {
      Matcher range = RANGE.matcher(value);
      return range.matches() && value.length() > 1 && of(value).least() <= of(value).most();
    }

    /**
     * @throws IllegalArgumentException where it is none
     */
    static Range of(String value) {
      Matcher range = RANGE.matcher(value);
      if (!range.matches()) {
        throw new IllegalArgumentException("Not a range");
      }
      return new Range(number(range.group(1), 0), number(range.group(2), 999));
    }

    private static int number(String digits, int otherwise) {
      return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }
  }
}
