package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds that each message we ask translators for is shown somewhere. A key is used where a source
 * names it whole, or names the start of it up to a dot or a hyphen ({@code "campaigns.goal." +
 * goal}); the key of a problem, where a source names its code.
 */
class UnusedMessagesTest {
  private static final Path MESSAGES = Path.of("../i18n/src/main/resources/messages");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java"),
          Path.of("src/main/jte"),
          Path.of("src/main/resources/assets"),
          Path.of("../i18n/src/main/java"));
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9_.-]*)\"");
  private static final Pattern OF_A_PROBLEM =
      Pattern.compile("[a-z]+\\.problem\\.([a-z_]+)(?:\\.title|\\.detail)?");

  @Test
  void asksTranslatorsForNothingThatNobodySees() {
    Set<String> literals = literals();
    List<String> starts =
        literals.stream().filter(literal -> literal.matches("[a-z]+\\.[^.]+.*[.-]")).toList();

    Set<String> unused = new TreeSet<>(keys());
    assertThat(unused).hasSizeGreaterThan(500);
    unused.removeIf(key -> isUsed(key, literals, starts));

    assertThat(unused).isEmpty();
  }

  private static boolean isUsed(String key, Set<String> literals, List<String> starts) {
    if (literals.contains(key) || starts.stream().anyMatch(key::startsWith)) {
      return true;
    }
    Matcher problem = OF_A_PROBLEM.matcher(key);
    return problem.matches() && literals.contains(problem.group(1));
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (Path bundle : files(MESSAGES, ".*/en\\.properties")) {
      Properties messages = new Properties();
      try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
        messages.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      keys.addAll(messages.stringPropertyNames());
    }
    return keys;
  }

  private static Set<String> literals() {
    Set<String> literals = new HashSet<>();
    for (Path root : SOURCES) {
      for (Path file : files(root, ".*\\.(java|jte|js)")) {
        Matcher matcher = LITERAL.matcher(read(file));
        while (matcher.find()) {
          literals.add(matcher.group(1));
        }
      }
    }
    return literals;
  }

  private static List<Path> files(Path root, String matching) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().matches(matching)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
