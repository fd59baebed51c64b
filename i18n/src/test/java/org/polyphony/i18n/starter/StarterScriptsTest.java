package org.polyphony.i18n.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.i18n.MessageCheck;
import org.polyphony.i18n.MessageText;

class StarterScriptsTest {

  private static final Pattern STEP = Pattern.compile("\"id\": \"(\\w+)\".*");
  private static final Pattern CHOICES = Pattern.compile("\"choices\": \\[([^]]*)]");
  private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  private final StarterScript session = StarterScripts.find("listening-session").orElseThrow();

  @Test
  void comesInEveryLanguageOfTheInterface() {
    assertThat(StarterScripts.all()).contains(session);
    assertThat(session.texts().keySet()).containsExactly("en", "hmn", "vi", "es", "zh-Hant");
    assertThat(StarterScripts.find("absent")).isEmpty();
  }

  @Test
  void hasATextForEveryStepAndChoiceInEveryLanguageAndNoOther() {
    Set<String> keys = new TreeSet<>();
    Matcher step = STEP.matcher(session.structure());
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

    assertThat(keys).contains("come", "come.yes", "needs.ride", "voicemail");
    session.texts().forEach((tag, texts) -> assertThat(texts.keySet()).as(tag).isEqualTo(keys));
  }

  @Test
  void hasNoProblemInAnyLine() {
    Map<String, String> english = session.texts().get("en");
    session
        .texts()
        .forEach(
            (tag, texts) ->
                texts.forEach(
                    (key, text) ->
                        assertThat(MessageCheck.check(tag, text, english.get(key)))
                            .as("%s %s", tag, key)
                            .isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | It is on Wednesday, August 14 at 6:00 PM, at Hagginwood Community Center.
          hmn | Yuav muaj rau hnub Zwj Feeb, lub Yim Hli tim 14 thaum 6:00 tsaus ntuj, nyob hauv Hagginwood Community Center.
          vi  | Buổi này diễn ra vào Thứ Tư, 14 tháng 8, lúc 18:00, tại Hagginwood Community Center.
          es  | Es el miércoles, 14 de agosto a las 6:00 p.m., en Hagginwood Community Center.
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
