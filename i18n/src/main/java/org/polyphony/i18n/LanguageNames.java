package org.polyphony.i18n;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises a language by whatever a spreadsheet calls it. */
final class LanguageNames {

  private static final Pattern NOISE =
      Pattern.compile(
          "\\b(language|languages|speaker|speaking|speaks|only|idioma|lus|lug|ngon ngu)\\b");
  private static final Pattern NO_LETTERS_OR_DIGITS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}' ]+");
  private static final Pattern SEPARATORS = Pattern.compile("[/,;&|+]| - |\\(|\\)");
  private static final Pattern TAG = Pattern.compile("([a-z]{2,3})([-_][a-z0-9]{2,8})*");

  /**
   * Tags of others for what we store under another one; from the IANA registry and CLDR's aliases.
   */
  private static final Map<String, String> CANONICAL =
      Map.ofEntries(
          Map.entry("fil", "tl"),
          Map.entry("fa-af", "prs"),
          Map.entry("pes", "fa"),
          Map.entry("arb", "ar"),
          Map.entry("zh-tw", "zh-hant"),
          Map.entry("zh-hk", "zh-hant"),
          Map.entry("zh-mo", "zh-hant"),
          Map.entry("zh-cn", "zh-hans"),
          Map.entry("zh-sg", "zh-hans"),
          Map.entry("zh-yue", "yue"),
          Map.entry("zh-cmn", "cmn"));

  /** A file says the same few words a million times. */
  private final Memory<Optional<Language>> recognised = new Memory<>(this::find);

  private final Map<String, Language> byName = new HashMap<>();
  private final Map<String, Language> byTag = new HashMap<>();

  LanguageNames(List<LanguageTable.Row> rows) {
    rows.forEach(row -> byTag.put(row.language().tag().toLowerCase(Locale.ROOT), row.language()));
    rows.forEach(row -> put(row.language().tag(), row.language()));
    for (LanguageTable.Row row : rows) {
      Language language = row.language();
      put(language.englishName(), language);
      put(language.ownName(), language);
      put(row.hmongName(), language);
      row.also().forEach(name -> put(name, language));
      if (!language.writtenOnly()) {
        String iso3 = ULocale.forLanguageTag(language.tag()).getISO3Language();
        put(iso3, language);
        byTag.putIfAbsent(iso3, language);
      }
    }
    CANONICAL.forEach((theirs, ours) -> byTag.put(theirs, Objects.requireNonNull(byTag.get(ours))));
  }

  private void put(String name, Language language) {
    String folded = plain(name);
    if (!folded.isEmpty()) {
      byName.putIfAbsent(folded, language);
    }
  }

  /** By a tag alone, not by a name; a region is ignored. */
  Optional<Language> byTag(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT).replace('_', '-');
    return TAG.matcher(lower).matches() ? tagged(lower) : Optional.empty();
  }

  Optional<Language> recognise(String text) {
    return recognised.get(text);
  }

  /** Without looking for it among other words. */
  Optional<Language> recogniseAlone(String text) {
    String folded = Folding.fold(text);
    return folded.isEmpty() ? Optional.empty() : one(folded);
  }

  private Optional<Language> find(String text) {
    String folded = Folding.fold(text);
    if (folded.isEmpty()) {
      return Optional.empty();
    }
    Optional<Language> whole = one(folded);
    if (whole.isPresent()) {
      return whole;
    }
    Set<Language> found = new LinkedHashSet<>();
    SEPARATORS
        .splitAsStream(folded)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(part -> one(part).ifPresent(found::add));
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private Optional<Language> one(String folded) {
    Language named = byName.get(plain(folded));
    if (named != null) {
      return Optional.of(named);
    }
    String withoutNoise = NOISE.matcher(folded).replaceAll(" ");
    named = byName.get(plain(withoutNoise));
    if (named != null) {
      return Optional.of(named);
    }
    String tag = folded.replace('_', '-');
    return tag.contains("-") && TAG.matcher(tag).matches() ? tagged(tag) : Optional.empty();
  }

  /** Takes subtags off the end until one fits. */
  private Optional<Language> tagged(String tag) {
    for (String shorter = tag; ; shorter = shorter.substring(0, shorter.lastIndexOf('-'))) {
      Language language = byTag.get(shorter);
      if (language != null) {
        return Optional.of(language);
      }
      if (!shorter.contains("-")) {
        return Optional.empty();
      }
    }
  }

  private static String plain(String text) {
    return Folding.fold(NO_LETTERS_OR_DIGITS.matcher(Folding.fold(text)).replaceAll(" "));
  }
}
