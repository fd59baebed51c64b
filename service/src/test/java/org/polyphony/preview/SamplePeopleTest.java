package org.polyphony.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

class SamplePeopleTest {

  @ParameterizedTest
  @CsvSource({
    "hmn, Mai Nhia Vang",
    "mww, Mai Nhia Vang",
    "vi, Nguyễn Thị Hồng",
    "es, María Elena Ñúñez Rojas",
    "zh-Hant, 陳小芳",
    "yue, Chan Siu Fong",
    "km, Chea Sokha",
    "fr, Claire Martin",
    "haz, Farida Ahmadi",
    "und, Denise Brooks"
  })
  void areNamedAsInTheirLanguage(String tag, String name) {
    assertThat(SamplePeople.of(tag, 0).name()).isEqualTo(name);
  }

  @Test
  void speakAlmostEveryLanguage() {
    Set<String> without = Set.of("en", "und", "my", "kar", "mh", "uz-Arab");
    for (Language language : Languages.standard().all()) {
      assertThat(SamplePeople.of(language.tag(), 0).name().equals("Denise Brooks"))
          .as(language.tag())
          .isEqualTo(without.contains(language.tag()));
    }
  }
}
