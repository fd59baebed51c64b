package org.polyphony.starters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.i18n.MessageText;
import org.polyphony.i18n.Messages;
import org.polyphony.i18n.TranslationState;
import org.polyphony.preview.SamplePeople;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;
import org.polyphony.scripts.Structure;

class StarterTest {
  private static final Messages MESSAGES = Messages.load(StarterTest.class.getClassLoader());

  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final ScriptArguments EVENING =
      ScriptArguments.NONE
          .caller("Pa Houa Vang", "Riverbend Alliance")
          .event(
              "Community Evening",
              ZonedDateTime.of(2026, 12, 2, 18, 0, 0, 0, ZONE),
              "Hagginwood Community Center")
          .election(
              "City Election",
              LocalDate.of(2027, 3, 2),
              LocalDate.of(2027, 2, 15),
              LocalDate.of(2027, 3, 23));

  static List<Named<Starter>> all() {
    return Starter.all().stream().map(starter -> Named.of(starter.key(), starter)).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasANameAndASentenceInEveryLanguageOfTheInterface(Starter starter) {
    for (String tag : MESSAGES.offered()) {
      for (String key : List.of("starters.name.", "starters.about.")) {
        assertThat(MESSAGES.forLocale(tag).isUntranslated(key + starter.key()))
            .as("%s %s%s", tag, key, starter.key())
            .isFalse();
        assertThat(MESSAGES.forLocale(tag).text(key + starter.key())).isNotBlank();
      }
    }
  }

  @Test
  void isCalledByItsOwnNameInEachLanguage() {
    for (String tag : MESSAGES.offered()) {
      assertThat(Starter.all())
          .extracting(starter -> MESSAGES.forLocale(tag).text("starters.name." + starter.key()))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesItToThePersonWhetherToTalk(Starter starter) {
    Structure structure = starter.script().structure();
    List<String> asked =
        starter.key().startsWith("listening-session") ? List.of("come") : List.of("talk");

    for (String id : asked) {
      Step step = structure.step(id).orElseThrow();
      assertThat(step.choices()).contains("yes", "no");
    }
    structure
        .step("decline")
        .ifPresent(decline -> assertThat(structure.following(decline, null)).isNull());
  }

  @ParameterizedTest
  @MethodSource("all")
  void branchesAndEndsWithThanks(Starter starter) {
    Structure structure = starter.script().structure();

    assertThat(structure.steps())
        .anySatisfy(
            step ->
                assertThat(
                        step.choices().stream()
                            .map(choice -> Optional.ofNullable(structure.following(step, choice)))
                            .distinct())
                    .hasSizeGreaterThan(1));
    assertThat(structure.following(structure.step("bye").orElseThrow(), null)).isNull();
    assertThat(structure.step(Step.VOICEMAIL)).isPresent();
    assertThat(structure.steps()).anyMatch(step -> step.kind() == StepKind.LANGUAGE);
    assertThat(starter.questions()).isBetween(1L, starter.steps() - 1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void isWholeForTheSampleContactOfEachLanguage(Starter starter) {
    starter
        .states()
        .keySet()
        .forEach(
            tag -> {
              ScriptArguments sample = SamplePeople.of(tag, 0).in(EVENING, tag, "");
              Map<String, String> texts = starter.script().bundles().get(tag);
              texts.forEach(
                  (key, text) ->
                      assertThat(
                              MessageText.render(tag, text, sample.values(), sample.zone())
                                  .problems())
                          .as("%s %s", tag, key)
                          .isEmpty());
            });
  }

  @Test
  void tellsWhichOfItsLanguagesAreReviewed() {
    assertThat(Starter.find("survey").orElseThrow().languages())
        .isEqualTo(
            Map.of(
                TranslationState.SOURCE, List.of("en"),
                TranslationState.DRAFT, List.of("hmn", "vi", "es", "zh-Hant", "ar")));
  }
}
