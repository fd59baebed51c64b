package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainAnswersTest {

  @Test
  void hasThemInEveryLanguageOfTheInterface() {
    for (String tag : new String[] {"en", "hmn", "vi", "es", "zh-Hant", "ar"}) {
      for (String code : PlainAnswers.CODES) {
        assertThat(PlainAnswers.of(tag, code)).as("%s in %s", code, tag).isPresent();
      }
    }
  }

  @Test
  void knowsEveryLanguageThatItHasALineFor() {
    assertThat(PlainAnswers.tags())
        .allSatisfy(tag -> assertThat(Languages.standard().find(tag)).isPresent());
  }

  @Test
  void readsAVarietyFromTheBundleOfItsSpeakers() {
    assertThat(PlainAnswers.of("mww", "maybe").orElseThrow().text()).isEqualTo("Tej zaum");
    assertThat(PlainAnswers.of("yue", "yes").orElseThrow().text()).isEqualTo("是");
  }

  @Test
  void saysThatNobodyHasReadIt() {
    assertThat(PlainAnswers.of("en", "yes").orElseThrow().reviewed()).isTrue();
    assertThat(PlainAnswers.of("ar", "yes").orElseThrow().reviewed()).isFalse();
  }

  @Test
  void hasNoneWhereNobodyTranslatedThem() {
    assertThat(PlainAnswers.of("mh", "yes")).isEmpty();
    assertThat(PlainAnswers.of("en", "never")).isEmpty();
  }
}
