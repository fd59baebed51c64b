package org.polyphony.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * How the embedded server is set up. The library is made for tests: left alone it deletes the data
 * on close, writes without {@code fsync}, lets everybody in and unpacks programs under the
 * temporary folder.
 */
final class EmbeddedOptions {

  /** After a power cut the server first reads its log again, which takes its time. */
  private static final Duration RECOVERY = Duration.ofMinutes(3);

  private EmbeddedOptions() {}

  static EmbeddedPostgres.Builder of(DataFolder folder, int port, String password) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.postgresql())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(folder.programs().toFile())
            .setPort(port)
            .setConnectConfig("password", password)
            .setPGStartupWait(RECOVERY)
            .setOutputRedirector(Redirect.appendTo(folder.startLog().toFile()))
            .setErrorRedirector(Redirect.appendTo(folder.startLog().toFile()));
    initialise(builder, ServerPassword.file(folder));
    keepWhatIsWritten(builder);
    stayPrivate(builder);
    fitASmallMachine(builder);
    return builder;
  }

  /** Words for {@code initdb}, which takes the last where the library has given one before. */
  private static void initialise(EmbeddedPostgres.Builder builder, Path passwordFile) {
    builder
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("lc-ctype", characterType());
  }

  /**
   * Under C, the letters of Nguyễn and 李 would be no letters. macOS knows the same rules by another
   * name.
   */
  private static String characterType() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    return mac ? "UTF-8" : "C.UTF-8";
  }

  private static void keepWhatIsWritten(EmbeddedPostgres.Builder builder) {
    builder
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on");
  }

  /**
   * Loopback only, and by its number: a bare system may have no {@code /etc/hosts} to look a name
   * up in. No socket file for others to find, and no row's values in the server's log.
   */
  private static void stayPrivate(EmbeddedPostgres.Builder builder) {
    builder
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_filename", "postgresql-%a.log")
        .setServerConfig("log_truncate_on_rotation", "on")
        .setServerConfig("log_rotation_size", "0")
        .setServerConfig("log_error_verbosity", "terse")
        .setServerConfig("log_min_error_statement", "panic");
  }

  private static void fitASmallMachine(EmbeddedPostgres.Builder builder) {
    builder
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("effective_cache_size", "512MB")
        .setServerConfig("work_mem", "8MB")
        .setServerConfig("maintenance_work_mem", "64MB")
        .setServerConfig("temp_buffers", "32MB")
        .setServerConfig("wal_buffers", "16MB")
        .setServerConfig("max_wal_size", "1GB")
        .setServerConfig("random_page_cost", "1.1")
        .setServerConfig("jit", "off");
  }
}
