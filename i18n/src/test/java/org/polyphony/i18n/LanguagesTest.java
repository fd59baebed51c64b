package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

  private final Languages languages = Languages.standard();

  @ParameterizedTest
  @CsvSource({
    "Hmong, hmn",
    "HMONG, hmn",
    "hmn, hmn",
    "Hmoob, hmn",
    "lus hmoob, hmn",
    "'  Hmong  language ', hmn",
    "H’mong, hmn",
    "White Hmong, mww",
    "Hmoob Dawb, mww",
    "mww, mww",
    "Hmong Daw, mww",
    "Hmong (White), mww",
    "Moob Leeg, hnj",
    "Green Hmong, hnj",
    "Hmong Njua, hnj",
    "Tiếng Việt, vi",
    "Tieng Viet, vi",
    "TIẾNG VIỆT, vi",
    "vie, vi",
    "VN, vi",
    "Vietnamese, vi",
    "Vietnamse, vi",
    "vi-VN, vi",
    "spanish, es",
    "SPANISH, es",
    "Español, es",
    "espanol, es",
    "ESP, es",
    "spa, es",
    "es-MX, es",
    "es_US, es",
    "Spanish / Español, es",
    "Spanish only, es",
    "Mandarin, cmn",
    "普通话, cmn",
    "Putonghua, cmn",
    "cmn, cmn",
    "Chinese - Mandarin, cmn",
    "Cantonese, yue",
    "粵語, yue",
    "Chinese (Cantonese), yue",
    "zh-yue, yue",
    "Chinese, zh",
    "chi, zh",
    "zho, zh",
    "中文, zh",
    "Traditional Chinese, zh-Hant",
    "zh-TW, zh-Hant",
    "zh_Hant, zh-Hant",
    "繁體中文, zh-Hant",
    "zh-CN, zh-Hans",
    "Tagalog, tl",
    "Filipino, tl",
    "Pilipino, tl",
    "fil, tl",
    "tgl, tl",
    "fil-PH, tl",
    "Farsi, fa",
    "Persian, fa",
    "فارسی, fa",
    "per, fa",
    "Dari, prs",
    "prs, prs",
    "fa-AF, prs",
    "دری, prs",
    "Farsi (Dari), prs",
    "Pashto, ps",
    "پښتو, ps",
    "Punjabi, pa",
    "Panjabi, pa",
    "ਪੰਜਾਬੀ, pa",
    "pa-Guru, pa-Guru",
    "Russian, ru",
    "РУССКИЙ, ru",
    "rus, ru",
    "Ukrainian, uk",
    "українська, uk",
    "Arabic, ar",
    "العربية, ar",
    "Khmer, km",
    "Cambodian, km",
    "ភាសាខ្មែរ, km",
    "Laotian, lo",
    "Lao, lo",
    "Mien, ium",
    "Iu-Mien, ium",
    "Korean, ko",
    "한국어, ko",
    "Japanese, ja",
    "Hindi, hi",
    "Urdu, ur",
    "Armenian, hy",
    "arm, hy",
    "Ilocano, ilo",
    "Hazaragi, haz",
    "Marshallese, mh",
    "Tongan, to",
    "Samoan, sm",
    "English, en",
    "ENG, en",
    "en_US, en",
    "inglés, en",
    "unknown, und",
    "N/A, und",
  })
  void recognisesWhatFilesAndPeopleWrite(String text, String tag) {
    assertThat(languages.recognise(text).map(Language::tag)).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "?",
        "Klingon",
        "x",
        "Hmong/Lao",
        "English, Spanish",
        "123",
        "e",
        "9165550100",
        "-"
      })
  void leavesWhatItDoesNotKnowOrWhatNamesTwoToAPerson(String text) {
    assertThat(languages.recognise(text)).isEmpty();
  }

  @Test
  void recognisesNothingInNull() {
    assertThat(languages.recognise(null)).isEmpty();
  }

  @Test
  void recognisesEveryLanguageByItsTagItsOwnNameAndItsEnglishName() {
    for (Language language : languages.all()) {
      assertThat(languages.recognise(language.tag())).contains(language);
      assertThat(languages.recognise(language.englishName())).contains(language);
      if (!language.writtenOnly() && !language.tag().equals("und")) {
        assertThat(languages.recognise(language.ownName())).contains(language);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fil, tl",
    "fa-AF, prs",
    "es-MX, es",
    "ES, es",
    "zh-TW, zh-Hant",
    "zh-Hant-US, zh-Hant",
    "mww-Latn, mww",
    "cmn-Hans, cmn",
    "pes, fa",
    "vie, vi",
    "und, und"
  })
  void findsByTheTagsOfOthers(String theirs, String ours) {
    assertThat(languages.find(theirs).map(Language::tag)).contains(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xx", "Hmong", "can", "tlh", "zz-ZZ", "-", "es--", "<script>"})
  void findsNothingByWhatIsNoTagOfOurs(String tag) {
    assertThat(languages.find(tag)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "prs, دری",
    "hmn, Lus Hmoob",
    "mww, Hmoob Dawb",
    "tl, Tagalog",
    "zh-Hant, 繁體中文",
    "fr-CA, Français",
    "it, italiano"
  })
  void tellsOwnNamesInTheirOwnScript(String tag, String name) {
    assertThat(languages.ownName(tag)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "vi, es, vietnamita",
    "hmn, es, hmong",
    "mww, es, White Hmong",
    "prs, es, darí",
    "tl, es, tagalo",
    "es, vi, Tiếng Tây Ban Nha",
    "ps, vi, Tiếng Pashto",
    "es, hmn, Lus Mev",
    "mww, hmn, Hmoob Dawb",
    "und, hmn, Tsis paub",
    "vi, en, Vietnamese",
    "vi, en-XA, Vietnamese",
    "vi, ar-XB, Vietnamese",
    "hmn, hmn, Lus Hmoob",
    "it, es, italiano",
    "xyz, es, xyz",
    "vi, ar, الفيتنامية",
    "mww, ar, الهمونغية البيضاء",
    "it, ar, الإيطالية",
    "vi, zh-Hant, 越南語",
    "mww, zh-Hant, 白苗語",
    "cmn, zh-TW, 國語（普通話）",
    "it, zh-Hant, 義大利文",
  })
  void namesLanguagesInTheLanguageOfTheInterface(String tag, String reader, String name) {
    assertThat(languages.nameIn(tag, reader)).isEqualTo(name);
  }

  @Test
  void namesEveryLanguageInEveryInterfaceLanguage() {
    for (Language language : languages.all()) {
      for (String reader : List.of("en", "hmn", "vi", "es", "zh-Hant", "ar")) {
        assertThat(languages.nameIn(language.tag(), reader))
            .isNotBlank()
            .isNotEqualTo(language.tag());
      }
      assertThat(languages.nameIn(language.tag(), Locale.ENGLISH))
          .isEqualTo(language.tag().equals("en") ? "English" : language.englishName());
    }
  }

  @Test
  void knowsWhatIsSpokenFromATextInChinese() {
    assertThat(languages.spokenFrom("zh-Hant")).containsExactly("zh", "yue", "cmn");
    assertThat(languages.spokenFrom("hmn")).containsExactly("hmn");
    assertThat(languages.spokenFrom("en")).containsExactly("en");
    assertThat(languages.spokenFrom("prs")).containsExactly("prs", "haz");
  }

  @Test
  void namesNoLanguageInLatinLettersInChinese() {
    for (Language language : languages.all()) {
      assertThat(languages.nameIn(language.tag(), "zh-Hant"))
          .as(language.tag())
          .containsPattern("^[\\p{IsHan}（）]+$");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prs, rtl",
    "fa, rtl",
    "ps, rtl",
    "ar, rtl",
    "ur, rtl",
    "haz, rtl",
    "ar-XB, rtl",
    "pa-Arab, rtl",
    "he, rtl",
    "pa, ltr",
    "hmn, ltr",
    "en-XA, ltr",
    "zh-Hant, ltr",
    "und, ltr",
    "xx, ltr"
  })
  void knowsTheDirection(String tag, String direction) {
    assertThat(languages.direction(tag).html()).isEqualTo(direction);
  }

  @ParameterizedTest
  @CsvSource({
    "yue, zh-Hant, 'yue,zh-Hant,zh-Hans'",
    "cmn, zh-Hans, 'cmn,zh-Hans,zh-Hant'",
    "zh, zh-Hant, 'zh,zh-Hant,zh-Hans'",
    "mww, hmn, 'mww,hmn'",
    "hnj, hmn, 'hnj,hmn'",
    "hmn, hmn, hmn",
    "pa, pa-Guru, 'pa,pa-Guru'",
    "haz, prs, 'haz,prs,fa'",
    "prs, prs, 'prs,fa'",
    "fil, tl, tl",
    "es-MX, es, es",
    "und, en, en",
    "it, it, it",
  })
  void tellsWhichBundlesServeASpeaker(String spoken, String bundle, String bundles) {
    assertThat(languages.bundleFor(spoken)).isEqualTo(bundle);
    assertThat(languages.bundlesFor(spoken)).containsExactly(bundles.split(","));
  }

  @Test
  void offersEnglishFirstAndTheUnknownLast() {
    assertThat(languages.all()).first().extracting(Language::tag).isEqualTo("en");
    assertThat(languages.all()).last().extracting(Language::tag).isEqualTo("und");
    assertThat(languages.all()).extracting(Language::tag).doesNotHaveDuplicates();
    assertThat(languages.spoken())
        .extracting(Language::tag)
        .contains("yue", "mww")
        .doesNotContain("zh-Hant", "und");
  }

  @Test
  void pointsOnlyAtBundlesThatCanBeRead() {
    for (Language language : languages.all()) {
      for (String bundle : language.bundles()) {
        assertThat(languages.find(bundle))
            .hasValueSatisfying(b -> assertThat(b.spokenOnly()).isFalse());
      }
    }
  }

  @Test
  void agreesWithIcuOnScriptsAndDirections() {
    for (Language language : languages.all()) {
      if (language.tag().equals("und")) {
        assertThat(language.scripts()).isEmpty();
        continue;
      }
      ULocale canonical = ULocale.createCanonical(ULocale.forLanguageTag(language.tag()));
      ULocale likely = ULocale.addLikelySubtags(canonical);
      assertThat(language.scripts()).as(language.tag()).isNotEmpty().allMatch(this::isScript);
      // ICU takes White and Green Hmong to be written in a script of its own, and plain Chinese in
      // Hans.
      boolean known = !likely.getScript().isEmpty();
      if (known && !Set.of("mww", "hnj", "zh", "cmn").contains(language.tag())) {
        assertThat(language.scripts().get(0)).as(language.tag()).isEqualTo(likely.getScript());
      }
      String script = "und-" + language.scripts().get(0);
      assertThat(language.direction() == Direction.RIGHT_TO_LEFT)
          .as(language.tag())
          .isEqualTo(ULocale.forLanguageTag(script).isRightToLeft());
    }
  }

  private boolean isScript(String code) {
    return UScript.getCodeFromName(code) != UScript.INVALID_CODE;
  }

  @Test
  void takesThePluralRuleThatIcuHasForTheLanguageItself() {
    Set<String> known =
        Arrays.stream(PluralRules.getAvailableULocales())
            .map(ULocale::getLanguage)
            .collect(Collectors.toSet());
    for (Language language : languages.all()) {
      ULocale own = ULocale.createCanonical(ULocale.forLanguageTag(language.tag()));
      if (known.contains(own.getLanguage())) {
        assertThat(IcuFormats.pluralCategories(language.tag(), false))
            .as(language.tag())
            .isEqualTo(PluralRules.forLocale(own).getKeywords());
      }
    }
    assertThat(IcuFormats.pluralCategories("prs", false)).containsExactlyInAnyOrder("one", "other");
    assertThat(IcuFormats.pluralCategories("hmn", false)).containsExactly("other");
    assertThat(IcuFormats.pluralCategories("it", false)).contains("many");
  }

  @Test
  void namesInItsCellsOnlyWhatThereIs() {
    Set<String> customs = Set.of("family-first", "by-given", "first-of-two", "last-of-two");
    List<String> spoken = languages.spoken().stream().map(Language::tag).toList();
    for (LanguageTable.Row row : languages.rows()) {
      assertThat(spoken).containsAll(row.servedBy()).containsAll(row.kin());
      assertThat(spoken).containsAll(row.never());
      assertThat(customs).containsAll(row.names());
      assertThat(row.never().stream().noneMatch(row.kin()::contains)).isTrue();
    }
  }
}
