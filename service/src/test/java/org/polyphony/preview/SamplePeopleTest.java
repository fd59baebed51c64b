package org.polyphony.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplePeopleTest {

  @ParameterizedTest
  @CsvSource({
    "hmn, Mai Nhia Vang",
    "mww, Mai Nhia Vang",
    "vi, Nguyễn Thị Hồng",
    "es, María Elena Ñúñez Rojas",
    "zh-Hant, 陳小芳",
    "yue, Chan Siu Fong",
    "und, Denise Brooks"
  })
  void areNamedAsInTheirLanguage(String tag, String name) {
    assertThat(SamplePeople.of(tag, 0).name()).isEqualTo(name);
  }
}
