package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "Nguyễn Thị Hoa, hoa nguyen thi",
    "NGUYEN THI HOA, hoa nguyen thi",
    "Hoa Nguyễn Thị, hoa nguyen thi",
    "Pa Houa Vang-Xiong, houa pa vang xiong",
    "José  Muñoz, jose munoz",
    "Đỗ Văn Đức, do duc van",
    "李小龙, 李小龙"
  })
  void foldsSpellingsOfOneNameToTheSame(String name, String folded) {
    assertThat(Names.folded(name)).isEqualTo(folded);
  }

  @Test
  void composedAndDecomposedSpellingsAreTheSameName() {
    String decomposed = Normalizer.normalize("Nguyễn Thị Hoa", Normalizer.Form.NFD);

    assertThat(Names.folded(decomposed)).isEqualTo(Names.folded("Nguyễn Thị Hoa"));
  }

  @ParameterizedTest
  @CsvSource({"vi, Nguyễn Thị Hoa", "en, Hoa Thị Nguyễn", "und, Hoa Thị Nguyễn"})
  void putsTheFamilyNameWhereTheLanguagePutsIt(String tag, String full) {
    assertThat(Names.full("Hoa", "Thị", "Nguyễn", tag)).isEqualTo(full);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mai Va | mai va",
        "NGUYỄN | nguyen",
        "o'neil & ! : * | o neil",
        "a_b%c\\d | a b c d",
      })
  void looksForWordsOfLettersAndDigitsAlone(String text, String words) {
    assertThat(String.join(" ", Names.words(text))).isEqualTo(words);
  }

  @Test
  void aSearchWithoutAWordIsNone() {
    assertThat(Names.words(" '!& ")).isEmpty();
  }
}
