package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.scripts.TestScripts.ask;
import static org.polyphony.scripts.TestScripts.say;
import static org.polyphony.scripts.TestScripts.structure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StructureCheckTest {

  @Test
  void findsNothingInTheScriptOfTheApiDescription() {
    assertThat(StructureCheck.of(TestScripts.invitation())).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("no_steps", null, Structure.EMPTY),
        Arguments.of("bad_id", "hello there", structure(say("hello there"))),
        Arguments.of("bad_id", "a.b", structure(say("a.b"))),
        Arguments.of("duplicate_step", "hello", structure(say("hello"), say("hello"))),
        Arguments.of("no_choices", "come", structure(ask("come", List.of(), Map.of(), Map.of()))),
        Arguments.of(
            "choices_not_asked",
            "hello",
            structure(new Step("hello", StepKind.SAY, List.of("yes"), Map.of(), Map.of()))),
        Arguments.of(
            "duplicate_choice",
            "come",
            structure(ask("come", List.of("yes", "yes"), Map.of(), Map.of()))),
        Arguments.of(
            "unknown_choice",
            "come",
            structure(ask("come", List.of("yes"), Map.of(), Map.of("no", "end")))),
        Arguments.of(
            "unknown_slot",
            "come",
            structure(ask("come", List.of("yes"), Map.of("yes", "session"), Map.of()))),
        Arguments.of(
            "unknown_next",
            "come",
            structure(ask("come", List.of("yes"), Map.of(), Map.of("yes", "nowhere")))),
        Arguments.of("no_range", "many", structure(many(new Bounds(9, 1), Map.of()), say("bye"))),
        Arguments.of(
            "bad_band",
            "many",
            structure(many(new Bounds(0, 9), Map.of("5..12", "bye")), say("bye"))),
        Arguments.of(
            "bad_band",
            "many",
            structure(many(new Bounds(0, 9), Map.of("5..2", "bye")), say("bye"))),
        Arguments.of(
            "bands_overlap",
            "many",
            structure(many(new Bounds(0, 9), Map.of("0..5", "bye", "5..9", "end")), say("bye"))),
        Arguments.of(
            "unknown_shortcut",
            "come",
            structure(
                new Step(
                    "come",
                    StepKind.YES_NO,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Map.of("no", "shouted"),
                    null),
                say("bye"))),
        Arguments.of(
            "endless_loop",
            "hello",
            structure(new Step("hello", StepKind.SAY, List.of(), Map.of(), Map.of("*", "hello")))),
        Arguments.of(
            "endless_loop",
            "back",
            structure(
                say("hello"),
                new Step("back", StepKind.SAY, List.of(), Map.of(), Map.of("*", "hello")))));
  }

  private static Step many(Bounds bounds, Map<String, String> next) {
    return new Step("many", StepKind.NUMBER, List.of(), Map.of(), next, Map.of(), bounds);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("wrong")
  void namesTheMistakeAndTheStep(String code, String key, Structure structure) {
    assertThat(StructureCheck.of(structure))
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.isError()).isTrue();
            });
  }

  @Test
  void warnsOfAStepThatNothingLeadsTo() {
    Structure structure =
        structure(
            new Step("hello", StepKind.SAY, List.of(), Map.of(), Map.of("*", "bye")),
            say("forgotten"),
            say("bye"));

    assertThat(StructureCheck.of(structure))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("unreachable_step");
              assertThat(problem.key()).isEqualTo("forgotten");
              assertThat(problem.isError()).isFalse();
            });
  }

  @Test
  void warnsOfAWayThatBreaksOffAfterAQuestion() {
    Structure structure =
        structure(ask("come", List.of("yes", "no"), Map.of(), Map.of("no", "end")), say("bye"));

    assertThat(StructureCheck.of(structure))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("dead_end");
              assertThat(problem.key()).isEqualTo("come");
              assertThat(problem.isError()).isFalse();
            });
  }

  @Test
  void goesByNumbersWhereTheyLeadElsewhere() {
    Step many = many(new Bounds(0, 9), Map.of("0..0", "bye", "1..4", "few", "*", "lots"));
    Structure structure = structure(many, say("few"), say("lots"), say("bye"));

    assertThat(StructureCheck.of(structure)).isEmpty();
    assertThat(structure.following(many, "0")).isEqualTo("bye");
    assertThat(structure.following(many, "4")).isEqualTo("few");
    assertThat(structure.following(many, "5")).isEqualTo("lots");
    assertThat(structure.following(many, null)).isEqualTo("lots");
  }

  @Test
  void asksYesNoAndMaybeWithoutAWordOfTheScript() {
    Step come = new Step("come", StepKind.YES_NO, List.of(), Map.of(), Map.of("no", "bye"));

    assertThat(come.choices()).containsExactly("yes", "no", "maybe");
    assertThat(structure(come, say("bye")).keys()).containsExactly("come", "bye");
    assertThat(StructureCheck.of(structure(come, say("why"), say("bye")))).isEmpty();
  }

  @Test
  void letsAMessageForAnAnsweringMachineStandByItself() {
    Structure structure =
        structure(
            new Step("hello", StepKind.SAY, List.of(), Map.of(), Map.of("*", "end")),
            say(Step.VOICEMAIL));

    assertThat(StructureCheck.of(structure)).isEmpty();
  }

  @Test
  void letsAQuestionBeAskedAgainWhereAnotherAnswerLeadsOn() {
    Structure structure =
        structure(
            say("hello"),
            ask("ready", List.of("yes", "again"), Map.of(), Map.of("again", "hello")),
            say("bye"));

    assertThat(StructureCheck.of(structure)).isEmpty();
  }

  @Test
  void takesEndForTheEndUnlessAStepIsCalledSo() {
    Step stop = ask("come", List.of("yes", "no"), Map.of(), Map.of("no", Step.END));

    assertThat(structure(stop, say("bye")).following(stop, "no")).isNull();
    assertThat(structure(stop, say("bye")).following(stop, "yes")).isEqualTo("bye");
    assertThat(structure(stop, say("bye"), say("end")).following(stop, "no")).isEqualTo("end");
  }
}
