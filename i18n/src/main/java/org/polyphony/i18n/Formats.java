package org.polyphony.i18n;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and numbers as a language writes them, in one time zone.
 *
 * <p>The calendar is always the Gregorian one: the day of an election is not left to a phone's
 * calendar. Languages of which ICU has no data take their words from a table ({@link DateWords});
 * those that are not in it either are written as in United States English. Moments are shown in the
 * zone given; a {@code LocalDate} or {@code LocalTime} is shown as it is. Immutable and safe for
 * use by many threads.
 */
public final class Formats {

  private static final Memory<IcuFormats> LANGUAGES = new Memory<>(IcuFormats::new);
  private static final char NARROW_NO_BREAK_SPACE = '\u202f';

  private final IcuFormats language;
  private final ZoneId zone;

  private Formats(IcuFormats language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
  }

  /** Formats for a language, and for moments as seen in a zone. */
  public static Formats of(String tag, ZoneId zone) {
    return new Formats(LANGUAGES.get(tag), zone);
  }

  /** The tag of the language it writes in. */
  public String tag() {
    return language.tag();
  }

  /** The direction in which the language is written. */
  Direction direction() {
    return language.direction();
  }

  /** {@code November 3, 2026}. */
  public String date(Temporal time) {
    return skeleton(time, "yMMMMd");
  }

  /** {@code Tuesday, November 3}: the form for an invitation. */
  public String weekdayAndDate(Temporal time) {
    return skeleton(time, "EEEEMMMMd");
  }

  /** {@code Tuesday, November 3, 2026}. */
  public String fullDate(Temporal time) {
    return skeleton(time, "yMMMMEEEEd");
  }

  /** {@code 11/3/2026}. */
  public String shortDate(Temporal time) {
    return skeleton(time, "yMd");
  }

  /** {@code 6:00 PM}. */
  public String time(Temporal time) {
    return skeleton(time, "jm");
  }

  /** {@code November 3, 2026 at 6:00 PM}. */
  public String dateAndTime(Temporal time) {
    return skeleton(time, "yMMMMdjm");
  }

  /**
   * By a skeleton of ICU: which fields, not in which order.
   *
   * @throws DateTimeException when the value lacks what the skeleton asks for
   */
  public String skeleton(Temporal time, String skeleton) {
    Moment moment = Moment.of(time, skeleton, zone);
    return language.own() == null
        ? pattern(moment, language.bestPattern(skeleton))
        : language.own().format(moment, skeleton);
  }

  private String pattern(Moment moment, String pattern) {
    return language.date(pattern, moment).replace(NARROW_NO_BREAK_SPACE, ' ');
  }

  /**
   * By the style of an argument: {@code short} to {@code full}, {@code ::skeleton}, or a pattern of
   * ICU.
   */
  String styled(Temporal time, String type, @Nullable String style) {
    String skeleton = IcuFormats.skeleton(type, style);
    if (skeleton != null) {
      return skeleton(time, skeleton);
    }
    String pattern = String.valueOf(style);
    Moment moment = Moment.of(time, pattern, zone);
    return language.own() == null
        ? pattern(moment, pattern)
        : language.own().format(moment, pattern);
  }

  /** {@code 12,345.6}, as the language writes it. */
  public String number(Number number) {
    return number(number, null);
  }

  /** A fraction as a percentage without decimals: 0.42 is {@code 42%}. */
  public String percent(double fraction) {
    return number(fraction, "percent");
  }

  /**
   * By the style of an argument: null, {@code integer}, {@code percent}, {@code currency} (dollars)
   * or {@code ::skeleton}.
   *
   * @throws IllegalArgumentException when there is no such style
   */
  String number(Number number, @Nullable String style) {
    return language.number(number, style).toString();
  }

  /** {@code A, B, and C}. */
  public String list(Collection<String> items) {
    return language.list(List.copyOf(items));
  }

  /** The plural category of a number, as it is written: {@code one}, {@code few}, {@code other}. */
  String pluralCategory(Number number, boolean ordinal) {
    return language.plurals(ordinal).select(language.number(number, null));
  }
}
