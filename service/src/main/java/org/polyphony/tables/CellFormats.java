package org.polyphony.tables;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a number in a workbook what its reader saw: a day, a ZIP code with its leading zero, a
 * telephone number with all its digits.
 */
final class CellFormats {

  /** A spreadsheet counts with 15 digits; of a longer number the rest is lost. */
  private static final BigDecimal LOST = BigDecimal.TEN.pow(15);

  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
  private static final Pattern ZEROS = Pattern.compile("[0-]*0[0-]*");

  /** Text, colours and conditions in a format. */
  private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|[_*].");

  private static final Pattern OF_DATES = Pattern.compile("[ymdhs]");

  /** The last of the year 9999. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  private static final int SIXTIETH_DAY = 60;
  private static final int STYLES_AT_MOST = 100_000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final List<String> byStyle = new ArrayList<>();
  private final boolean since1904;

  /**
   * @param since1904 whether days are counted as the first Macintosh did
   */
  CellFormats(boolean since1904) {
    this.since1904 = since1904;
  }

  void read(InputStream part) throws XMLStreamException {
    Map<String, String> codes = new HashMap<>();
    XMLStreamReader xml = Xml.reader(part);
    boolean ofCells = false;
    while (Xml.toElement(xml) && byStyle.size() < STYLES_AT_MOST) {
      String id = Xml.attribute(xml, "numFmtId");
      switch (xml.getLocalName()) {
        case "numFmt" -> codes.put(id, Xml.attribute(xml, "formatCode"));
        case "cellXfs" -> ofCells = true;
        case "cellStyles", "dxfs" -> ofCells = false;
        case "xf" -> {
          if (ofCells) {
            byStyle.add(codes.getOrDefault(id, ofOffice(id)));
          }
        }
        default -> {
          // Fonts and borders say nothing about a value.
        }
      }
    }
  }

  /**
   * @param style the number of a cell's style, -1 for none
   * @param number as it stands in the file
   */
  String text(int style, String number) {
    String format = style >= 0 && style < byStyle.size() ? byStyle.get(style) : "";
    BigDecimal value = value(number);
    if (value == null) {
      return number;
    }
    if (isDate(format) && value.signum() >= 0 && value.compareTo(LAST_DAY) <= 0) {
      return date(value);
    }
    String plain = plain(number, value);
    return ZEROS.matcher(format).matches() && DIGITS.matcher(plain).matches()
        ? padded(plain, format)
        : plain;
  }

  /** Null for what is no number or has an exponent that no list of people needs. */
  private static @Nullable BigDecimal value(String number) {
    if (number.length() > 40) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(number.strip());
      return Math.abs((long) value.scale()) > 40 ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String plain(String number, BigDecimal value) {
    if (DIGITS.matcher(number).matches()) {
      return number;
    }
    BigDecimal kept = value.round(new MathContext(15));
    if (kept.abs().compareTo(LOST) >= 0) {
      return kept.stripTrailingZeros().toString();
    }
    return kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString();
  }

  private String date(BigDecimal value) {
    int days = value.intValue();
    int seconds =
        value.subtract(BigDecimal.valueOf(days)).multiply(BigDecimal.valueOf(86_400)).intValue();
    LocalDateTime first =
        since1904
            ? LocalDateTime.of(1904, 1, 1, 0, 0)
            // Excel has a 29th of February 1900, which never was.
            : LocalDateTime.of(1899, 12, days < SIXTIETH_DAY ? 31 : 30, 0, 0);
    LocalDateTime moment = first.plusDays(days).plusSeconds(seconds + 30L);
    if (days == 0 && !since1904) {
      return TIME.format(moment);
    }
    return (seconds == 0 ? DAY : DAY_AND_TIME).format(moment);
  }

  /** {@code 1234} as {@code 00000} is 01234; {@code 958231234} as {@code 00000-0000} has a dash. */
  private static String padded(String digits, String format) {
    StringBuilder text = new StringBuilder();
    int at = digits.length() - 1;
    for (int i = format.length() - 1; i >= 0; i--) {
      if (format.charAt(i) == '-') {
        text.append('-');
      } else {
        text.append(at >= 0 ? digits.charAt(at--) : '0');
      }
    }
    return at >= 0 ? digits : text.reverse().toString();
  }

  private static boolean isDate(String format) {
    return !format.isEmpty()
        && !format.equalsIgnoreCase("General")
        && OF_DATES.matcher(ASIDE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT)).find();
  }

  /** The formats that every workbook has without saying so (ECMA-376, part 1, 18.8.30). */
  private static String ofOffice(String id) {
    try {
      int number = Integer.parseInt(id);
      boolean date =
          (number >= 14 && number <= 22)
              || (number >= 27 && number <= 36)
              || (number >= 45 && number <= 47)
              || (number >= 50 && number <= 58);
      return date ? "d" : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}
