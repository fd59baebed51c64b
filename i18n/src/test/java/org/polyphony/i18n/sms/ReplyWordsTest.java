package org.polyphony.i18n.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.sms.ReplyWords.Meaning;

class ReplyWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop",
        " Stop. ",
        "Stop!!!",
        "“stop”",
        "STOP 😡",
        "Stop all",
        "END",
        "quit",
        "ALTO",
        "Basta",
        "DỪNG",
        "dừng lại",
        "dung lai",
        "TSUM",
        "Txhob xa",
        "停止",
        "退訂。",
        "توقف",
        "стоп",
        "СТОП!",
        "그만",
        "itigil",
        "ਬੰਦ ਕਰੋ",
        "ឈប់"
      })
  void takesAStopWordOfAnyLanguage(String text) {
    assertThat(ReplyWords.meaning(text)).contains(Meaning.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stop by at 6?", "I cannot stop", "no", "ok", "", "?", "Tsum no yog dab tsi?"})
  void takesNothingElseForOne(String text) {
    assertThat(ReplyWords.meaning(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "START, START",
    "unstop, START",
    "bắt đầu, START",
    "HELP, HELP",
    "ayuda, HELP",
    "Yes!, YES",
    "sí, YES",
    "Yog, YES",
    "có, YES",
    "是, YES"
  })
  void knowsTheOtherWords(String text, Meaning meaning) {
    assertThat(ReplyWords.meaning(text)).contains(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please don't text me",
        "Please don’t text me any more",
        "no me manden más mensajes",
        "Take me off your list",
        "xin đừng nhắn tin cho tôi",
        "thov tsis txhob xa ntxiv",
        "請不要再傳了",
        "لا ترسلوا لي",
        "не пишите мне больше",
        "Please stop texting me"
      })
  void findsSentencesThatAreLikelyAStop(String text) {
    assertThat(ReplyWords.meaning(text)).isEmpty();
    assertThat(ReplyWords.likeStop(text)).isGreaterThanOrEqualTo(80);
  }

  @Test
  void putsAnUnlikelyOneBehind() {
    assertThat(ReplyWords.likeStop("stop by at 6?")).isBetween(1, 50);
    assertThat(ReplyWords.likeStop("wrong number")).isBetween(1, 50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I will come",
        "Nonstop",
        "¿A qué hora empieza?",
        "Tôi sẽ đến",
        "Kuv yuav tuaj",
        ""
      })
  void letsAllElseBe(String text) {
    assertThat(ReplyWords.likeStop(text)).isZero();
  }

  @Test
  void hasAStateForEachLineAndNoWordOfTwoMeanings() {
    Map<String, String> meanings = new HashMap<>();
    for (ReplyWords.Word word : ReplyWords.all()) {
      assertThat(word.text()).isNotBlank();
      assertThat(Languages.standard().find(word.tag())).as(word.tag()).isPresent();
      assertThat(word.likely() > 0).isEqualTo(word.meaning().equals("like_stop"));
      if (!word.meaning().equals("like_stop")) {
        String before = meanings.put(word.text(), word.meaning());
        assertThat(before).as(word.text()).isIn(null, word.meaning());
      }
    }
  }
}
