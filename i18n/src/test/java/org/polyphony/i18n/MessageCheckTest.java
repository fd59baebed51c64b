package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unclosed {name                              | 9  | unclosed_brace
          Hi {first name}                             | 4  | argument_name
          Hi {}                                       | 4  | argument_name
          {n, plural, one{x}}                         | 0  | no_other
          a {g,select,male{his}}                      | 2  | no_other
          {g,select,a{{n,plural,one{x}}} other{}}     | 12 | no_other
          {g,select,a{{n,plural,other{x}}}}           | 0  | no_other
          {n,plural,=0{a}other{#}                     | 0  | unclosed_brace
          Hi {first_name tham?                        | 3  | unclosed_brace
          {n,plural,one{a} {b} other{c}}              | 10 | syntax
          """)
  void pointsAtTheCharacterWhereItCannotBeRead(String pattern, int position, String reason) {
    List<MessageProblem> problems = MessageCheck.check("en", pattern, null);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(MessageProblem.Code.DOES_NOT_PARSE);
    assertThat(problems.get(0).position()).isEqualTo(position);
    assertThat(problems.get(0).arguments()).containsEntry("reason", reason).containsKey("near");
  }

  @Test
  void countsLinesAndColumnsFromOne() {
    MessageProblem problem = MessageCheck.check("en", "Hello,\n\nmy name is {caller", null).get(0);

    assertThat(problem)
        .extracting(MessageProblem::position, MessageProblem::line, MessageProblem::column)
        .containsExactly(19, 3, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          es  | Hola, {name}.              | Hello, {name}.             | -                | 0
          es  | Hola, {name} {nombre}.     | Hello, {name}.             | unknown_argument | 13
          es  | Hola.                      | Hello, {name}.             | missing_argument | 5
          es  | El {d, time}               | On {d, date}               | argument_type    | 3
          es  | El {d, date, long}         | On {d, date, short}        | -                | 0
          es  | El {d, date} a las {d, time} | On {d, date} at {d, time} | -                | 0
          es  | El {d}                     | On {d, date}               | argument_type    | 3
          es  | {n, number}                | {n}                        | argument_type    | 0
          es  | {n}                        | {n, number}                | -                | 0
          es  | {g, select, f{a} other{o}} | {g}                        | -                | 0
          hmn | {n, plural, other{# tus}}  | {n, plural, one{#} other{#}} | -              | 0
          hmn | {n, number} tus            | {n, plural, one{#} other{#}} | -              | 0
          vi  | Dạ thưa {address}, {name}  | Hello, {name}.             | -                | 0
          vi  | {g, select, a{{x}} other{{name}}} | {g} {name}          | unknown_argument | 14
          es  | Hola, {name}.              | Broken {name               | -                | 0
          """)
  void comparesItWithItsEnglish(
      String tag, String pattern, String english, String code, int position) {
    List<MessageProblem> problems = MessageCheck.check(tag, pattern, english);

    if (code == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code().wire()).isEqualTo(code);
                assertThat(problem.position()).isEqualTo(position);
              });
    }
  }

  @Test
  void listsAllProblemsInTheOrderOfTheText() {
    List<MessageProblem> problems =
        MessageCheck.check(
            "hmn",
            "Koj '{x}' {n, plural, one{#} other{#} other{#}} {y}",
            "You {n, plural, one{#} other{#}} {z}");

    assertThat(problems)
        .extracting(problem -> problem.code().wire())
        .containsExactly(
            "quoting",
            "plural_category_unknown",
            "choice_doubled",
            "unknown_argument",
            "missing_argument");
    assertThat(problems).extracting(MessageProblem::position).isSorted();
    assertThat(problems.get(1).arguments()).isEqualTo(Map.of("argument", "n", "category", "one"));
  }

  @Test
  void asksForEveryCategoryTheLanguageHas() {
    assertThat(MessageCheck.check("ar", "{n, plural, other{#}}", null))
        .extracting(problem -> problem.arguments().get("category"))
        .containsExactly("few", "many", "one", "two", "zero");
    assertThat(
            MessageCheck.check(
                "en", "{n, selectordinal, one{#st} two{#nd} few{#rd} other{#th}}", null))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{g, select, f {a} x {b} other {c}}', '{g, select, f {a} m {b} other {c}}', choice_unknown, 18",
    "'{g, select, f {a} other {c}}', '{g, select, f {a} m {b} other {c}}', , 0",
    "'{g, select, f {#3} other {c}}', '{g}', literal_number_sign, 15",
    "'{n, plural, one {#} other {#}}', '{n, plural, one {#} other {#}}', , 0",
    "'Room #3', 'Room #3', , 0",
    "'a \u2068{g}\u2069 b', '{g}', , 0",
    "'a \u2068{g} b', '{g}', bidi_unbalanced, 2",
    "'a {g}\u2069 b', '{g}', bidi_unbalanced, 5",
    "'\u202b{g}\u2069', '{g}', bidi_unbalanced, 0",
    "'{g, select, f {\u2066} other {\u2069}}', '{g}', bidi_unbalanced, 15"
  })
  void warnsOfWhatWouldNeverBeSaidOrWouldTurnTheText(
      String pattern, String english, String code, int position) {
    List<MessageProblem> problems = MessageCheck.check("en", pattern, english);

    if (code == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems.get(0).code().wire()).isEqualTo(code);
      assertThat(problems.get(0).position()).isEqualTo(position);
    }
  }

  @Test
  void hasASentenceForEveryCode() {
    Messages messages = Messages.load(getClass().getClassLoader());
    Map<String, String> arguments =
        Map.of(
            "argument",
            "name",
            "category",
            "few",
            "near",
            "{x",
            "reason",
            "syntax",
            "type",
            "foo",
            "style",
            "bar",
            "mark",
            "U+2068");

    for (MessageProblem.Code code : MessageProblem.Code.values()) {
      for (String tag : messages.offered()) {
        assertThat(messages.forLocale(tag).isUntranslated(code.messageKey())).isFalse();
        assertThat(messages.forLocale(tag).text(code.messageKey(), arguments))
            .isNotBlank()
            .doesNotContain("{argument");
      }
    }
  }

  @Test
  void findsTheArgumentsInsideChoicesToo() {
    assertThat(
            MessageText.arguments("{a} {g, select, x{{b, date}} other{{n, plural, other{{c}}}}}"))
        .containsExactly("a", "g", "b", "n", "c");
    assertThat(MessageText.arguments("{broken")).isEmpty();
  }
}
