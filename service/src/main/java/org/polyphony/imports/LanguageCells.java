package org.polyphony.imports;

import java.util.ArrayList;
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
      Pattern.compile("\\s*(?:[,;/&+|、،]|\\band\\b|\\by\\b|\\bvà\\b|\\bthiab\\b)\\s*");

  /** What people write where they do not know. */
  private static final Set<String> NOTHING =
      Set.of("", "-", "?", "n/a", "na", "none", "unknown", "other", "und", "blank", "tsis paub");

  private static final Found NOBODY_SAID = new Found("und", "und", "", "");

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
   * @param asWritten the whole cell, where it says more than the tag does; else empty
   */
  record Found(String spoken, String written, String unknown, String asWritten) {
    /** The written language, where the cell named a way of writing; else {@code und}. */
    String script() {
      return written.contains("-") ? written : "und";
    }

    boolean isNothing() {
      return spoken.equals("und");
    }

    boolean isEnglish() {
      return spoken.equals("en");
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

  /**
   * The values of a cell, each of which has a meaning of its own: "H; X" has two where H is known.
   * What nobody knows any part of is one.
   */
  List<String> values(String cell) {
    if (one(cell).isPresent()) {
      return List.of(cell);
    }
    List<String> parts =
        BETWEEN.splitAsStream(cell.strip()).filter(part -> !part.isBlank()).distinct().toList();
    return parts.stream().anyMatch(part -> one(part).isPresent()) ? parts : List.of(cell);
  }

  private Found recognise(String cell) {
    List<Found> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String value : values(cell)) {
      one(value).ifPresentOrElse(known::add, () -> unknown.add(value));
    }
    List<Found> languages =
        known.stream().filter(language -> !language.isNothing()).distinct().toList();
    // "Hmong, English": the scarcer one counts, which is never English.
    List<Found> scarce = languages.stream().filter(language -> !language.isEnglish()).toList();
    Found counts =
        scarce.stream().findFirst().or(() -> languages.stream().findFirst()).orElse(NOBODY_SAID);
    boolean saysMore = !unknown.isEmpty() || scarce.size() > 1;
    return new Found(
        counts.spoken(), counts.written(), String.join(", ", unknown), saysMore ? cell : "");
  }

  /** What a single value means; empty where nobody knows. */
  private Optional<Found> one(String value) {
    String folded = Values.folded(value);
    Layout.Meaning said = meanings.get(folded);
    if (said != null) {
      return Optional.of(
          Languages.standard().find(said.value()).map(LanguageCells::found).orElse(NOBODY_SAID));
    }
    return NOTHING.contains(folded)
        ? Optional.of(NOBODY_SAID)
        : named(value).map(LanguageCells::found);
  }

  /** "Spanish (Mexico)" is one language, with something beside it. */
  static Optional<Language> named(String value) {
    Optional<Language> alone = Languages.standard().recogniseAlone(value);
    return alone.isPresent() || BETWEEN.matcher(value).find()
        ? alone
        : Languages.standard().recognise(value);
  }

  private static Found found(Language language) {
    return new Found(language.spokenTag(), language.tag(), "", "");
  }
}
