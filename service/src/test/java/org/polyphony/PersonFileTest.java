package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;

/** Holds that whoever asks what is kept about them is told of every table that knows them. */
class PersonFileTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /** What stands there is not the person's to read, or is in the file by another table. */
  private static final Set<String> NOT_IN_IT =
      Set.of(
          // Told in confidence, about whoever called too.
          "care.incidents",
          // Worked out from attempts, which are in it.
          "dashboards.campaign_people",
          // That an undone file could not take them out; which file it was is in their lists.
          "contacts.intake_kept",
          // Nobody asks any more: what is left of them is the id.
          "privacy.erasures",
          // Where work has come to, for a moment.
          "queue.feeding",
          "queue.fillings");

  @Test
  void namesEveryTableThatHoldsThePersonsId() throws IOException {
    List<String> tables =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT DISTINCT c.table_schema || '.' || c.table_name
                            FROM information_schema.columns c
                            JOIN information_schema.tables t USING (table_schema, table_name)
                            WHERE c.column_name = 'contact' AND t.table_type = 'BASE TABLE'
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(tables).hasSizeGreaterThan(12);
    String statements = statements();

    Set<String> forgotten = new TreeSet<>(tables);
    forgotten.removeAll(NOT_IN_IT);
    forgotten.removeIf(
        table -> statements.matches("(?s).*\\b" + table.replace(".", "\\.") + "\\b.*"));

    assertThat(forgotten).isEmpty();
  }

  /** The sources that say what a feature keeps. */
  private static String statements() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/polyphony"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(PersonFileTest::read)
          .filter(source -> source.contains("new Holding("))
          .map(source -> source.substring(source.indexOf("new Holding(")))
          .collect(Collectors.joining());
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
