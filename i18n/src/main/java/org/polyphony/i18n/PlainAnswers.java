package org.polyphony.i18n;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Yes, no and maybe in the languages of the bundles, so that no script has them translated again. A
 * language is added by a line in {@code plain-answers.tsv}, and not by code.
 */
public final class PlainAnswers {

  /** The codes of the answers, in the order in which they are shown. */
  public static final List<String> CODES = List.of("yes", "no", "maybe");

  private static final int COLUMNS = CODES.size() + 2;

  private static final Map<String, Words> BY_TAG = read();

  private PlainAnswers() {}

  /**
   * One answer in one language.
   *
   * @param reviewed whether somebody who speaks the language has read it
   */
  public record Word(String text, boolean reviewed) {}

  private record Words(Map<String, String> byCode, boolean reviewed) {}

  /** The bundles that have them. */
  public static Set<String> tags() {
    return BY_TAG.keySet();
  }

  /**
   * An answer in a language.
   *
   * @param tag of a bundle, or of a language that is read from one
   * @param code one of {@link #CODES}
   * @return empty where nobody has translated it
   */
  public static Optional<Word> of(String tag, String code) {
    return Stream.concat(Stream.of(tag), Languages.standard().bundlesFor(tag).stream())
        .map(BY_TAG::get)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(words -> word(words, code));
  }

  private static Optional<Word> word(Words words, String code) {
    return Optional.ofNullable(words.byCode().get(code))
        .map(text -> new Word(text, words.reviewed()));
  }

  private static Map<String, Words> read() {
    Map<String, Words> read = new LinkedHashMap<>();
    TableFile.rows("plain-answers.tsv", COLUMNS).forEach(cells -> read.put(cells[0], words(cells)));
    return read;
  }

  private static Words words(String[] cells) {
    Map<String, String> byCode = new LinkedHashMap<>();
    for (int i = 0; i < CODES.size(); i++) {
      byCode.put(CODES.get(i), cells[i + 1]);
    }
    return new Words(byCode, cells[COLUMNS - 1].equals("reviewed"));
  }
}
