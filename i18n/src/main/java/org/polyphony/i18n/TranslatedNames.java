package org.polyphony.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names of languages where ICU has none, or another than people use: a file {@code names/<tag>.tsv}
 * for each language that is read in. A language without a file, or a name without a line, is left
 * to ICU.
 */
final class TranslatedNames {

  private static final Memory<Map<String, String>> READ = new Memory<>(TranslatedNames::read);

  private TranslatedNames() {}

  /** The name of a language of {@code languages.tsv} in another one of it. */
  static Optional<String> name(String tag, String reader) {
    return Optional.ofNullable(READ.get(reader).get(tag));
  }

  private static Map<String, String> read(String reader) {
    String file = "names/" + reader + ".tsv";
    try (InputStream stream = TranslatedNames.class.getResourceAsStream(file)) {
      if (stream == null) {
        return Map.of();
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toUnmodifiableMap(cell -> cell[0], cell -> cell[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
