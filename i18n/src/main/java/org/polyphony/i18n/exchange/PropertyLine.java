package org.polyphony.i18n.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * A logical line of a {@code .properties} file: a natural one, or several of which each but the
 * last ends in a backslash.
 *
 * @param number of its first natural line, from 1
 * @param text without blanks at its beginning; escapes are still there
 */
record PropertyLine(int number, String text) {
  private static final String BLANKS = " \t\f";
  private static final int HEX = 16;

  /** A key and its value; {@code broken} where an escape in it means nothing. */
  record Pair(String key, String value, boolean broken) {}

  static List<PropertyLine> of(String file) {
    List<PropertyLine> lines = new ArrayList<>();
    String[] natural = file.split("\r\n|\r|\n", -1);
    for (int i = 0; i < natural.length; i++) {
      int number = i + 1;
      StringBuilder text = new StringBuilder(stripped(natural[i]));
      boolean comment = text.length() > 0 && "#!".indexOf(text.charAt(0)) >= 0;
      while (!comment && goesOn(text) && i + 1 < natural.length) {
        text.setLength(text.length() - 1);
        text.append(stripped(natural[++i]));
      }
      lines.add(new PropertyLine(number, text.toString()));
    }
    return lines;
  }

  private static String stripped(String line) {
    int from = 0;
    while (from < line.length() && BLANKS.indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    return line.substring(from);
  }

  private static boolean goesOn(CharSequence line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  boolean isComment() {
    return !text.isEmpty() && "#!".indexOf(text.charAt(0)) >= 0;
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  /** Key and value: the first blank, {@code =} or {@code :} that is not escaped parts them. */
  Pair pair() {
    int end = 0;
    while (end < text.length() && (BLANKS + "=:").indexOf(text.charAt(end)) < 0) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    int from = afterBlanks(end);
    if (from < text.length() && "=:".indexOf(text.charAt(from)) >= 0) {
      from = afterBlanks(from + 1);
    }
    StringBuilder key = new StringBuilder();
    StringBuilder value = new StringBuilder();
    boolean whole = unescape(text.substring(0, end), key) & unescape(text.substring(from), value);
    return new Pair(key.toString(), value.toString(), !whole);
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** False where an escape means nothing; it is kept as it stands. */
  private static boolean unescape(String escaped, StringBuilder plain) {
    boolean whole = true;
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\' || i + 1 == escaped.length()) {
        plain.append(c);
        continue;
      }
      char next = escaped.charAt(++i);
      int unit = next == 'u' ? unit(escaped, i + 1) : 0;
      switch (next) {
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'f' -> plain.append('\f');
        case 'u' -> {
          whole &= unit >= 0;
          plain.append(unit >= 0 ? Character.toString((char) unit) : "\\u");
          i += unit >= 0 ? 4 : 0;
        }
        default -> plain.append(next);
      }
    }
    return whole;
  }

  private static int unit(String text, int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), HEX) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit * HEX + digit;
    }
    return unit;
  }
}
