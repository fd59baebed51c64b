package org.polyphony.i18n;

import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.ULocale;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times of day and lists in a language that ICU does not know, by the words of {@code
 * date-words.tsv}: a language is added by a line in it, and not by code.
 *
 * @param tags of the languages that have these words
 * @param weekdays Monday first
 * @param months January first
 * @param weekday how a weekday is said: {@code hnub {weekday}}
 * @param day how a month with its day is said: {@code lub {month} tim {day}}
 * @param month how a month is said
 * @param at what stands between a day and a time
 * @param parts parts of the day, by the hour from which on they are said
 * @param and what stands before the last of several things
 */
public record DateWords(
    List<String> tags,
    List<String> weekdays,
    List<String> months,
    String weekday,
    String day,
    String month,
    String at,
    NavigableMap<Integer, String> parts,
    String and) {

  private static final int COLUMNS = 10;
  private static final String MONTH = "{month}";
  private static final String DAY = "{day}";
  private static final List<DateWords> ALL =
      TableFile.rows("date-words.tsv", COLUMNS).stream().map(DateWords::read).toList();
  private static final Map<String, DateWords> BY_TAG = byTag();

  private static DateWords read(String[] cell) {
    return new DateWords(
        List.of(cell[0].split(" ", -1)),
        several(cell[1], 7),
        several(cell[2], 12),
        cell[3],
        cell[4],
        cell[5],
        cell[6],
        parts(cell[7]),
        cell[8]);
  }

  private static Map<String, DateWords> byTag() {
    Map<String, DateWords> byTag = new HashMap<>();
    ALL.forEach(words -> words.tags().forEach(tag -> byTag.put(tag, words)));
    return Map.copyOf(byTag);
  }

  /** All of them, for programs that write days by themselves: browsers know no more than ICU. */
  public static List<DateWords> all() {
    return ALL;
  }

  private static List<String> several(String cell, int many) {
    List<String> words = List.of(cell.split(";", -1));
    if (words.size() != many) {
      throw new IllegalStateException("date-words.tsv: not " + many + " words in: " + cell);
    }
    return words;
  }

  private static NavigableMap<Integer, String> parts(String cell) {
    NavigableMap<Integer, String> parts = new TreeMap<>();
    for (String part : cell.split(";", -1)) {
      int blank = part.indexOf(' ');
      parts.put(Integer.valueOf(part.substring(0, blank)), part.substring(blank + 1));
    }
    return parts;
  }

  /** The words for a tag; null for a language that the table lacks. */
  static @Nullable DateWords of(String tag) {
    int subtag = tag.indexOf('-');
    return BY_TAG.get(subtag < 0 ? tag : tag.substring(0, subtag));
  }

  /** {@code A, B thiab C}. */
  String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + and + items.get(last);
  }

  /** By the fields of a skeleton or pattern; their order is the language's own. */
  String format(Moment moment, String fields) {
    String letters = Moment.unquoted(fields);
    String date = date(moment.time(), letters);
    String clock = has(letters, "hHKkjJC") ? clock(moment, letters) : "";
    return date.isEmpty() || clock.isEmpty() ? date + clock : date + at + clock;
  }

  private String date(ZonedDateTime time, String letters) {
    String name =
        has(letters, "Eec")
            ? weekday.replace("{weekday}", weekdays.get(time.getDayOfWeek().getValue() - 1))
            : "";
    String date =
        letters.contains("MMM") || letters.contains("LLL")
            ? named(time, letters)
            : numbered(time, letters);
    return name.isEmpty() || date.isEmpty() ? name + date : name + ", " + date;
  }

  private String named(ZonedDateTime time, String letters) {
    String pattern = has(letters, "d") ? day : month;
    String said =
        pattern
            .replace(MONTH, months.get(time.getMonthValue() - 1))
            .replace(DAY, String.valueOf(time.getDayOfMonth()));
    if (!has(letters, "yYu")) {
      return said;
    }
    // Two numbers side by side would read as one.
    return said + (pattern.endsWith(DAY) ? ", " : " ") + time.getYear();
  }

  private String numbered(ZonedDateTime time, String letters) {
    boolean withMonth = has(letters, "ML");
    boolean withDay = has(letters, "d");
    String said =
        withMonth && withDay
            ? time.getMonthValue() + "/" + time.getDayOfMonth()
            : withMonth
                ? String.valueOf(time.getMonthValue())
                : withDay ? dayAlone().replace(DAY, String.valueOf(time.getDayOfMonth())) : "";
    return has(letters, "yYu") ? said + (said.isEmpty() ? "" : "/") + time.getYear() : said;
  }

  /** {@code tim {day}} of {@code lub {month} tim {day}}. */
  private String dayAlone() {
    int after = day.indexOf(MONTH) + MONTH.length();
    return day.indexOf(DAY) < after ? DAY : day.substring(after).strip();
  }

  private String clock(Moment moment, String letters) {
    ZonedDateTime time = moment.time();
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String minutes = has(letters, "m") ? ":" + twoDigits(time.getMinute()) : "";
    String seconds = has(letters, "s") ? ":" + twoDigits(time.getSecond()) : "";
    String part = Objects.requireNonNull(parts.floorEntry(time.getHour())).getValue();
    return hour + minutes + seconds + " " + part + zone(moment, letters);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
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
