package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PersonName.NameField;
import com.ibm.icu.text.PersonNameFormatter;
import com.ibm.icu.text.SimplePersonName;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNamesTest {

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource({
    "vi, Hoa, Thị, Nguyễn, Nguyễn Thị Hoa, Hoa",
    "hmn, Mai Nhia, '', Vang, Mai Nhia Vang, Mai Nhia Vang",
    "mww, Pa Kou, '', Xiong, Pa Kou Xiong, Pa Kou Xiong",
    "es, María Elena, '', Núñez Peña, María Elena Núñez Peña, María Elena Núñez",
    "es, José, Luis, Peña, José Luis Peña, José Peña",
    "pt, Ana, '', Silva Santos, Ana Silva Santos, Ana Santos",
    "zh-Hant, 小芳, '', 陳, 陳小芳, 陳小芳",
    "yue, Siu Fong, '', Chan, Chan Siu Fong, Chan Siu Fong",
    "ko, 민수, '', 김, 김민수, 김민수",
    "ja, 花子, '', 山田, 山田花子, 山田花子",
    "km, Sokha, '', Chea, Chea Sokha, Sokha",
    "en, Denise, Ann, Brooks, Denise Ann Brooks, Denise Brooks",
    "ru, Ольга, Петровна, Иванова, Ольга Петровна Иванова, Ольга Иванова",
    "ar, أمل, '', حداد, أمل حداد, أمل حداد",
    "und, Sam, '', Carter, Sam Carter, Sam Carter",
    "und, 明, '', 李, 李明, 李明",
    "vi, '', '', Nguyễn, Nguyễn, Nguyễn",
    "es, María, '', '', María, María",
    "en, '', '', '', '', ''",
  })
  void putsAndPicksThePartsAsTheLanguageDoes(
      String tag, String given, String additional, String family, String full, String formal) {
    assertThat(PersonNames.full(tag, given, additional, family)).isEqualTo(full);
    assertThat(PersonNames.formal(tag, given, additional, family)).isEqualTo(formal);
  }

  /** But for Khmer: its speakers say the family name first, whatever ICU 79 has. */
  @ParameterizedTest
  @ValueSource(strings = {"vi", "zh", "yue", "ko", "ja", "en", "es", "ru", "ar", "tl"})
  void agreesWithIcuWhereIcuHasData(String tag) {
    Locale ofTheMachine = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      assertThat(PersonNames.familyFirst(tag)).isEqualTo(familyFirstByIcu(tag));
    } finally {
      Locale.setDefault(ofTheMachine);
    }
  }

  private static boolean familyFirstByIcu(String tag) {
    Locale locale = Locale.forLanguageTag(Languages.standard().formatsOf(tag));
    String name =
        PersonNameFormatter.builder()
            .setLocale(locale)
            .setLength(PersonNameFormatter.Length.MEDIUM)
            .setUsage(PersonNameFormatter.Usage.REFERRING)
            .setFormality(PersonNameFormatter.Formality.FORMAL)
            .build()
            .formatToString(
                SimplePersonName.builder()
                    .setLocale(locale)
                    .addField(NameField.GIVEN, Set.of(), "Given")
                    .addField(NameField.SURNAME, Set.of(), "Family")
                    .build());
    return name.indexOf("Family") < name.indexOf("Given");
  }
}
