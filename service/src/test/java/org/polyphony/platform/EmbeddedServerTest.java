package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

  @TempDir static Path folder;

  static Path data;
  static EmbeddedServer server;

  @BeforeAll
  static void start() {
    data = folder.resolve("a folder with a space");
    server = EmbeddedServer.start(DataFolder.open(data));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void keepsWhatWasAcknowledgedAndLetsNobodyInWithoutPassword() throws SQLException {
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("data_checksums", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("server_encoding", "UTF8"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("jit", "off"));
    Map<String, String> actual = new TreeMap<>();
    for (String name : expected.keySet()) {
      actual.put(name, ask("SHOW " + name));
    }
    assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(ask("SELECT datctype FROM pg_database WHERE datname = current_database()"))
        .isEqualTo("C.UTF-8");
    assertThat(ask("SELECT lower('NGUYỄN')")).isEqualTo("nguyễn");
  }

  @Test
  void asksEveryConnectionForThePassword() {
    ServerAddress guess = new ServerAddress(server.address().url(), "postgres", "postgres");

    CannotStart refused = catchThrowableOfType(CannotStart.class, guess::connect);

    assertThat(refused.code()).isEqualTo("database-sign-in");
    assertThat(hba()).isNotEmpty().allMatch(line -> line.endsWith("scram-sha-256"));
  }

  @Test
  void leavesNoSocketFileForOthers() throws IOException {
    List<String> pidFile = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
    assertThat(pidFile.get(4)).as("the folder of sockets").isEmpty();
  }

  @Test
  void theServiceIsNoSuperuser() throws SQLException {
    assertThat(
            ask(
                "SELECT current_user || ' ' || rolsuper FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("polyphony false");
  }

  @Test
  void onlyTheOwnerReadsTheFolder() throws IOException {
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("postgresql"))).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("programs"))).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("database-password"))).isEqualTo("rw-------");
  }

  @Test
  void bringsTheMajorVersionThatTheFolderIsMadeBy() throws SQLException {
    assertThat(ask("SELECT current_setting('server_version_num')::int / 10000"))
        .isEqualTo(EmbeddedServer.MAJOR);
  }

  @Test
  void aSecondStartOnTheSameFolderIsRefusedInWords() {
    CannotStart refused =
        catchThrowableOfType(
            CannotStart.class,
            () ->
                Database.open(
                    DatabaseSettings.embedded(data), new MetricRegistry(), BusinessTime.real()));

    assertThat(refused.code()).isEqualTo("data-folder-in-use");
    assertThat(refused).hasMessageContaining("already runs on the folder " + data);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> hba() {
    try (Stream<String> lines = Files.lines(data.resolve("postgresql").resolve("pg_hba.conf"))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ask(String sql) throws SQLException {
    try (Connection connection = server.address().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
