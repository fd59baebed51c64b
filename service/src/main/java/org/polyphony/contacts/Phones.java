package org.polyphony.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads telephone numbers as people write them. What has no country code is taken for one of the
 * United States.
 */
public final class Phones {

  private static final String REGION = "US";
  private static final List<String> NOWHERE = List.of("America/Los_Angeles", "America/New_York");

  /** What a spreadsheet makes of a number that it takes for a quantity. */
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,2}");

  /** A whole number that a spreadsheet has saved with a decimal point. */
  private static final Pattern DECIMAL_TAIL = Pattern.compile("\\d{10,11}[.,]0+");

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();
  private static final AmericanNumbers AMERICAN =
      new AmericanNumbers(tel -> byLibrary(tel).orElse(null));

  private Phones() {}

  /** Why something is no telephone number. */
  public enum Fault {
    /** A spreadsheet has turned it into {@code 9.17E+09}; the digits are lost. */
    SPREADSHEET,
    TOO_SHORT,
    TOO_LONG,
    /** The right length, and no such number can exist. */
    NO_SUCH_NUMBER,
    /** Not a number at all. */
    NOT_A_NUMBER
  }

  /**
   * The number, or empty where it is none that can be dialled; without the {@link #extension}.
   *
   * @param text as somebody wrote it: {@code (916) 555-0100}, {@code +84 28 3822 0000}
   */
  public static Optional<Phone> parse(String text) {
    Phone american = AMERICAN.parse(text);
    return american != null ? Optional.of(american) : byLibrary(withoutTail(text));
  }

  /** The extension behind a number, {@code 4} of {@code 916-555-0100 x4}; empty for none. */
  static String extension(String text) {
    if (text.chars().noneMatch(c -> c == '#' || c == ';' || Character.isLetter(c))) {
      return "";
    }
    PhoneNumber number = number(text.strip());
    return number == null ? "" : number.getExtension();
  }

  /** What is wrong with a text that {@link #parse} cannot read. */
  public static Fault fault(String text) {
    String stripped = text.strip();
    if (SCIENTIFIC.matcher(stripped).matches()) {
      return Fault.SPREADSHEET;
    }
    PhoneNumber number = number(stripped);
    if (number == null) {
      return stripped.chars().filter(Character::isDigit).count() < 3
          ? Fault.NOT_A_NUMBER
          : lengthFault(stripped);
    }
    ValidationResult result = LIBRARY.isPossibleNumberWithReason(number);
    return switch (result) {
      case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> Fault.TOO_SHORT;
      case TOO_LONG -> Fault.TOO_LONG;
      default -> Fault.NO_SUCH_NUMBER;
    };
  }

  /**
   * As people in the United States write it: {@code (916) 555-0100}; others in international form.
   */
  public static String display(String tel) {
    if (AmericanNumbers.isAmerican(tel)) {
      return "(%s) %s-%s".formatted(tel.substring(2, 5), tel.substring(5, 8), tel.substring(8));
    }
    PhoneNumber number = number(tel);
    return number == null ? tel : LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL);
  }

  /** For who may not see it: all but the last two digits as dots. */
  public static String masked(String tel) {
    String display = display(tel);
    int end = display.length() - 2;
    return display.substring(0, end).replaceAll("[0-9]", "•") + display.substring(end);
  }

  private static String withoutTail(String text) {
    String stripped = text.strip();
    return DECIMAL_TAIL.matcher(stripped).matches()
        ? stripped.substring(0, stripped.length() - (stripped.length() - point(stripped)))
        : stripped;
  }

  private static int point(String number) {
    return Math.max(number.indexOf('.'), number.indexOf(','));
  }

  private static Fault lengthFault(String text) {
    return text.chars().filter(Character::isDigit).count() > 15
        ? Fault.TOO_LONG
        : Fault.NOT_A_NUMBER;
  }

  private static Optional<Phone> byLibrary(String text) {
    if (SCIENTIFIC.matcher(text).matches()) {
      return Optional.empty();
    }
    PhoneNumber number = number(text);
    if (number == null || !LIBRARY.isValidNumber(number)) {
      return Optional.empty();
    }
    List<String> zones = ZONES.getTimeZonesForNumber(number);
    boolean unknown = zones.isEmpty() || zones.get(0).equals("Etc/Unknown");
    return Optional.of(
        new Phone(LIBRARY.format(number, PhoneNumberFormat.E164), unknown ? NOWHERE : zones));
  }

  private static @Nullable PhoneNumber number(String text) {
    try {
      return LIBRARY.parse(text, REGION);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
