package org.polyphony.i18n;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.number.UnlocalizedNumberFormatter;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.NoUnit;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and numbers as a language writes them, in one time zone.
 *
 * <p>The calendar is always the Gregorian one: the day of an election is not left to a phone's
 * calendar. Hmong, of which ICU has no data, has a table of its own ({@link HmongDates}); other
 * languages without data are written as in United States English. Moments are shown in the zone
 * given; a {@code LocalDate} or {@code LocalTime} is shown as it is. Immutable and safe for use by
 * many threads.
 */
public final class Formats {

  /** Skeletons come from scripts as well, so what is remembered has an end. */
  private static final int REMEMBERED = 2000;

  private static final Map<String, String> PATTERNS = new ConcurrentHashMap<>();
  private static final Map<String, SimpleDateFormat> PROTOTYPES = new ConcurrentHashMap<>();
  private static final Map<String, LocalizedNumberFormatter> NUMBERS = new ConcurrentHashMap<>();
  private static final String SKELETON_LETTERS = Moment.DATE_LETTERS + Moment.TIME_LETTERS;
  private static final char NARROW_NO_BREAK_SPACE = '\u202f';

  private final String tag;
  private final ULocale locale;
  private final ZoneId zone;
  private final @Nullable HmongDates own;

  private Formats(String tag, ZoneId zone) {
    this.tag = tag;
    this.zone = zone;
    this.locale = ULocale.forLanguageTag(icuTag(tag) + "-u-ca-gregory");
    this.own = HmongDates.of(tag);
  }

  /** Formats for a language, and for moments as seen in a zone. */
  public static Formats of(String tag, ZoneId zone) {
    return new Formats(tag, zone);
  }

  /** Whether dates and names of languages come from a table of ours rather than from ICU. */
  static boolean hasOwnTable(String tag) {
    return HmongDates.of(tag) != null;
  }

  /** The tag of the language it writes in. */
  public String tag() {
    return tag;
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
    if (own != null) {
      return own.format(moment, skeleton);
    }
    return pattern(
        moment,
        remembered(
            PATTERNS,
            skeleton,
            () -> DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton)));
  }

  private String pattern(Moment moment, String pattern) {
    SimpleDateFormat prototype =
        remembered(PROTOTYPES, pattern, () -> new SimpleDateFormat(pattern, locale));
    SimpleDateFormat format = prototype.clone();
    format.setTimeZone(moment.icuZone());
    return format.format(Date.from(moment.instant())).replace(NARROW_NO_BREAK_SPACE, ' ');
  }

  /** Whether an argument of a type can have a style; nothing is formatted. */
  static boolean hasStyle(String type, @Nullable String style) {
    try {
      if (type.equals("number")) {
        return !numberFormatter(style).locale(ULocale.US).format(1).toString().isEmpty();
      }
      String skeleton = namedSkeleton(type, style);
      if (skeleton == null) {
        return !new SimpleDateFormat(String.valueOf(style), ULocale.US).toPattern().isBlank();
      }
      return !skeleton.isEmpty()
          && skeleton.chars().allMatch(c -> SKELETON_LETTERS.indexOf(c) >= 0);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  /**
   * By the style of an argument: {@code short} to {@code full}, {@code ::skeleton}, or a pattern of
   * ICU.
   */
  String styled(Temporal time, String type, @Nullable String style) {
    String skeleton = namedSkeleton(type, style);
    if (skeleton != null) {
      return skeleton(time, skeleton);
    }
    String pattern = String.valueOf(style);
    Moment moment = Moment.of(time, pattern, zone);
    return own == null ? pattern(moment, pattern) : own.format(moment, pattern);
  }

  /** The skeleton of a style; null when it is a pattern. */
  private static @Nullable String namedSkeleton(String type, @Nullable String style) {
    String named = style == null ? "medium" : style;
    if (named.startsWith("::")) {
      return named.substring(2).strip();
    }
    return type.equals("date") ? dateSkeleton(named) : timeSkeleton(named);
  }

  private static @Nullable String dateSkeleton(String style) {
    return switch (style) {
      case "short" -> "yMd";
      case "medium" -> "yMMMd";
      case "long" -> "yMMMMd";
      case "full" -> "yMMMMEEEEd";
      default -> null;
    };
  }

  private static @Nullable String timeSkeleton(String style) {
    return switch (style) {
      case "short", "medium" -> "jm";
      case "long" -> "jmz";
      case "full" -> "jmzzzz";
      default -> null;
    };
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
    return formatted(number, style).toString();
  }

  private FormattedNumber formatted(Number number, @Nullable String style) {
    return remembered(NUMBERS, style, () -> numberFormatter(style).locale(locale)).format(number);
  }

  private <V> V remembered(Map<String, V> memory, @Nullable String style, Supplier<V> made) {
    if (memory.size() > REMEMBERED) {
      memory.clear();
    }
    return memory.computeIfAbsent(locale.getName() + '\n' + style, key -> made.get());
  }

  private static UnlocalizedNumberFormatter numberFormatter(@Nullable String style) {
    if (style == null) {
      return NumberFormatter.with().precision(Precision.maxFraction(3));
    }
    if (style.startsWith("::")) {
      return NumberFormatter.forSkeleton(style.substring(2).strip());
    }
    return switch (style) {
      case "integer" -> NumberFormatter.with().precision(Precision.integer());
      case "percent" ->
          NumberFormatter.with()
              .unit(NoUnit.PERCENT)
              .scale(Scale.powerOfTen(2))
              .precision(Precision.integer());
      case "currency" -> NumberFormatter.with().unit(Currency.getInstance("USD"));
      default -> throw new IllegalArgumentException("No such style of numbers: " + style);
    };
  }

  /** {@code A, B, and C}. */
  public String list(Collection<String> items) {
    if (own != null) {
      return HmongDates.list(List.copyOf(items));
    }
    return icuTag(tag).equals("en-US") && !isEnglish(tag)
        ? String.join(", ", items)
        : ListFormatter.getInstance(locale).format(items);
  }

  /** The plural category of a number, as it is written: {@code one}, {@code few}, {@code other}. */
  String pluralCategory(Number number, boolean ordinal) {
    return rules(tag, ordinal).select(formatted(number, null));
  }

  /**
   * The plural categories that a language has; asked of ICU, whose data change between versions.
   */
  static Set<String> pluralCategories(String tag, boolean ordinal) {
    return rules(tag, ordinal).getKeywords();
  }

  private static PluralRules rules(String tag, boolean ordinal) {
    String icu = icuTag(tag);
    ULocale locale = ULocale.forLanguageTag(icu.equals("en-US") && !isEnglish(tag) ? tag : icu);
    return PluralRules.forLocale(locale, ordinal ? PluralType.ORDINAL : PluralType.CARDINAL);
  }

  private static boolean isEnglish(String tag) {
    return PseudoLocale.of(tag).isPresent() || tag.equals("en") || tag.startsWith("en-");
  }

  private static String icuTag(String tag) {
    return PseudoLocale.of(tag).isPresent() ? "en-US" : Languages.standard().formatsOf(tag);
  }
}
