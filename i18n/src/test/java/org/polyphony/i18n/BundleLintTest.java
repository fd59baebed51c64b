package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleLintTest {

  private static final Path SOURCES = Path.of("src/main/resources/messages");

  @Test
  void findsNothingInTheBundlesWeShip() {
    assertThat(BundleLint.lint(Messages.load(getClass().getClassLoader()))).isEmpty();
  }

  @Test
  void knowsEveryFolderOfMessages() throws IOException {
    String index = Files.readString(SOURCES.resolve("index.txt"));
    try (Stream<Path> folders = Files.list(SOURCES).filter(Files::isDirectory)) {
      assertThat(folders)
          .allSatisfy(
              folder -> assertThat(index.lines()).contains("feature " + folder.getFileName()));
    }
  }

  @Test
  void findsEveryKindOfMistake() {
    Messages messages =
        Messages.load(getClass().getClassLoader(), List.of("en", "es", "hmn"), List.of("faulty"));

    assertThat(BundleLint.lint(messages))
        .extracting(finding -> finding.file() + " " + finding.key() + " " + finding.what())
        .containsExactlyInAnyOrder(
            "faulty/en faulty.bare has no line for translators above it",
            "faulty/en other.prefix does not start with its feature",
            "faulty/en faulty.apostrophe has a plain apostrophe; write ’",
            "faulty/en faulty.twice stands there twice",
            "faulty/en faulty.empty is empty",
            "faulty/es  does not say # state: draft or reviewed",
            "faulty/es other.prefix does not start with its feature",
            "faulty/es faulty.extra is not in English",
            "faulty/es faulty.missing is missing",
            "faulty/es faulty.broken does_not_parse at character 5 {near={name, reason=unclosed_brace}",
            "faulty/es faulty.argument unknown_argument at character 0 {argument=nombre}",
            "faulty/es faulty.argument missing_argument at character 8 {argument=name}",
            "faulty/es faulty.plural plural_category_missing at character 0 {argument=n, category=many}",
            "faulty/hmn  is not there");
  }
}
