package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Any text with any values in any language: it is rendered, or the mistake is named at its place.
 */
class AnyMessageTest {
  private static final int PATTERNS = 400;
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final List<String> NAMES = List.of("first_name", "n", "date", "address", "g");

  private final Random random = new Random(20261123);
  private final MessageBundle sentences =
      Messages.load(getClass().getClassLoader()).forLocale("en");

  /** What people write well, and what they write badly. */
  private final List<Supplier<String>> pieces =
      List.of(
          () -> "Nyob zoo ",
          () -> "đêm 한국어 علی ",
          () -> "\u2068",
          () -> "\u2069\n",
          () -> "#",
          () -> "{" + name() + "}",
          () -> "{" + name() + ", number}",
          () -> "{" + name() + ", date, ::EEEEMMMMd}",
          () -> "{" + name() + ", time, short}",
          () -> "{" + name() + ", date, ::qqq'}",
          () -> "{" + name() + ", plural, one {# " + inner() + "} other {# " + inner() + "}}",
          () -> "{" + name() + ", plural, offset:1 =0 {} other {" + inner() + "}}",
          () -> "{" + name() + ", selectordinal, other {" + inner() + "}}",
          () -> "{" + name() + ", select, f {" + inner() + "} f {x} other {" + inner() + " #}}",
          () -> "{" + name() + ", plural, =1e9999999999 {} =-1 {x} other {" + inner() + "}}",
          () -> "{" + name() + ", plural, offset:1e999 other {# " + inner() + "}}",
          () -> "{" + name() + ", number, ::" + stem() + " " + stem() + "}",
          () -> "{" + name() + ", date, " + letters() + "}",
          () -> "{" + name() + ", time, ::" + letters() + "}",
          () -> "{" + name() + ", spellout}",
          () -> "{" + name() + ", choice, 0#a|1#b}",
          () -> "'",
          () -> "''",
          () -> "'{",
          () -> "{",
          () -> "}",
          () -> "{ }",
          () -> "{0}",
          () -> "\ud83d\ude00",
          () -> "\ud83d");

  /** What numbers can be told to do, and what nobody can do. */
  private static final List<String> STEMS =
      List.of(
          "compact-short",
          "scale/1e3",
          "scale/1e999999999",
          "scale/0",
          "precision-increment/1e-999999999",
          "precision-increment/0",
          "precision-unlimited",
          "rounding-mode-unnecessary",
          "integer-width/+000",
          "integer-width/##0",
          "unit/meter",
          "unit/xyz",
          "unit/meter-per-second",
          "unit/foot-and-inch",
          "unit-width-full-name",
          "usage/road",
          "measure-unit/length-mile",
          "currency/USD",
          "currency/XXXX",
          "numbering-system/arab",
          "numbering-system/none",
          "scientific/*ee",
          "E000",
          ".00##",
          "@@@##",
          "%x100",
          "permille",
          "+!",
          "()",
          "");

  private static final String LETTERS = Moment.DATE_LETTERS + Moment.TIME_LETTERS + "'- ñI";

  /** What callers, files and programs hand in. */
  private final List<Supplier<Object>> values =
      List.of(
          () -> "Mai",
          () -> "",
          () -> "3",
          () -> "2026-11-03",
          () -> "{n}",
          () -> "\u202e\u2069",
          () -> -7,
          () -> 1_000_000L,
          () -> Double.NaN,
          () -> Integer.MAX_VALUE + 0.5,
          () -> LocalDate.of(2026, 11, 3),
          () -> LocalTime.NOON,
          () -> ZonedDateTime.of(2026, 11, 3, 18, 0, 0, 0, ZONE),
          () -> Instant.MAX,
          () -> true,
          () -> List.of("a", "b"),
          () -> new Object());

  @Test
  void isRenderedOrItsMistakeIsNamedAtItsPlace() {
    List<String> tags = Languages.standard().all().stream().map(Language::tag).toList();
    int rendered = 0;
    int named = 0;
    for (int i = 0; i < PATTERNS; i++) {
      String pattern = pattern();
      Map<String, Object> arguments = arguments();
      for (String tag : tags) {
        MessageText.Rendered text = MessageText.render(tag, pattern, arguments, ZONE);
        text.problems().forEach(problem -> isNamed(problem, pattern));
        MessageCheck.check(
                tag, pattern, "{n, plural, one {#} other {#}} {g, select, f {a} other {b}}")
            .forEach(problem -> isNamed(problem, pattern));
        if (text.complete()) {
          rendered++;
          assertThat(text.text()).doesNotContain("____");
        } else {
          named++;
        }
      }
    }
    assertThat(rendered).isPositive();
    assertThat(named).isPositive();
  }

  private void isNamed(MessageProblem problem, String pattern) {
    assertThat(problem.position()).isBetween(0, pattern.length());
    assertThat(problem.line()).isPositive();
    assertThat(sentences.text(problem.messageKey(), problem.arguments())).isNotBlank();
  }

  private String pattern() {
    StringBuilder pattern = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      pattern.append(any(pieces));
    }
    return pattern.toString();
  }

  private String stem() {
    return STEMS.get(random.nextInt(STEMS.size()));
  }

  private String letters() {
    StringBuilder letters = new StringBuilder();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  private String inner() {
    return random.nextInt(3) == 0 ? any(pieces) : "x";
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private Map<String, Object> arguments() {
    Map<String, Object> arguments = new HashMap<>();
    for (String name : NAMES) {
      if (random.nextInt(4) > 0) {
        arguments.put(name, any(values));
      }
    }
    return arguments;
  }

  private <T> T any(List<Supplier<T>> from) {
    return from.get(random.nextInt(from.size())).get();
  }
}
