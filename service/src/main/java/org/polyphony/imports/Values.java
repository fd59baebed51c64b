package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Folding;
import org.polyphony.i18n.Languages;

/**
 * What the values of some columns mean: languages, and whether somebody may be sent texts. Most
 * speak for themselves; of the others some can be guessed, and a person says the rest.
 */
final class Values {

  /** The fields of which this is asked in every kind of file. */
  static final List<String> FIELDS = List.of("spoken", "written", "text_consent");

  /** What coordinators write for the languages of their neighbourhood, where it is one letter. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "h", "hmn", "v", "vi", "s", "es", "e", "en", "c", "zh", "k", "ko", "r", "ru", "t", "tl");

  /** So many of a column's values, or of its rows, must be such letters, or languages. */
  private static final double ENOUGH = 0.5;

  private static final Map<String, Layout.Meaning> ANY_LETTER =
      LETTERS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, letter -> new Layout.Meaning(letter.getValue(), false)));

  private static final int MEANINGS_AT_MOST = 500;

  private static final Set<String> YES =
      Set.of(
          "y",
          "yes",
          "true",
          "t",
          "1",
          "x",
          "si",
          "s",
          "co",
          "yog",
          "opt in",
          "opted in",
          "ok",
          "yes please",
          "checked",
          "✓",
          "✔",
          "☑",
          "dong y",
          "是",
          "好",
          "可以",
          "同意",
          "نعم",
          "اوافق",
          "موافق",
          "да");

  private static final Set<String> NO =
      Set.of(
          "n",
          "no",
          "false",
          "f",
          "0",
          "khong",
          "tsis",
          "opt out",
          "opted out",
          "stop",
          "no thanks",
          "no thank you",
          "unchecked",
          "khong dong y",
          "否",
          "不",
          "不要",
          "不可以",
          "不同意",
          "لا",
          "لا اوافق",
          "нет");

  /** What follows a yes or a no: "Yes, you may text me". */
  private static final Pattern ASIDE = Pattern.compile("\\s*[,;.!(，。–—].*", Pattern.DOTALL);

  private Values() {}

  /** The fields of which this is asked in a kind of file. */
  static List<String> fields(ImportTarget target) {
    return Stream.concat(FIELDS.stream(), target.meanings().keySet().stream()).toList();
  }

  /** Whether values can mean this in a kind of file; null means nothing was said. */
  static boolean areMeanings(ImportTarget target, @Nullable Map<String, Map<String, String>> said) {
    return said == null
        || said.entrySet().stream()
            .allMatch(
                field ->
                    fields(target).contains(field.getKey())
                        && field.getValue().size() <= MEANINGS_AT_MOST
                        && field.getValue().values().stream()
                            .allMatch(value -> isMeaning(target, field.getKey(), value)));
  }

  private static boolean isMeaning(ImportTarget target, String field, String value) {
    Map<String, String> own = target.meanings().get(field);
    if (own != null) {
      return own.containsKey(value);
    }
    return field.equals("text_consent")
        ? value.equals("yes") || value.equals("no")
        : Languages.standard().find(value).isPresent();
  }

  /** In which form values are compared. */
  static String folded(String value) {
    return Folding.fold(value).strip();
  }

  /** {@code yes}, {@code no}, or empty where the value does not say. */
  static String consent(String value, Map<String, Layout.Meaning> meanings) {
    String folded = folded(value);
    Layout.Meaning said = meanings.get(folded);
    if (said != null) {
      return said.value();
    }
    String word = answer(folded);
    return word.isEmpty() ? answer(ASIDE.matcher(folded).replaceFirst("")) : word;
  }

  private static String answer(String folded) {
    return YES.contains(folded) ? "yes" : NO.contains(folded) ? "no" : "";
  }

  /**
   * What values mean that do not speak for themselves.
   *
   * @param fields what each column means, from left to right
   * @param values the first ones of each column
   * @param saved kept with a mapping, by field and folded value
   * @param said by a person about this file, or null
   */
  static Map<String, Map<String, Layout.Meaning>> meanings(
      List<String> fields,
      List<List<String>> values,
      Map<String, Map<String, String>> saved,
      @Nullable Map<String, Map<String, String>> said) {
    Map<String, Map<String, Layout.Meaning>> meanings = new HashMap<>();
    Set<String> all = new LinkedHashSet<>(FIELDS);
    all.addAll(saved.keySet());
    all.addAll(said == null ? Set.of() : said.keySet());
    for (String field : all) {
      List<String> first = new ArrayList<>();
      for (int column = 0; column < fields.size(); column++) {
        if (fields.get(column).equals(field)) {
          first.addAll(values.get(column));
        }
      }
      Map<String, Layout.Meaning> known = new LinkedHashMap<>();
      if (field.equals("spoken") || field.equals("written")) {
        guess(first).forEach((value, tag) -> known.put(value, new Layout.Meaning(tag, false)));
      }
      put(known, saved.getOrDefault(field, Map.of()));
      put(known, said == null ? Map.of() : said.getOrDefault(field, Map.of()));
      if (!known.isEmpty()) {
        meanings.put(field, known);
      }
    }
    return meanings;
  }

  private static void put(Map<String, Layout.Meaning> all, Map<String, String> certain) {
    certain.forEach((value, means) -> all.put(folded(value), new Layout.Meaning(means, true)));
  }

  /**
   * Letters stand for languages where they, and the names of languages, are half of what is in the
   * column: one that nobody knows does not make the others unknown.
   */
  private static Map<String, String> guess(List<String> cells) {
    Map<String, String> letters = new LinkedHashMap<>();
    Set<String> different = new HashSet<>();
    Set<String> known = new HashSet<>();
    long filled = 0;
    long told = 0;
    // Of "H; X" each is a value, since of some letter it is known what it may mean.
    LanguageCells possible = new LanguageCells(ANY_LETTER);
    for (String cell : cells) {
      for (String value : cell.isBlank() ? List.<String>of() : possible.values(cell)) {
        String folded = folded(value);
        String tag = LETTERS.get(folded);
        if (tag != null) {
          letters.put(folded, tag);
        }
        boolean tells = tag != null || LanguageCells.named(value).isPresent();
        filled++;
        told += tells ? 1 : 0;
        different.add(folded);
        if (tells) {
          known.add(folded);
        }
      }
    }
    boolean enough = told >= ENOUGH * filled || known.size() >= ENOUGH * different.size();
    return enough ? letters : Map.of();
  }
}
