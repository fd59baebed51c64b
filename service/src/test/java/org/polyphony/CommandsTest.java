package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.polyphony.platform.DatabaseSettings;

/** The commands beside {@code server}, as they are typed. */
class CommandsTest {

  @RegisterExtension static final TestService service = new TestService();

  @TempDir Path folder;

  @Test
  void checkSaysThatTheSettingsAreFine() throws Exception {
    assertThat(said("check", "../config.yml")).contains("The settings are fine.");
  }

  @Test
  void dbSaysHowTheDatabaseStands() throws Exception {
    DatabaseSettings database = service.databaseSettings();
    Path settings = folder.resolve("config.yml");
    Files.writeString(
        settings,
        """
        database:
          url: %s
          user: %s
          password: "%s"
        """
            .formatted(database.url(), database.user(), database.password()));

    assertThat(said("db", settings.toString()))
        .containsPattern("at this version: \\d+ changes, PostgreSQL \\d+");
  }

  private static String said(String... arguments) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      new PolyphonyApplication().run(arguments);
    } finally {
      System.setOut(out);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
