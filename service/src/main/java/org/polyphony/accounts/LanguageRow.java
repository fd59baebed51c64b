package org.polyphony.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

/**
 * A row of the form for languages: two ticks.
 *
 * @param tag the language
 * @param spoken whether it can be spoken: {@code zh-Hant} cannot
 * @param written whether it can be read: {@code yue} cannot
 * @param speaks whether the first is ticked
 * @param reads whether the second is
 */
record LanguageRow(String tag, boolean spoken, boolean written, boolean speaks, boolean reads) {

  // What most calls in Sacramento are made in; the others are one tap away.
  private static final List<String> FIRST =
      List.of("en", "hmn", "es", "vi", "yue", "cmn", "zh-Hant", "tl", "ru");

  /** Those in front: the usual ones, and whatever is ticked. */
  static List<LanguageRow> first(List<UserLanguage> chosen) {
    return rows(chosen, row -> FIRST.contains(row.tag()) || row.speaks() || row.reads()).stream()
        .sorted(Comparator.comparingInt(row -> rank(row.tag())))
        .toList();
  }

  /** The others. */
  static List<LanguageRow> more(List<UserLanguage> chosen) {
    return rows(chosen, row -> !FIRST.contains(row.tag()) && !row.speaks() && !row.reads());
  }

  private static int rank(String tag) {
    int rank = FIRST.indexOf(tag);
    return rank < 0 ? FIRST.size() : rank;
  }

  private static List<LanguageRow> rows(List<UserLanguage> chosen, Predicate<LanguageRow> which) {
    return Languages.standard().all().stream()
        .filter(language -> !language.tag().equals(Languages.UNKNOWN))
        .map(language -> row(language, chosen))
        .filter(which)
        .toList();
  }

  private static LanguageRow row(Language language, List<UserLanguage> chosen) {
    return new LanguageRow(
        language.tag(),
        !language.writtenOnly(),
        !language.spokenOnly(),
        chosen.stream().anyMatch(c -> c.tag().equals(language.tag()) && c.speaks()),
        chosen.stream().anyMatch(c -> c.tag().equals(language.tag()) && c.reads()));
  }
}
