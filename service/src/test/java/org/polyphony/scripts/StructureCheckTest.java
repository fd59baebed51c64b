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
