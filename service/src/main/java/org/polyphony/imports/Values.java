package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Folding;
import org.polyphony.i18n.Languages;

/**
 * What the values of some columns mean: languages, and whether somebody may be sent texts. Most
 * speak for themselves; of the others some can be guessed, and a person says the rest.
 */
final class Values {

  /** The fields of which this is asked. */
  static final List<String> FIELDS = List.of("spoken", "written", "text_consent");

  /** What coordinators write for the languages of their neighbourhood, where it is one letter. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "h", "hmn", "v", "vi", "s", "es", "e", "en", "c", "zh", "k", "ko", "r", "ru", "t", "tl");

  /** So many of a column's values must be such letters, or languages. */
  private static final double MOST = 0.8;

  private static final int MEANINGS_AT_MOST = 500;

  private static final Set<String> YES =
      Set.of("y", "yes", "true", "t", "1", "x", "si", "s", "co", "yog", "opt in", "opted in", "ok");

  private static final Set<String> NO =
      Set.of("n", "no", "false", "f", "0", "khong", "tsis", "opt out", "opted out", "stop");

  private Values() {}

  /** Whether values can mean this; null means nothing was said. */
  static boolean areMeanings(@Nullable Map<String, Map<String, String>> said) {
    return said == null
        || said.entrySet().stream()
            .allMatch(
                field ->
                    FIELDS.contains(field.getKey())
                        && field.getValue().size() <= MEANINGS_AT_MOST
                        && field.getValue().values().stream()
                            .allMatch(value -> isMeaning(field.getKey(), value)));
  }

  private static boolean isMeaning(String field, String value) {
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
    for (String field : FIELDS) {
      List<String> first = new ArrayList<>();
      for (int column = 0; column < fields.size(); column++) {
        if (fields.get(column).equals(field)) {
          first.addAll(values.get(column));
        }
      }
      Map<String, Layout.Meaning> all = new LinkedHashMap<>();
      if (!field.equals("text_consent")) {
        guess(first).forEach((value, tag) -> all.put(value, new Layout.Meaning(tag, false)));
      }
      put(all, saved.getOrDefault(field, Map.of()));
      put(all, said == null ? Map.of() : said.getOrDefault(field, Map.of()));
      if (!all.isEmpty()) {
        meanings.put(field, all);
      }
    }
    return meanings;
  }

  private static void put(Map<String, Layout.Meaning> all, Map<String, String> certain) {
    certain.forEach((value, means) -> all.put(folded(value), new Layout.Meaning(means, true)));
  }

  /** Letters stand for languages where hardly anything else is in the column. */
  private static Map<String, String> guess(List<String> values) {
    Map<String, String> letters = new LinkedHashMap<>();
    long filled = 0;
    long told = 0;
    for (String value : values) {
      String folded = folded(value);
      if (folded.isEmpty()) {
        continue;
      }
      filled++;
      String tag = LETTERS.get(folded);
      if (tag != null) {
        letters.put(folded, tag);
        told++;
      } else if (Languages.standard().recognise(value).isPresent()) {
        told++;
      }
    }
    return told >= MOST * filled ? letters : Map.of();
  }
}
