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
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ICU knows of a language, asked for once: its formatters are costly to make. For many
 * threads.
 */
final class IcuFormats {

  private static final String SKELETON_LETTERS = Moment.DATE_LETTERS + Moment.TIME_LETTERS;

  /** {@code ::scale/1e999999999} is ten letters in a text and a gigabyte on a page. */
  private static final Pattern ENDLESS = Pattern.compile("[0-9.][eE][+-]?0*[1-9]\\d{2,}");

  private static final char BETWEEN = '\n';

  private final String tag;
  private final Direction direction;
  private final ULocale locale;
  private final @Nullable DateWords own;
  private final PluralRules cardinal;
  private final PluralRules ordinal;
  private final Memory<String> patterns;
  private final Memory<SimpleDateFormat> dates;
  private final Memory<LocalizedNumberFormatter> numbers;

  IcuFormats(String tag) {
    this.tag = tag;
    this.direction = Languages.standard().direction(tag);
    this.locale = ULocale.forLanguageTag(icuTag(tag) + "-u-ca-gregory");
    this.own = DateWords.of(tag);
    this.cardinal = rules(tag, false);
    this.ordinal = rules(tag, true);
    this.patterns =
        new Memory<>(
            skeleton -> DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton));
    this.dates = new Memory<>(this::dateFormat);
    this.numbers = new Memory<>(style -> numberFormatter(style).locale(locale));
  }

  String tag() {
    return tag;
  }

  Direction direction() {
    return direction;
  }

  /** The table of ours; null where ICU's data serve. */
  @Nullable DateWords own() {
    return own;
  }

  String bestPattern(String skeleton) {
    return patterns.get(skeleton);
  }

  /** One formatter serves all threads in turn: to copy it costs more than to format. */
  String date(String pattern, Moment moment) {
    SimpleDateFormat format = dates.get(moment.icuZone().getID() + BETWEEN + pattern);
    Date at = Date.from(moment.instant());
    synchronized (format) {
      return format.format(at);
    }
  }

  private SimpleDateFormat dateFormat(String zoneAndPattern) {
    int between = zoneAndPattern.indexOf(BETWEEN);
    SimpleDateFormat format = new SimpleDateFormat(zoneAndPattern.substring(between + 1), locale);
    format.setTimeZone(TimeZone.getTimeZone(zoneAndPattern.substring(0, between)));
    return format;
  }

  FormattedNumber number(Number number, @Nullable String style) {
    return numbers.get(style == null ? "" : style).format(number);
  }

  PluralRules plurals(boolean ordinals) {
    return ordinals ? ordinal : cardinal;
  }

  String list(List<String> items) {
    if (own != null) {
      return own.list(items);
    }
    return icuTag(tag).equals("en-US") && !isEnglish(tag)
        ? String.join(", ", items)
        : ListFormatter.getInstance(locale).format(items);
  }

  /** Whether an argument of a type can have a style; nothing is formatted. */
  static boolean hasStyle(String type, @Nullable String style) {
    try {
      if (type.equals("number")) {
        return !numberFormatter(style == null ? "" : style)
            .locale(ULocale.US)
            .format(1)
            .toString()
            .isEmpty();
      }
      String skeleton = skeleton(type, style);
      if (skeleton == null) {
        return !new SimpleDateFormat(String.valueOf(style), ULocale.US).toPattern().isBlank();
      }
      return !skeleton.isEmpty()
          && skeleton.chars().allMatch(c -> SKELETON_LETTERS.indexOf(c) >= 0);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  /** The skeleton of a style; null when it is a pattern. */
  static @Nullable String skeleton(String type, @Nullable String style) {
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

  private static UnlocalizedNumberFormatter numberFormatter(String style) {
    if (style.isEmpty()) {
      return NumberFormatter.with().precision(Precision.maxFraction(3));
    }
    if (style.startsWith("::")) {
      if (ENDLESS.matcher(style).find()) {
        throw new IllegalArgumentException("More digits than anybody reads: " + style);
      }
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

  /**
   * The plural categories that a language has; asked of ICU, whose data change between versions.
   */
  static Set<String> pluralCategories(String tag, boolean ordinal) {
    return rules(tag, ordinal).getKeywords();
  }

  private static PluralRules rules(String tag, boolean ordinal) {
    String like = isEnglish(tag) ? "en" : Languages.standard().pluralsOf(tag);
    return PluralRules.forLocale(
        ULocale.forLanguageTag(like), ordinal ? PluralType.ORDINAL : PluralType.CARDINAL);
  }

  private static boolean isEnglish(String tag) {
    return PseudoLocale.of(tag).isPresent() || tag.equals("en") || tag.startsWith("en-");
  }

  static String icuTag(String tag) {
    return PseudoLocale.of(tag).isPresent() ? "en-US" : Languages.standard().formatsOf(tag);
  }
}
