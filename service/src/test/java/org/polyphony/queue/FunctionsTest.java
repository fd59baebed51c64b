package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;

/**
 * The queue's functions stand written down as they are now, one in a file, since a changelog states
 * each of them whole: what a change does to one is the difference that this folder shows. Written
 * anew with {@code -Dfunctions}.
 */
class FunctionsTest {

  private static final Path FOLDER = Path.of("src/test/resources/queue");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void areWrittenDownAsTheyAre() throws IOException {
    Map<String, String> now = inTheDatabase();
    if (System.getProperty("functions") != null) {
      write(now);
    }

    assertThat(written()).isEqualTo(now);
  }

  private static Map<String, String> inTheDatabase() {
    Map<String, String> functions = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT proname || '.sql' AS file, pg_get_functiondef(oid) AS definition
                        FROM pg_proc WHERE pronamespace = 'queue'::regnamespace
                        """)
                    .mapToMap()
                    .forEach(
                        row ->
                            functions.merge(
                                row.get("file").toString(),
                                row.get("definition").toString(),
                                String::concat)));
    return functions;
  }

  private static Map<String, String> written() throws IOException {
    Map<String, String> functions = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        functions.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return functions;
  }

  private static void write(Map<String, String> functions) throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> function : functions.entrySet()) {
      Files.writeString(FOLDER.resolve(function.getKey()), function.getValue());
    }
  }
}
