package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource({
    "Nguyễn Thị Hương, nguyen thi huong",
    "ĐẶNG, dang",
    "đặng, dang",
    "Zúñiga, zuniga",
    "MUÑOZ, munoz",
    "'  Pa   Houa  ', pa houa",
    "ISTANBUL, istanbul",
    "İstanbul, istanbul",
    "ırmak, irmak",
    "Łee, lee",
    "Straße, strasse",
    "Kajin M̧ajeļ, kajin majel",
    "李, 李",
    "李小龍, 李小龍",
    "សុខា, សុខា",
    "ខ្មែរ, ខ្មែរ",
    "محمد, محمد",
    "مُحَمَّد, محمد",
    "ਪੰਜਾਬੀ, ਪੰਜਾਬੀ",
    "हिन्दी, हिन्दी",
    "한국, 한국",
    "Ｍａｉ, mai",
    "Шевченко, шевченко",
    "O’Brien, o'brien",
    "O'Brien, o'brien",
    "Vang-Xiong, vang-xiong",
    "東京がく, 東京がく",
  })
  void foldsNames(String name, String folded) {
    assertThat(Folding.fold(name)).isEqualTo(folded);
  }

  @Test
  void foldsComposedAndDecomposedFormsAlike() {
    String composed = "Nguy\u1ec5n";
    String decomposed = "Nguye\u0302\u0303n";

    assertThat(Folding.fold(decomposed)).isEqualTo(Folding.fold(composed)).isEqualTo("nguyen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAI VANG",
        "  Pa   Houa ",
        "O`Brien-O'Neil 3rd",
        "",
        " ",
        "~!@#$%^&*()_+[]{}|;:,.<>?/",
        "Z"
      })
  void foldsPlainLettersInBothWaysAlike(String name) {
    String withMark = Folding.fold(name + "\u0301");

    assertThat(Folding.fold(name)).isEqualTo(withMark.replace("\u0301", "").strip());
  }

  @Test
  void takesAnySpaceForOneAndNothingForNothing() {
    assertThat(Folding.fold("Mai\u00a0\tVang\n")).isEqualTo("mai vang");
    assertThat(Folding.fold("")).isEmpty();
    assertThat(Folding.fold(" \u3000 ")).isEmpty();
  }

  @Test
  void changesNothingWhenFoldedAgain() {
    for (Language language : Languages.standard().all()) {
      String once = Folding.fold(language.ownName());
      assertThat(Folding.fold(once)).isEqualTo(once);
    }
  }
}
