package org.polyphony.scripts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes ids of steps and choices out of their words, so that a translator knows them again. */
final class Slug {
  private static final int WORDS = 4;

  private Slug() {}

  /**
   * The first words of a text in plain small letters.
   *
   * @param otherwise where the text has no such letters
   * @param taken ids that it must not be
   */
  static String of(String text, String otherwise, Set<String> taken) {
    String plain =
        Normalizer.normalize(text.replaceAll("\\{[^}]*}", " "), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[’']", "")
            .replaceAll("[^a-z0-9]+", " ")
            .strip();
    String words = Arrays.stream(plain.split(" ")).limit(WORDS).collect(Collectors.joining("-"));
    String start = words.isEmpty() ? otherwise : words.substring(0, Math.min(40, words.length()));
    String id = start;
    // A step called "end" would change what "end" means.
    for (int i = 2; taken.contains(id) || id.equals(Step.END); i++) {
      id = start + "-" + i;
    }
    return id;
  }
}
