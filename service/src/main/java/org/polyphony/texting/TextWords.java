package org.polyphony.texting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyphony.i18n.sms.SmsText;
import org.polyphony.web.View;

/** Sendings in words, for the pages. */
final class TextWords {
  private static final int LETTERS_SHOWN = 8;

  private TextWords() {}

  /** In dollars with two places at least: {@code $12.30}, {@code $0.0123}. */
  static String dollars(BigDecimal amount) {
    return "$" + (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
  }

  /** When its texts go out. */
  static String when(View view, TextCampaign campaign) {
    LocalDateTime at = campaign.localTime();
    Integer days = campaign.daysBefore();
    LocalTime time = campaign.timeOfDay();
    if (at != null) {
      return view.t(
          "texting.when.at.says",
          "time",
          view.dateTime(at.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }
    if (days != null && time != null) {
      return view.t("texting.when.before.says", "days", days, "time", time(view, time));
    }
    return view.t("texting.when.now.says");
  }

  /** Between which hours. */
  static String hours(View view, TextCampaign campaign) {
    return view.t(
        "texting.hours.says",
        "start",
        time(view, campaign.hoursStart()),
        "end",
        time(view, campaign.hoursEnd()));
  }

  private static String time(View view, LocalTime time) {
    return view.time(time.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  /** What is to be seen to. */
  static String remark(View view, TextPreviews.Remark remark) {
    if (List.of("no_sender", "no_way_to_stop", "too_many_segments").contains(remark.code())) {
      return view.t("texting.remark." + remark.code(), "organization", "{organization}");
    }
    List<Object> arguments = new ArrayList<>();
    remark
        .arguments()
        .forEach(
            (name, value) -> {
              arguments.add(name);
              arguments.add(value);
            });
    return view.t("patterns.problem." + remark.code(), arguments.toArray());
  }

  /** The letters that make a text dear, each with what can stand for it; at most eight. */
  static List<String> letters(View view, TextPreviews.Previewed preview) {
    return preview.obstacles().stream()
        .limit(LETTERS_SHOWN)
        .map(obstacle -> letter(view, obstacle))
        .toList();
  }

  private static String letter(View view, SmsText.Obstacle obstacle) {
    String plain = obstacle.plain().orElse(null);
    if (plain == null) {
      return view.t("texting.letter.needed", "letter", shown(obstacle.letter()));
    }
    return plain.isEmpty()
        ? view.t("texting.letter.drop", "letter", shown(obstacle.letter()))
        : view.t("texting.letter.plain", "letter", shown(obstacle.letter()), "plain", plain);
  }

  /** Of what cannot be seen, its number. */
  private static String shown(String letter) {
    int c = letter.codePointAt(0);
    return Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || Character.getType(c) == Character.FORMAT
        ? "U+%04X".formatted(c)
        : letter;
  }

  /** How many letters are not shown. */
  static int furtherLetters(TextPreviews.Previewed preview) {
    return Math.max(0, preview.obstacles().size() - LETTERS_SHOWN);
  }

  /** Languages with how many in each. */
  static String languages(View view, Map<String, Long> counts) {
    return view.list(
        counts.entrySet().stream()
            .map(
                entry ->
                    view.t(
                        "texting.in-language",
                        "language",
                        view.languageNameHere(entry.getKey()),
                        "count",
                        entry.getValue()))
            .toList());
  }
}
