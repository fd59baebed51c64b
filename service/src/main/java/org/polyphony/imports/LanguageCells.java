package org.polyphony.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

/** Reads a language as people write it into a cell. Not for several threads. */
final class LanguageCells {

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*(?:[,;/&+|]|\\band\\b|\\by\\b|\\bvà\\b|\\bthiab\\b)\\s*");

  /** What people write where they do not know. */
  private static final Set<String> NOTHING =
      Set.of("", "-", "?", "n/a", "na", "none", "unknown", "other", "und", "blank", "tsis paub");

  private static final int REMEMBERED = 2_000;

  private final Map<String, Found> remembered = new HashMap<>();
  private final Map<String, Layout.Meaning> meanings;

  /**
   * @param meanings of values that do not speak for themselves
   */
  LanguageCells(Map<String, Layout.Meaning> meanings) {
    this.meanings = meanings;
  }

  /**
   * @param spoken a tag, {@code und} where the cell says nothing or nothing that is known
   * @param written the tag as a written language
   * @param unknown what was written and is no language that we know; else empty
   */
  record Found(String spoken, String written, String unknown) {
    /** The written language, where the cell named a way of writing; else {@code und}. */
    String script() {
      return written.contains("-") ? written : "und";
    }
  }

  Found read(String cell) {
    Found known = remembered.get(cell);
    if (known == null) {
      known = recognise(cell);
      if (remembered.size() < REMEMBERED) {
        remembered.put(cell, known);
      }
    }
    return known;
  }

  private Found recognise(String cell) {
    String folded = Values.folded(cell);
    Layout.Meaning said = meanings.get(folded);
    if (said != null) {
      return Languages.standard()
          .find(said.value())
          .map(LanguageCells::found)
          .orElse(new Found("und", "und", ""));
    }
    if (NOTHING.contains(folded)) {
      return new Found("und", "und", "");
    }
    Optional<Language> whole = Languages.standard().recognise(cell);
    if (whole.isPresent()) {
      return found(whole.get());
    }
    // "Hmong, English": the scarcer one counts, which is never English.
    List<Language> several =
        BETWEEN
            .splitAsStream(cell)
            .map(part -> Languages.standard().recognise(part))
            .flatMap(Optional::stream)
            .toList();
    return several.stream()
        .filter(language -> !language.tag().equals("en"))
        .findFirst()
        .or(() -> several.stream().findFirst())
        .map(LanguageCells::found)
        .orElse(new Found("und", "und", cell));
  }

  private static Found found(Language language) {
    return new Found(language.spokenTag(), language.tag(), "");
  }
}
