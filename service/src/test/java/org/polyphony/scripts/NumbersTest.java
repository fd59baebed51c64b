package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.web.FieldProblem;

/** Questions for a number: which are right, and where some of them lead. */
class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 4, ",
    "0, 4.0, not_a_number",
    "0, four, not_a_number",
    "0, 25, number_out_of_bounds",
    "1, 4.5, ",
    "1, -0.5, number_out_of_bounds",
    "1, 4.25, too_many_decimals",
    "1, '4,5', not_a_decimal",
    "1, 24.0, ",
    "1, 24.1, number_out_of_bounds",
    "3, 0.125, ",
  })
  void takesAsManyDigitsBehindThePointAsItsAuthorSays(int decimals, String said, String problem) {
    Step hours = hours(new Bounds(0, 24, decimals), Map.of(), Map.of());

    assertThat(AnswerCheck.problem("hours", hours, Answer.of(said)).map(FieldProblem::code))
        .isEqualTo(Optional.ofNullable(problem));
  }

  @ParameterizedTest
  @CsvSource({"4.50, 4.5", "4.0, 4", "-0.0, 0", "100, 100", "007, 7"})
  void keepsOneWritingOfANumber(String said, String kept) {
    Step hours = hours(new Bounds(-9, 999, 2), Map.of(), Map.of());

    assertThat(AnswerCheck.kept(hours, Answer.of(said))).isEqualTo(Answer.of(kept));
  }

  @Test
  void someNumbersLeadAndSomeComeToAResult() {
    Step hours =
        hours(
            new Bounds(0, 24, 1),
            Map.of("0..0", "none", "0.1..7.5", "some", "7.6..", "much"),
            Map.of("20..", "refused", "*", "talked"));

    assertThat(hours.target("0")).isEqualTo("none");
    assertThat(hours.target("7.5")).isEqualTo("some");
    assertThat(hours.target("24")).isEqualTo("much");
    assertThat(hours.target(null)).isNull();
    assertThat(hours.result("20")).isEqualTo("refused");
    assertThat(hours.result("19.9")).isEqualTo("talked");
  }

  @Test
  void namesTheNumbersThatNobodyHasThoughtOf() {
    Step hours =
        hours(
            new Bounds(0, 24, 1),
            Map.of("0..0", "none", "1..2", "some", "2.2..", "much"),
            Map.of());

    assertThat(found(hours)).containsExactly("numbers_unled 0.1 0.9", "number_unled 2.1 2.1");
    assertThat(
            found(
                hours(
                    new Bounds(0, 24),
                    Map.of("0..0", "none", "1..3", "some", "4..", "much"),
                    Map.of())))
        .isEmpty();
    assertThat(found(hours(new Bounds(0, 24), Map.of("3..5", "some", "*", "much"), Map.of())))
        .isEmpty();
    assertThat(found(hours(new Bounds(0, 9), Map.of("3..5", "some"), Map.of()))).isEmpty();
    assertThat(found(hours(new Bounds(0, 9), Map.of("3..5", "some", "6..6", "much"), Map.of())))
        .containsExactly("numbers_unled 0 2", "numbers_unled 7 9");
  }

  @ParameterizedTest
  @CsvSource({
    "0..2.5, bad_band",
    "'..4', bad_band",
    "4.., ",
    "25.., bad_band",
    "0..4, ",
  })
  void refusesNumbersThatCannotBeTheAnswer(String band, String problem) {
    Step whole = hours(new Bounds(0, 24), Map.of(), Map.of(band, "talked"));

    assertThat(StructureCheck.of(structure(whole)).stream().map(ScriptProblem::code))
        .isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @Test
  void resultsOfNumbersMayNotOverlapEither() {
    Step hours = hours(new Bounds(0, 24), Map.of(), orderly("0..4", "talked", "4..", "refused"));

    assertThat(StructureCheck.of(structure(hours)))
        .extracting(ScriptProblem::code)
        .containsExactly("bands_overlap");
  }

  private static Map<String, String> orderly(String a, String b, String c, String d) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(a, b);
    map.put(c, d);
    return map;
  }

  private static List<String> found(Step step) {
    return StructureCheck.of(structure(step)).stream()
        .filter(problem -> problem.arguments().containsKey("from"))
        .map(
            problem ->
                problem.code()
                    + " "
                    + problem.arguments().get("from")
                    + " "
                    + problem.arguments().get("to"))
        .toList();
  }

  private static Structure structure(Step step) {
    return TestScripts.structure(
        step, TestScripts.say("none"), TestScripts.say("some"), TestScripts.say("much"));
  }

  private static Step hours(Bounds bounds, Map<String, String> next, Map<String, String> results) {
    return new Step("hours", StepKind.NUMBER, List.of(), Map.of(), next, results, bounds);
  }
}
