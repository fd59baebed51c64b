package org.polyphony.texting;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageCheck;
import org.polyphony.i18n.MessageProblem;
import org.polyphony.i18n.MessageText;
import org.polyphony.i18n.Messages;
import org.polyphony.i18n.sms.SmsText;

/** What a text will be in each language, and what it costs, before anything is sent. */
final class TextPreviews {
  private static final String HOME = "+1";
  private static final int MOST_SEGMENTS = 10;

  private final TextPrices prices;

  TextPreviews(TextPrices prices) {
    this.prices = prices;
  }

  /**
   * Something to be seen to.
   *
   * @param position in the pattern; -1 where it is about the whole
   * @param code such as {@code missing_argument}, {@code no_way_to_stop}, {@code no_sender}
   */
  record Remark(int position, String code, Map<String, String> arguments) {}

  /**
   * A text in one language.
   *
   * @param price in dollars, of one text to a number of the United States, by the configured prices
   * @param obstacles for which it is sent the dearer way
   */
  record Previewed(
      String text,
      String encoding,
      int units,
      int segments,
      BigDecimal price,
      List<SmsText.Obstacle> obstacles,
      List<Remark> problems) {}

  /** By language, in the order in which they came. */
  Map<String, Previewed> of(
      Map<String, String> bodies, Map<String, Object> arguments, boolean smart, ZoneId zone) {
    Map<String, Previewed> previews = new LinkedHashMap<>();
    String english = bodies.get(Messages.SOURCE);
    bodies.forEach(
        (tag, pattern) -> {
          MessageText.Rendered rendered = MessageText.render(tag, pattern, arguments, zone);
          TextCount count = TextCount.of(rendered.text(), smart);
          previews.put(
              tag,
              new Previewed(
                  count.text(),
                  count.encoding(),
                  count.units(),
                  count.segments(),
                  TextPrices.dollars(count.segments() * prices.ofSegment(HOME)),
                  count.obstacles(),
                  remarks(tag, pattern, english, rendered, count)));
        });
    return previews;
  }

  private static List<Remark> remarks(
      String tag,
      String pattern,
      @Nullable String english,
      MessageText.Rendered rendered,
      TextCount count) {
    List<Remark> remarks = new ArrayList<>();
    List<MessageProblem> problems = new ArrayList<>(rendered.problems());
    for (MessageProblem problem :
        MessageCheck.check(tag, pattern, tag.equals(Messages.SOURCE) ? null : english)) {
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
    for (MessageProblem problem : problems) {
      remarks.add(new Remark(problem.position(), problem.code().wire(), problem.arguments()));
    }
    if (!pattern.contains("{organization}")) {
      remarks.add(new Remark(-1, "no_sender", Map.of()));
    }
    // What people are asked to write is STOP in every language: the carrier knows it too.
    if (!pattern.toUpperCase(Locale.ROOT).contains("STOP")) {
      remarks.add(new Remark(-1, "no_way_to_stop", Map.of()));
    }
    if (count.segments() > MOST_SEGMENTS) {
      remarks.add(new Remark(-1, "too_many_segments", Map.of()));
    }
    return remarks;
  }
}
