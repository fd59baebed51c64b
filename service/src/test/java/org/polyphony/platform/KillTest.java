package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

  @TempDir static Path data;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    Process service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledService.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      awaitWrite(service);
    } finally {
      service.destroyForcibly().waitFor();
    }
    RunningServer orphan = RunningServer.in(data.resolve("postgresql")).orElseThrow();
    // Asked of another process: the library unpacks only once in each.
    assertThat(orphan.program()).startsWith(data.resolve("programs").toString());

    try (Database again =
        Database.open(DatabaseSettings.embedded(data), new MetricRegistry(), BusinessTime.real())) {
      Instant written =
          again
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT sample_loaded_at FROM platform.installation")
                          .mapTo(Instant.class)
                          .one());
      assertThat(written).isEqualTo("2026-06-06T17:00:00Z");
      assertThat(orphan.isAlive()).as("the server of the killed run").isFalse();
    }
    assertThat(RunningServer.in(data.resolve("postgresql"))).as("after closing").isEmpty();
  }

  private static void awaitWrite(Process service) throws IOException {
    try (BufferedReader said = service.inputReader()) {
      assertThat(said.lines().filter(KilledService.WRITTEN::equals).findFirst()).isPresent();
    }
  }
}
