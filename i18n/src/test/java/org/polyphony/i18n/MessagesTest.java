package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

  private final Messages shipped = Messages.load(getClass().getClassLoader());
  private final Messages sample =
      Messages.load(
          getClass().getClassLoader(), List.of("en", "hmn", "es"), List.of("sample", "absent"));

  @ParameterizedTest
  @CsvSource({
    "en, Save",
    "hmn, Khaws cia",
    "mww, Khaws cia",
    "hnj, Khaws cia",
    "vi, Lưu",
    "es, Guardar",
    "es-MX, Guardar",
    "zh-Hant, 儲存",
    "zh-TW, 儲存",
    "yue, 儲存",
    "ar, حفظ",
    "ar-EG, حفظ",
    "ja, Save",
    "tr, Save"
  })
  void saysItInTheLanguageOfThePage(String tag, String text) {
    assertThat(shipped.forLocale(tag).text("common.save")).isEqualTo(text);
  }

  @Test
  void offersThePseudoLocalesOnlyWhenAskedFor() {
    assertThat(shipped.offered()).containsExactly("en", "hmn", "vi", "es", "zh-Hant", "ar");
    assertThat(shipped.offered(false)).isEqualTo(shipped.offered());
    assertThat(shipped.offered(true))
        .containsExactly("en", "hmn", "vi", "es", "zh-Hant", "ar", "en-XA", "ar-XB");
  }

  @Test
  void hasFurtherLanguagesForPublicPagesAlone() {
    assertThat(shipped.publicOnes())
        .containsExactly(
            "en", "hmn", "vi", "es", "zh-Hant", "ar", "tl", "ru", "prs", "pa-Guru", "ko");
    assertThat(shipped.forVisitor("tl").text("guests.name")).isEqualTo("Pangalan ninyo");
    assertThat(shipped.forVisitor("prs").direction()).isEqualTo(Direction.RIGHT_TO_LEFT);
    assertThat(shipped.forVisitor("tl").isUntranslated("common.save")).isTrue();
    assertThat(shipped.forLocale("tl").tag()).isEqualTo("en");
    assertThat(shipped.publicState("en")).isEqualTo(TranslationState.SOURCE);
    assertThat(shipped.publicState("ko")).isEqualTo(TranslationState.DRAFT);
  }

  @ParameterizedTest
  @CsvSource({
    "1, جهة اتصال واحدة",
    "2, جهتا اتصال",
    "7, 7 جهات اتصال",
    "11, 11 جهة اتصال",
    "1100, '1,100 جهة اتصال'"
  })
  void countsAsArabicDoes(int count, String text) {
    assertThat(shipped.forLocale("ar").text("common.count-contacts", "count", count))
        .isEqualTo(text);
  }

  @Test
  void keepsANumberToDialTheRightWayRoundInArabic() {
    assertThat(shipped.forLocale("ar").text("care.resource.county.say", "number", "2-1-1"))
        .contains("بالرقم \u20682-1-1\u2069.");
  }

  @Test
  void fallsBackToEnglishAndTellsSo() {
    MessageBundle spanish = sample.forLocale("es");

    assertThat(spanish.isUntranslated("sample.only-english")).isTrue();
    assertThat(spanish.text("sample.only-english", "count", 1000)).isEqualTo("1,000 words");
    assertThat(spanish.isUntranslated("sample.hello")).isFalse();
    assertThat(spanish.text("sample.hello", "name", "Mai")).isEqualTo("Hola, Mai.");
    assertThat(sample.forLocale("en").isUntranslated("sample.only-english")).isFalse();
  }

  @Test
  void knowsHowFarEachLanguageCanBeTrusted() {
    assertThat(sample.state("en")).isEqualTo(TranslationState.SOURCE);
    assertThat(sample.state("es")).isEqualTo(TranslationState.REVIEWED);
    assertThat(sample.state("hmn")).isEqualTo(TranslationState.DRAFT);
    assertThat(shipped.forLocale("hmn").state()).isEqualTo(TranslationState.DRAFT);
    assertThat(shipped.forLocale("ar-XB").state()).isEqualTo(TranslationState.REVIEWED);
  }

  @Test
  void takesArgumentsByNameOrAsAMap() {
    MessageBundle english = sample.forLocale("en");

    assertThat(english.text("sample.two", "first", "Mai", "second", 3))
        .isEqualTo("Mai has 3 lists.");
    assertThat(english.text("sample.two", Map.of("first", "Mai", "second", 1)))
        .isEqualTo("Mai has 1 list.");
    assertThatThrownBy(() -> english.text("sample.two", "first", "Mai", "second"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAFaultOfTheProgramRatherThanPrintingBraces() {
    MessageBundle english = sample.forLocale("en");

    assertThatThrownBy(() -> english.text("sample.hello")).hasMessageContaining("sample.hello");
    assertThatThrownBy(() -> english.text("sample.absent")).hasMessageContaining("sample.absent");
  }

  @Test
  void showsMomentsInTheZoneOfTheViewer() {
    Map<String, Object> when = Map.of("when", Instant.parse("2026-11-04T02:00:00Z"));
    ZoneId sacramento = ZoneId.of("America/Los_Angeles");

    assertThat(sample.forLocale("en").text("sample.when", when))
        .isEqualTo("On Wednesday, November 4 at 2:00 AM.");
    assertThat(sample.forLocale("en").in(sacramento).text("sample.when", when))
        .isEqualTo("On Tuesday, November 3 at 6:00 PM.");
    assertThat(sample.forLocale("hmn").in(sacramento).text("sample.when", when))
        .isEqualTo("On Tuesday, November 3 at 6:00 PM.");
  }

  @Test
  void accentsAndLengthensEnglishButNeverItsArguments() {
    String text = sample.forLocale("en-XA").text("sample.two", "first", "Mai", "second", 3);

    assertThat(text)
        .startsWith("[Mai ĥåš 3 ļîšţš.")
        .endsWith("]")
        .hasSizeGreaterThan("Mai has 3 lists.".length() * 5 / 4);
  }

  @Test
  void mirrorsEnglishButKeepsArgumentsApart() {
    MessageBundle mirrored = sample.forLocale("ar-XB");
    String text = mirrored.text("sample.two", "first", "Mai", "second", 3);

    assertThat(mirrored.direction()).isEqualTo(Direction.RIGHT_TO_LEFT);
    assertThat(text).contains("\u2068Mai\u2069").contains("\u202ehas\u202c").contains("3");
    assertThat(text.chars().filter(c -> c == '\u202e').count())
        .isEqualTo(text.chars().filter(c -> c == '\u202c').count());
  }

  @Test
  void isolatesANameThatRunsTheOtherWay() {
    assertThat(sample.forLocale("en").text("sample.hello", "name", "علی"))
        .isEqualTo("Hello, \u2068علی\u2069.");
    assertThat(sample.forLocale("en").text("sample.hello", "name", "Mai")).isEqualTo("Hello, Mai.");
  }

  @Test
  void saysWhichFileIsBrokenWhenItStarts() {
    Messages broken = Messages.load(getClass().getClassLoader(), List.of("en"), List.of("broken"));

    assertThatThrownBy(() -> broken.forLocale("en"))
        .hasMessageContaining("broken.greeting")
        .hasMessageContaining("character 7");
  }

  @Test
  void countsEveryKeyOfEnglish() {
    assertThat(sample.keys())
        .containsExactly("sample.hello", "sample.only-english", "sample.two", "sample.when");
  }
}
