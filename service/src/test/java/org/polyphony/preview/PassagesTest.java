package org.polyphony.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;
import org.polyphony.scripts.Structure;

class PassagesTest {

  @Test
  void countsTheWaysAndTheLinesOnTheShortestAndTheLongest() {
    Passages passages =
        Passages.of(
            structure(
                say("hello", "*", "come"),
                ask("come", "no", "bye"),
                say("great", "*", "bring"),
                say("bring", "*", "bye"),
                say("bye", "*", "end")));

    assertThat(passages).isEqualTo(new Passages(2, 3, 5, List.of()));
  }

  @Test
  void twoAnswersThatLeadToTheSameLineAreOneWay() {
    assertThat(Passages.of(structure(ask("come", "*", "bye"), say("bye", "*", "end"))).ways())
        .isEqualTo(1);
  }

  @Test
  void namesWhatLeadsBackAndCountsItOnce() {
    Passages passages =
        Passages.of(
            structure(
                say("hello", "*", "sure"), ask("sure", "no", "hello"), say("bye", "*", "end")));

    assertThat(passages)
        .isEqualTo(new Passages(1, 3, 3, List.of(new Passages.Back("sure", "hello"))));
  }

  @Test
  void whereEveryWayGoesRoundNoneComesToAnEnd() {
    Passages passages =
        Passages.of(structure(say("hello", "*", "back"), say("back", "*", "hello")));

    assertThat(passages)
        .isEqualTo(new Passages(0, 0, 0, List.of(new Passages.Back("back", "hello"))));
  }

  @Test
  void goesOverEachLineOnceHoweverManyWaysThereAre() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      steps.add(ask("ask" + i, "no", "ask" + (i + 1)));
      steps.add(say("why" + i, "*", "ask" + (i + 1)));
    }
    steps.add(say("ask99", "*", "end"));

    Passages passages = Passages.of(new Structure(steps, Map.of()));

    assertThat(passages.isMore()).isTrue();
    assertThat(passages.shortest()).isEqualTo(100);
    assertThat(passages.longest()).isEqualTo(199);
  }

  @Test
  void aScriptWithoutALineHasNoWay() {
    assertThat(Passages.of(Structure.EMPTY)).isEqualTo(new Passages(0, 0, 0, List.of()));
  }

  private static Structure structure(Step... steps) {
    return new Structure(List.of(steps), Map.of());
  }

  private static Step say(String id, String answer, String next) {
    return new Step(id, StepKind.SAY, List.of(), Map.of(), Map.of(answer, next));
  }

  private static Step ask(String id, String answer, String next) {
    return new Step(id, StepKind.YES_NO, List.of(), Map.of(), Map.of(answer, next));
  }
}
