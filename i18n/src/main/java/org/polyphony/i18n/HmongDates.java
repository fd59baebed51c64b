package org.polyphony.i18n;

import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.ULocale;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates in romanised Hmong, which ICU does not know.
 *
 * <p>Weekdays and months as in the table of the article "Hmong calendar" of the English Wikipedia:
 * the formal names of the weekdays, and the months by number, the way the Gregorian ones are said;
 * {@code hli} takes the tone {@code -s} after a high tone (Ib Hlis, Rau Hli). Parts of the day from
 * the same article. Unreviewed. The day always stands with its number, so that a listener who does
 * not use these names of weekdays still knows it.
 */
final class HmongDates {

  private static final List<String> WEEKDAYS =
      List.of("Zwj Hli", "Zwj Quag", "Zwj Feeb", "Zwj Teeb", "Zwj Kuab", "Zwj Cag", "Zwj Hnub");

  private static final List<String> WHITE_MONTHS =
      List.of(
          "Ib Hlis",
          "Ob Hlis",
          "Peb Hlis",
          "Plaub Hlis",
          "Tsib Hlis",
          "Rau Hli",
          "Xya Hli",
          "Yim Hli",
          "Cuaj Hlis",
          "Kaum Hli",
          "Kaum Ib Hlis",
          "Kaum Ob Hlis");

  private static final List<String> GREEN_MONTHS =
      WHITE_MONTHS.stream().map(month -> month.replace("Xya ", "Xyaa ")).toList();

  private static final HmongDates WHITE = new HmongDates(WHITE_MONTHS);
  private static final HmongDates GREEN = new HmongDates(GREEN_MONTHS);
  private static final Map<String, HmongDates> BY_TAG =
      Map.of("hmn", WHITE, "mww", WHITE, "hnj", GREEN);

  private final List<String> months;

  private HmongDates(List<String> months) {
    this.months = months;
  }

  /** The table for a tag; null for languages that are not Hmong. */
  static @Nullable HmongDates of(String tag) {
    int subtag = tag.indexOf('-');
    return BY_TAG.get(subtag < 0 ? tag : tag.substring(0, subtag));
  }

  /** {@code A, B thiab C}. */
  static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " thiab " + items.get(last);
  }

  /** By the fields of a skeleton or pattern; their order is Hmong's own. */
  String format(Moment moment, String fields) {
    String letters = Moment.unquoted(fields);
    String day = day(moment.time(), letters);
    String clock = has(letters, "hHKkjJC") ? clock(moment, letters) : "";
    if (day.isEmpty() || clock.isEmpty()) {
      return day + clock;
    }
    return day + " thaum " + clock;
  }

  private String day(ZonedDateTime time, String letters) {
    StringBuilder out = new StringBuilder();
    if (has(letters, "Eec")) {
      out.append("hnub ").append(WEEKDAYS.get(time.getDayOfWeek().getValue() - 1));
    }
    String date =
        letters.contains("MMM") || letters.contains("LLL")
            ? named(time, letters)
            : numbered(time, letters);
    if (!date.isEmpty()) {
      out.append(out.length() > 0 ? ", " : "").append(date);
    }
    return out.toString();
  }

  private String named(ZonedDateTime time, String letters) {
    StringBuilder out = new StringBuilder("lub ").append(months.get(time.getMonthValue() - 1));
    if (has(letters, "d")) {
      out.append(" tim ").append(time.getDayOfMonth());
    }
    if (has(letters, "yYu")) {
      out.append(has(letters, "d") ? ", " : " ").append(time.getYear());
    }
    return out.toString();
  }

  private static String numbered(ZonedDateTime time, String letters) {
    boolean month = has(letters, "ML");
    boolean day = has(letters, "d");
    boolean year = has(letters, "yYu");
    String monthAndDay =
        month && day
            ? time.getMonthValue() + "/" + time.getDayOfMonth()
            : month
                ? String.valueOf(time.getMonthValue())
                : day ? "tim " + time.getDayOfMonth() : "";
    String separator = monthAndDay.isEmpty() ? "" : "/";
    return year ? monthAndDay + separator + time.getYear() : monthAndDay;
  }

  private static String clock(Moment moment, String letters) {
    ZonedDateTime time = moment.time();
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String minutes = has(letters, "m") ? ":" + twoDigits(time.getMinute()) : "";
    String seconds = has(letters, "s") ? ":" + twoDigits(time.getSecond()) : "";
    return hour + minutes + seconds + " " + partOfDay(time.getHour()) + zone(moment, letters);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static String partOfDay(int hour) {
    if (hour < 3) {
      return "ib tag hmo";
    }
    if (hour < 12) {
      return "sawv ntxov";
    }
    return hour < 17 ? "tav su" : "tsaus ntuj";
  }

  /** Names of zones are said in English. */
  private static String zone(Moment moment, String letters) {
    if (!has(letters, "zvVO")) {
      return "";
    }
    SimpleDateFormat format = new SimpleDateFormat("z", ULocale.US);
    format.setTimeZone(moment.icuZone());
    return " " + format.format(Date.from(moment.instant()));
  }

  private static boolean has(String letters, String any) {
    return letters.chars().anyMatch(c -> any.indexOf(c) >= 0);
  }
}
