package org.polyphony.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyphony.platform.Changelog;
import org.polyphony.platform.Schema;
import org.polyphony.platform.ServerAddress;
import org.polyphony.platform.TestCluster;

/** The oldest PostgreSQL that we promise to run on, with the real changelog. */
class OldestPostgresqlTest {

  @TempDir static Path folder;

  static EmbeddedPostgres server;
  static ServerAddress address;

  @BeforeAll
  static void start() throws Exception {
    server =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver((system, architecture) -> programs())
            .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("lc-ctype", "C.UTF-8")
            .start();
    address =
        new ServerAddress(
            "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "");
    new Schema(address).migrate();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void takesTheWholeChangelog() {
    assertThat(ask(address, "SELECT current_setting('server_version_num')::int / 10000"))
        .isEqualTo("15");
    assertThat(ask(address, "SELECT count(*) FROM public.databasechangelog"))
        .isEqualTo(String.valueOf(new Changelog().known().size()));
  }

  @Test
  void aBackupGoesFromTheOldestToTheNewest() {
    String mark = "UPDATE platform.installation SET sample_loaded_at = '2026-06-06T17:00:00Z'";
    TestCluster.jdbi(address).useHandle(handle -> handle.execute(mark));
    Path file = folder.resolve("backup.zip");
    new Backup(address, Clock.systemUTC()).write(file);

    ServerAddress newest = TestCluster.get().empty();
    try {
      new Restore(newest).from(file);
      String installation =
          "SELECT (id, sample_loaded_at AT TIME ZONE 'UTC')::text FROM platform.installation";
      assertThat(ask(newest, installation))
          .isEqualTo(ask(address, installation))
          .contains("2026-06-06 17:00:00");
    } finally {
      TestCluster.get().drop(newest);
    }
  }

  /** From the jar that the build has laid beside the class path. */
  private static InputStream programs() throws IOException {
    Path jar;
    try (Stream<Path> files = Files.list(Path.of("target", "oldest-postgresql"))) {
      jar = files.findFirst().orElseThrow();
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
      return new ByteArrayInputStream(zip.getInputStream(archive).readAllBytes());
    }
  }

  private static String ask(ServerAddress address, String sql) {
    Jdbi jdbi = TestCluster.jdbi(address);
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
