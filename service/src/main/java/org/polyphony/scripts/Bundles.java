package org.polyphony.scripts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one version, by language and key.
 *
 * @param source the tag of the language that all others are translated from
 */
public record Bundles(String source, Map<String, Map<String, Text>> byLanguage) {

  /**
   * One line of a bundle.
   *
   * @param reviewedBy the user who approved it, null where nobody has
   * @param reviewedAt when, null where nobody has
   * @param reviewer their name as it was then, else an empty string
   * @param source what it was translated from; empty for the source itself, or where nobody knows
   * @param pronunciation how it is read by somebody who speaks the language and does not read it;
   *     empty for none
   */
  public record Text(
      String text,
      TextState state,
      @Nullable UUID reviewedBy,
      @Nullable Instant reviewedAt,
      String reviewer,
      String source,
      String pronunciation) {}

  /** Copies what it is given. */
  public Bundles {
    Map<String, Map<String, Text>> copy = new LinkedHashMap<>();
    byLanguage.forEach((tag, texts) -> copy.put(tag, Map.copyOf(texts)));
    byLanguage = Collections.unmodifiableMap(copy);
  }

  static Bundles of(String source, List<TextsDao.TextRow> rows) {
    Map<String, Map<String, Text>> byLanguage = new LinkedHashMap<>();
    byLanguage.put(source, new LinkedHashMap<>());
    for (TextsDao.TextRow row : rows) {
      byLanguage
          .computeIfAbsent(row.tag(), tag -> new LinkedHashMap<>())
          .put(
              row.key(),
              new Text(
                  row.text(),
                  TextState.of(row.state()),
                  row.reviewedBy(),
                  row.reviewedAt(),
                  row.reviewer(),
                  row.source(),
                  row.pronunciation()));
    }
    return new Bundles(source, byLanguage);
  }

  /** The source first, then the others by tag. */
  public List<String> languages() {
    List<String> tags = new ArrayList<>(byLanguage.keySet());
    tags.remove(source);
    Collections.sort(tags);
    tags.add(0, source);
    return List.copyOf(tags);
  }

  /** The text of a key; empty where there is none, or a blank one. */
  public Optional<Text> find(String tag, String key) {
    return Optional.ofNullable(byLanguage.getOrDefault(tag, Map.of()).get(key))
        .filter(text -> !text.text().isBlank());
  }

  /** The words of a key; an empty string where there are none. */
  public String words(String tag, String key) {
    return find(tag, key).map(Text::text).orElse("");
  }

  /** How much of each language is there, for the texts that the structure needs. */
  List<LanguageCoverage> coverage(Structure structure) {
    List<String> keys = structure.keys();
    return languages().stream().map(tag -> coverage(tag, keys)).toList();
  }

  private LanguageCoverage coverage(String tag, List<String> keys) {
    List<TextState> states =
        keys.stream().flatMap(key -> find(tag, key).stream()).map(Text::state).toList();
    return new LanguageCoverage(
        tag,
        tag.equals(source),
        keys.size(),
        states.size(),
        (int) states.stream().filter(TextState.REVIEWED::equals).count(),
        (int) states.stream().filter(TextState.STALE::equals).count());
  }
}
