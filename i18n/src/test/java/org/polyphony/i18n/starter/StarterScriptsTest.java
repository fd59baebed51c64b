package org.polyphony.i18n.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.MessageCheck;
import org.polyphony.i18n.MessageText;
import org.polyphony.i18n.PlainAnswers;
import org.polyphony.i18n.TranslationState;

class StarterScriptsTest {

  private static final Pattern STEP = Pattern.compile("\"id\": \"(\\w+)\".*");
  private static final Pattern CHOICES = Pattern.compile("\"choices\": \\[([^]]*)]");
  private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  private final StarterScript session = script("listening-session");

  static List<Named<StarterScript>> all() {
    return StarterScripts.all().stream().map(script -> Named.of(script.key(), script)).toList();
  }

  private static StarterScript script(String key) {
    return StarterScripts.find(key).orElseThrow();
  }

  @Test
  void carriesTheWorkFromTheInvitationToWhatWasHeard() {
    assertThat(StarterScripts.all())
        .extracting(StarterScript::key)
        .containsExactly(
            "listening-session",
            "listening-session-reminder",
            "thank-you",
            "what-we-heard",
            "survey",
            "training-cohort",
            "vaccine-clinic",
            "voter-registration",
            "get-out-the-vote",
            "vote-by-mail-cure");
    assertThat(StarterScripts.find("absent")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void comesInSixLanguagesOfWhichFiveAreNotReviewed(StarterScript script) {
    assertThat(script.texts().keySet()).containsExactly("en", "hmn", "vi", "es", "zh-Hant", "ar");
    script
        .states()
        .forEach(
            (tag, state) ->
                assertThat(state)
                    .as(tag)
                    .isEqualTo(
                        tag.equals("en") ? TranslationState.SOURCE : TranslationState.DRAFT));
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasATextForEveryStepAndChoiceInEveryLanguageAndNoOther(StarterScript script) {
    Set<String> keys = new TreeSet<>();
    Matcher step = STEP.matcher(script.structure());
    while (step.find()) {
      String id = step.group(1);
      keys.add(id);
      Matcher choices = CHOICES.matcher(step.group());
      if (choices.find()) {
        QUOTED
            .matcher(choices.group(1))
            .results()
            .forEach(choice -> keys.add(id + "." + choice.group(1)));
      }
    }

    assertThat(keys).contains("hello", "language", "bye", "voicemail").hasSizeGreaterThan(15);
    script.texts().forEach((tag, texts) -> assertThat(texts.keySet()).as(tag).isEqualTo(keys));
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasNoProblemInAnyLine(StarterScript script) {
    Map<String, String> english = script.texts().get("en");
    script
        .texts()
        .forEach(
            (tag, texts) ->
                texts.forEach(
                    (key, text) -> {
                      assertThat(MessageCheck.check(tag, text, english.get(key)))
                          .as("%s %s", tag, key)
                          .isEmpty();
                      assertThat(text).as("%s %s", tag, key).doesNotContain("'").isNotBlank();
                    }));
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysOfACallWhatTheEnglishSays(StarterScript script) {
    Map<String, String> english = script.texts().get("en");
    script
        .texts()
        .forEach(
            (tag, texts) ->
                texts.forEach(
                    (key, text) ->
                        assertThat(withoutAddress(text))
                            .as("%s %s", tag, key)
                            .isEqualTo(withoutAddress(english.get(key)))));
  }

  private static Set<String> withoutAddress(String text) {
    Set<String> names = new HashSet<>(MessageText.arguments(text));
    names.remove(AddressForms.ARGUMENT);
    return names;
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysTheVerbOfTheQuestionWhereALanguageAnswersWithIt(StarterScript script) {
    for (String tag : List.of("hmn", "zh-Hant")) {
      String yes = PlainAnswers.of(tag, "yes").orElseThrow().text();
      Map<String, String> texts = script.texts().get(tag);
      texts.entrySet().stream()
          .filter(line -> line.getKey().endsWith(".yes") && line.getValue().equals(yes))
          .map(line -> line.getKey().replace(".yes", ""))
          .forEach(
              question ->
                  assertThat(texts.get(question))
                      .as("%s %s", tag, question)
                      .containsIgnoringCase(yes));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesNoBlankWhereEverythingIsKnown(StarterScript script) {
    script
        .texts()
        .forEach(
            (tag, texts) ->
                texts.forEach(
                    (key, text) -> {
                      MessageText.Rendered said =
                          MessageText.render(tag, text, everything(), LOS_ANGELES);
                      assertThat(said.problems()).as("%s %s", tag, key).isEmpty();
                      assertThat(said.text()).as(tag).doesNotContain("{", "____", "M08", "M11");
                    }));
  }

  private static Map<String, Object> everything() {
    return Map.ofEntries(
        Map.entry("first_name", "Mai"),
        Map.entry("caller", "Pa Houa"),
        Map.entry("organization", "Riverbend Alliance"),
        Map.entry("event", "Community Evening"),
        Map.entry("date", ZonedDateTime.of(2024, 8, 14, 18, 0, 0, 0, LOS_ANGELES)),
        Map.entry("time", LocalTime.of(18, 0)),
        Map.entry("place", "Hagginwood Community Center"),
        Map.entry("election", "City Election"),
        Map.entry("election_day", LocalDate.of(2026, 11, 3)),
        Map.entry("register_by", LocalDate.of(2026, 10, 19)),
        Map.entry("cure_by", LocalDate.of(2026, 11, 24)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void speaksToVietnameseAndHmongEldersByTheirFormOfAddress(StarterScript script) {
    for (String tag : List.of("vi", "hmn")) {
      assertThat(script.texts().get(tag).get("intro")).as(tag).contains("{address}");
      assertThat(script.texts().get(tag).get("bye")).as(tag).contains("{address}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en      | It is on Wednesday, August 14 at 6:00 PM, at Hagginwood Community Center.
          hmn     | Yuav muaj rau hnub Zwj Feeb, lub Yim Hli tim 14 thaum 6:00 tsaus ntuj, nyob hauv Hagginwood Community Center.
          vi      | Buổi này diễn ra vào Thứ Tư, 14 tháng 8, lúc 18:00, tại Hagginwood Community Center.
          es      | Es el miércoles, 14 de agosto a las 6:00 p.m., en Hagginwood Community Center.
          zh-Hant | 時間是8月14日星期三下午6:00，地點是Hagginwood Community Center。
          """)
  void saysWhenAndWhereInEveryLanguage(String tag, String expected) {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("date", ZonedDateTime.of(2024, 8, 14, 18, 0, 0, 0, LOS_ANGELES));
    arguments.put("time", LocalTime.of(18, 0));
    arguments.put("place", "Hagginwood Community Center");

    MessageText.Rendered rendered =
        MessageText.render(tag, session.texts().get(tag).get("invite"), arguments, LOS_ANGELES);

    assertThat(rendered.text()).startsWith(expected);
    assertThat(rendered.complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en      | The county has to have it by Tuesday, November 24. Will you send it back in time?
          zh-Hant | 縣選務處最遲必須在11月24日星期二收到。您會及時寄回嗎？
          """)
  void saysTheLastDayThatTheCountyNames(String tag, String expected) {
    String line = script("vote-by-mail-cure").texts().get(tag).get("return");

    assertThat(MessageText.render(tag, line, everything(), LOS_ANGELES).text()).isEqualTo(expected);
    assertThat(MessageText.render(tag, line, Map.of(), LOS_ANGELES).text()).contains("____");
  }

  @ParameterizedTest
  @CsvSource({
    "vi, bac, 'Dạ, cảm ơn bác đã dành thời gian.'",
    "vi, '', 'Dạ, cảm ơn quý vị đã dành thời gian.'",
    "hmn, pog, Ua tsaug ntau uas pog nrog kuv tham.",
    "hmn, '', Ua tsaug ntau uas koj nrog kuv tham.",
    "en, bac, Thank you for your time.",
  })
  void speaksToPeopleAsTheyAreSpokenTo(String tag, String address, String expected) {
    String bye = session.texts().get(tag).get("bye");

    assertThat(MessageText.render(tag, bye, Map.of("address", address), LOS_ANGELES).text())
        .startsWith(expected);
  }
}
