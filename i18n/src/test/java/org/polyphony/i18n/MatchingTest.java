package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

  private static final Set<AllowedPair> UKRAINIAN_BY_RUSSIAN = Set.of(new AllowedPair("uk", "ru"));

  @ParameterizedTest
  @CsvSource({
    "hmn, hmn, EXACT",
    "hmn, mww, EXACT",
    "hmn, hnj, EXACT",
    "mww, mww, EXACT",
    "mww, hnj, KIN",
    "hnj, mww, KIN",
    "mww, hmn, KIN",
    "hnj, hmn, KIN",
    "hmn, en, NONE",
    "hmn, lo, NONE",
    "zh, zh, EXACT",
    "zh, yue, KIN",
    "zh, cmn, KIN",
    "yue, cmn, NONE",
    "cmn, yue, NONE",
    "yue, zh, NONE",
    "cmn, zh, NONE",
    "yue, yue, EXACT",
    "zh-Hant, zh, EXACT",
    "zh-Hant, yue, KIN",
    "uk, ru, NONE",
    "ru, uk, NONE",
    "prs, prs, EXACT",
    "prs, ps, NONE",
    "ps, prs, NONE",
    "prs, fa, KIN",
    "fa, prs, KIN",
    "haz, prs, KIN",
    "prs, haz, NONE",
    "haz, fa, NONE",
    "fa-AF, prs, EXACT",
    "fil, tl, EXACT",
    "tl, ilo, NONE",
    "es-MX, es, EXACT",
    "pa, pa-Guru, EXACT",
    "pa-Guru, pa, EXACT",
    "hi, ur, NONE",
    "lo, th, NONE",
    "it, it, EXACT",
    "und, en, UNKNOWN",
    "und, hmn, UNKNOWN",
    "'', en, UNKNOWN",
  })
  void matchesOneWay(String contact, String caller, Match expected) {
    assertThat(Matching.match(contact, List.of(caller), Set.of())).isEqualTo(expected);
  }

  @Test
  void servesUkrainianByRussianOnlyWhereTheCampaignAllowsIt() {
    assertThat(Matching.match("uk", List.of("ru"), UKRAINIAN_BY_RUSSIAN)).isEqualTo(Match.ALLOWED);
    assertThat(Matching.match("ru", List.of("uk"), UKRAINIAN_BY_RUSSIAN)).isEqualTo(Match.NONE);
  }

  @Test
  void neverServesDariByPashtoWhateverTheCampaignSays() {
    AllowedPair pair = new AllowedPair("fa-AF", "ps");

    assertThat(Matching.mayAllow(pair)).isFalse();
    assertThat(Matching.match("prs", List.of("ps"), Set.of(pair, new AllowedPair("prs", "ps"))))
        .isEqualTo(Match.NONE);
  }

  @Test
  void takesTheBestOfACallersLanguages() {
    assertThat(Matching.match("mww", List.of("en", "hnj"), Set.of())).isEqualTo(Match.KIN);
    assertThat(Matching.match("mww", List.of("en", "hnj", "mww"), Set.of())).isEqualTo(Match.EXACT);
    assertThat(Matching.match("uk", List.of("ru", "uk"), UKRAINIAN_BY_RUSSIAN))
        .isEqualTo(Match.EXACT);
    assertThat(Matching.match("uk", List.of(), Set.of())).isEqualTo(Match.NONE);
    assertThat(Matching.match("und", List.of(), Set.of())).isEqualTo(Match.UNKNOWN);
  }

  @Test
  void listsAllThatACallerMayServe() {
    assertThat(Matching.served(List.of("mww", "en"), Set.of()))
        .containsExactly("en", "hmn", "mww", "hnj", "und");
    assertThat(Matching.served(List.of("yue"), Set.of()))
        .containsExactly("zh", "yue", "zh-Hant", "zh-Hans", "und");
    assertThat(Matching.served(List.of("ru"), UKRAINIAN_BY_RUSSIAN))
        .containsExactly("ru", "uk", "und");
    assertThat(Matching.served(List.of("it"), Set.of())).containsExactly("und", "it");
  }

  @Test
  void listsExactlyWhatItMatches() {
    for (Language caller : Languages.standard().all()) {
      Set<String> served = Matching.served(List.of(caller.tag()), Set.of());
      for (Language contact : Languages.standard().all()) {
        assertThat(served.contains(contact.tag()))
            .as("%s by %s", contact.tag(), caller.tag())
            .isEqualTo(Matching.match(contact.tag(), List.of(caller.tag()), Set.of()).serves());
      }
    }
  }

  @ParameterizedTest(name = "{0} is theirs who speak {1}: {2}")
  @CsvSource({
    "hmn, mww, true",
    "hmn, hnj, true",
    "mww, hmn, false",
    "mww, hnj, false",
    "es, es, true",
    "zh, yue, false",
    "und, en, false",
    "prs, fa, false"
  })
  void saysWhatIsSomebodysOwnToSpeak(String tag, String spoken, boolean theirs) {
    assertThat(Matching.speaks(tag, Set.of(spoken))).isEqualTo(theirs);
  }

  @Test
  void listsEveryPairThatServesWithoutACampaignAllowingIt() {
    Set<AllowedPair> found = new HashSet<>();
    for (Language contact : Languages.standard().spoken()) {
      for (Language caller : Languages.standard().spoken()) {
        Match match = Matching.match(contact.tag(), Set.of(caller.tag()), Set.of());
        boolean known = match == Match.EXACT || match == Match.KIN;
        if (known && !contact.equals(caller)) {
          found.add(new AllowedPair(contact.tag(), caller.tag()));
        }
      }
    }

    assertThat(Matching.near()).containsExactlyInAnyOrderElementsOf(found);
  }
}
