package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocaleChoiceTest {

  private static final List<String> OFFERED = List.of("en", "hmn", "vi", "es", "zh-Hant", "ar");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vi                              | vi
          vi-VN,vi;q=0.9,en;q=0.8         | vi
          es-MX,es;q=0.9                  | es
          es-419                          | es
          mww                             | hmn
          hnj-Latn;q=0.8, en;q=0.5        | hmn
          hmn,en;q=0.9                    | hmn
          en;q=0.5, hmn;q=0.9             | hmn
          zh-Hant                         | zh-Hant
          zh-TW,zh;q=0.9,en-US;q=0.8      | zh-Hant
          zh-HK                           | zh-Hant
          zh-Hant-MO                      | zh-Hant
          zh                              | zh-Hant
          yue                             | zh-Hant
          yue-HK,en;q=0.5                 | zh-Hant
          zh-CN,zh;q=0.9,en;q=0.8         | zh-Hant
          ko, zh-Hant;q=0.5               | zh-Hant
          ar                              | ar
          ar-EG,ar;q=0.9,en;q=0.8         | ar
          fa                              | en
          en-GB                           | en
          fr, es;q=0.5                    | es
          ja                              | en
          tr-TR                           | en
          *                               | en
          ''                              | en
          ;;;                             | en
          en;q=abc                        | en
          es;q=0, vi                      | vi
          """)
  void choosesTheLanguageOfTheInterface(String header, String expected) {
    assertThat(LocaleChoice.choose(header, OFFERED)).isEqualTo(expected);
  }

  @Test
  void choosesTheFirstOfferedWithoutAHeader() {
    assertThat(LocaleChoice.choose(null, OFFERED)).isEqualTo("en");
    assertThat(LocaleChoice.choose(null, List.of("es", "en"))).isEqualTo("es");
  }

  @Test
  void neverOffersAPseudoLocaleToWhoDidNotAskForIt() {
    List<String> withPseudo = List.of("en", "hmn", "vi", "es", "ar", "en-XA", "ar-XB");

    assertThat(LocaleChoice.choose("ar", withPseudo)).isEqualTo("ar");
    assertThat(LocaleChoice.choose("he", withPseudo)).isEqualTo("en");
    assertThat(LocaleChoice.choose("en-AU", withPseudo)).isEqualTo("en");
    assertThat(LocaleChoice.choose("ar-XB", withPseudo)).isEqualTo("ar-XB");
  }
}
