package org.polyphony.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fast path for ten digits of North America, nearly every row of a file: whether a number can
 * exist, and where, hangs on its first six digits alone, so the library is asked once for each of
 * those.
 */
final class AmericanNumbers {

  private static final int DIGITS = 10;
  private static final int PREFIX = 6;

  private final Function<String, @Nullable Phone> library;

  /** By the first six digits; null where nobody has asked yet, an empty list where none exists. */
  private final AtomicReferenceArray<List<String>> zonesByPrefix =
      new AtomicReferenceArray<>(1_000_000);

  /** One list for each set of zones: there are some dozens of them. */
  private final List<List<String>> shared = new ArrayList<>();

  AmericanNumbers(Function<String, @Nullable Phone> library) {
    this.library = library;
  }

  static boolean isAmerican(String tel) {
    return tel.length() == 12 && tel.startsWith("+1");
  }

  /** Null where the text has anything but ten digits (after a 1) and usual marks, or is none. */
  @Nullable Phone parse(String text) {
    char[] digits = new char[DIGITS + 1];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (count > DIGITS) {
          return null;
        }
        digits[count++] = c;
      } else if (!isUsual(c) && !(c == '+' && count == 0)) {
        return null;
      }
    }
    int start = count == DIGITS + 1 && digits[0] == '1' ? 1 : 0;
    if (count - start != DIGITS || (start == 0 && text.indexOf('+') >= 0)) {
      return null;
    }
    String tel = "+1" + new String(digits, start, DIGITS);
    List<String> zones = zones(tel);
    return zones.isEmpty() ? null : new Phone(tel, zones);
  }

  private static boolean isUsual(char c) {
    return c == ' ' || c == '-' || c == '(' || c == ')' || c == '.' || c == '\u00a0' || c == '/';
  }

  private List<String> zones(String tel) {
    int prefix = Integer.parseInt(tel, 2, 2 + PREFIX, 10);
    List<String> known = zonesByPrefix.get(prefix);
    if (known == null) {
      Phone asked = library.apply(tel);
      known = asked == null ? List.of() : share(asked.timeZones());
      zonesByPrefix.set(prefix, known);
    }
    return known;
  }

  private synchronized List<String> share(List<String> zones) {
    int at = shared.indexOf(zones);
    if (at >= 0) {
      return shared.get(at);
    }
    shared.add(zones);
    return zones;
  }
}
