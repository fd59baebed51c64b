package org.polyphony.contacts;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyphony.i18n.Folding;
import org.polyphony.i18n.PersonNames;

/** What we do to names, which is little: they are never re-cased, and the original is kept. */
public final class Names {

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final int MOST_WORDS = 8;

  private Names() {}

  /** Without space around it or doubled within. */
  public static String tidy(String name) {
    return isTidy(name) ? name : SPACES.matcher(name).replaceAll(" ").strip();
  }

  /** Nearly every cell of a file is, and asking costs a tenth of tidying. */
  private static boolean isTidy(String name) {
    boolean between = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ' ') {
        if (between) {
          return false;
        }
        between = true;
      } else if (c < ' ' || (c > '~' && (c == '\u00a0' || Character.isWhitespace(c)))) {
        return false;
      } else {
        between = false;
      }
    }
    return !between || name.isEmpty();
  }

  /**
   * The whole name in the order of the language, as it is kept: with a space between its parts in
   * every script, so that each is found by itself. {@link PersonNames#full} is how it is said.
   *
   * @param tag of the spoken language; {@code und} for the usual order
   */
  public static String full(String given, String additional, String family, String tag) {
    Stream<String> parts =
        PersonNames.familyFirst(tag)
            ? Stream.of(family, additional, given)
            : Stream.of(given, additional, family);
    return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
  }

  /**
   * What two spellings of one name have in common: its folded words in alphabetical order, since
   * lists differ in which name comes first.
   */
  public static String folded(String fullName) {
    String[] words = BETWEEN_WORDS.split(Folding.fold(fullName));
    Arrays.sort(words);
    return Arrays.stream(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }

  /**
   * The folded words that somebody looks for, {@value #MOST_WORDS} at most; empty where there is
   * none. They are letters, marks and digits alone.
   */
  static List<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(Folding.fold(text)))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }
}
