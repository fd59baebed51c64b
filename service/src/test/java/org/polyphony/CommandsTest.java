package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands beside {@code server}, as they are typed. */
class CommandsTest {

  @RegisterExtension static final TestService service = new TestService();

  @Test
  void checkSaysThatTheSettingsAreFine() throws Exception {
    assertThat(said("check")).contains("The settings are fine.");
  }

  @Test
  void dbSaysHowTheDatabaseStands() throws Exception {
    assertThat(said("db")).containsPattern("at this version: \\d+ changes, PostgreSQL \\d+");
  }

  private static String said(String command) throws Exception {
    Process process =
        ServiceProcess.command(service.databaseSettings(), command, "../config.yml")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
