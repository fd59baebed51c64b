package org.polyphony.platform.backup;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Changelog;
import org.polyphony.platform.Schema;
import org.polyphony.platform.ServerAddress;

/**
 * Brings what a backup holds into an empty database: first the schema as it was then, next all rows
 * in one transaction, last the schema's newer changes. When it is cut off before the rows are in,
 * it can simply be begun again.
 */
final class Restore {

  private final ServerAddress address;

  Restore(ServerAddress address) {
    this.address = address;
  }

  /**
   * @throws CannotStart {@code backup-missing}, {@code backup-damaged} or {@code backup-newer} for
   *     what is wrong with the file, {@code restore-not-empty} when the database holds something
   *     already
   */
  BackupManifest from(Path file) {
    if (!Files.isReadable(file)) {
      throw new CannotStart(
          "backup-missing", "There is no backup to be read at " + file.toAbsolutePath() + ".");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      BackupManifest manifest = manifest(zip);
      refuseNewer(manifest);
      refuseUnlessEmpty(manifest);
      Schema schema = new Schema(address);
      schema.migrateTo(new HashSet<>(manifest.changes()));
      load(zip, manifest);
      schema.migrate();
      return manifest;
    } catch (IOException e) {
      throw damaged("it cannot be read to its end", e);
    } catch (SQLException e) {
      throw new CannotStart(
          "restore-failed",
          "The database did not take the backup, and nothing of it was kept: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"),
          e);
    }
  }

  private static BackupManifest manifest(ZipFile zip) throws IOException {
    try (InputStream content = entry(zip, BackupManifest.ENTRY)) {
      BackupManifest manifest = Backup.JSON.readValue(content, BackupManifest.class);
      if (manifest.format() > BackupManifest.FORMAT) {
        throw newer(manifest);
      }
      return manifest;
    } catch (JacksonException e) {
      throw damaged("it is no backup of Polyphony", e);
    }
  }

  private static void refuseNewer(BackupManifest manifest) {
    if (!new HashSet<>(new Changelog().known()).containsAll(manifest.changes())) {
      throw newer(manifest);
    }
  }

  /**
   * Empty is a database without tables, or one whose schema was made by a restore that did not come
   * to its end.
   */
  private void refuseUnlessEmpty(BackupManifest manifest) throws SQLException {
    try (Connection connection = address.connect()) {
      boolean further = !new HashSet<>(manifest.changes()).containsAll(Schema.applied(connection));
      if (further || isUsed(connection)) {
        throw new CannotStart(
            "restore-not-empty",
            "The database at "
                + address.url()
                + " is in use already. A backup is restored into an empty database only: give a new data folder by"
                + " POLYPHONY_DATA, or an empty database by POLYPHONY_DATABASE_URL.");
      }
    }
  }

  /** Every start of the service leaves its jobs in this table. */
  private static boolean isUsed(Connection connection) throws SQLException {
    return holds(connection, "SELECT to_regclass('platform.scheduled_tasks') IS NOT NULL")
        && holds(
            connection,
            "SELECT EXISTS (SELECT FROM platform.scheduled_tasks) OR EXISTS (SELECT FROM platform.journal)"
                + " OR EXISTS (SELECT FROM platform.audit)");
  }

  private static boolean holds(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  private void load(ZipFile zip, BackupManifest manifest) throws SQLException, IOException {
    try (Connection connection = address.connect()) {
      connection.setAutoCommit(false);
      RestoredTables tables = new RestoredTables(connection, manifest);
      tables.empty();
      for (BackupManifest.Table table : manifest.tables()) {
        try (InputStream content = entry(zip, table.entry())) {
          tables.fill(table, content);
        }
      }
      tables.complete();
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("ANALYZE");
      }
    }
  }

  private static InputStream entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged("it lacks " + name, null);
    }
    return zip.getInputStream(entry);
  }

  private static CannotStart newer(BackupManifest manifest) {
    return new CannotStart(
        "backup-newer",
        "This backup was made by a newer version of Polyphony ("
            + manifest.version()
            + "). Restore it with that one.");
  }

  static CannotStart damaged(String how, @Nullable Throwable cause) {
    return new CannotStart(
        "backup-damaged",
        "This file is no whole backup: " + how + ". Nothing of it was kept; take another.",
        cause);
  }
}
