package org.polyphony.platform.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Changelog;
import org.polyphony.platform.OwnerOnly;
import org.polyphony.platform.Schema;
import org.polyphony.platform.ServerAddress;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes everything that the database holds, as it was at one moment, into one file; others go on
 * working.
 */
final class Backup {

  static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private final ServerAddress address;
  private final Clock clock;

  Backup(ServerAddress address, Clock clock) {
    this.address = address;
    this.clock = clock;
  }

  /**
   * @param file made or replaced as a whole when the backup is complete, readable by its owner
   *     only: it holds what the contacts said and the keys that sign
   * @throws CannotStart {@code backup-unwritable} when the file cannot be written, {@code
   *     backup-empty} when there is nothing of ours to back up
   */
  BackupManifest write(Path file) {
    Path target = file.toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    try (Connection connection = address.connect()) {
      beginSnapshot(connection);
      OwnerOnly.file(draft);
      BackupManifest manifest;
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(draft))) {
        manifest = write(connection, zip);
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      return manifest;
    } catch (IOException e) {
      discard(draft);
      throw new CannotStart(
          "backup-unwritable", "The backup cannot be written to " + target + ".", e);
    } catch (SQLException e) {
      discard(draft);
      throw new CannotStart(
          "database-unreachable", "The database stopped answering during the backup.", e);
    }
  }

  /**
   * One snapshot for all tables, and values written the same way whatever the server's settings.
   */
  static void beginSnapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET TIME ZONE 'UTC'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex'");
      statement.execute("SET statement_timeout = 0");
    }
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
  }

  private BackupManifest write(Connection connection, ZipOutputStream zip)
      throws IOException, SQLException {
    zip.setLevel(Deflater.BEST_SPEED);
    List<Changelog.Change> changes = Schema.applied(connection);
    if (changes.isEmpty()) {
      throw new CannotStart(
          "backup-empty", "There is no database of Polyphony yet at " + address.url() + ".");
    }
    Catalog catalog = new Catalog(connection);
    List<BackupManifest.Table> tables = new ArrayList<>();
    for (Catalog.Name table : catalog.tables()) {
      tables.add(write(connection, zip, table, catalog.columns(table)));
    }
    // Numbers are given out outside of transactions: read after the tables, they are never behind
    // them.
    List<BackupManifest.Sequence> sequences = new ArrayList<>();
    for (Catalog.Name sequence : catalog.sequences()) {
      sequences.add(read(connection, sequence));
    }
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            version(),
            clock.instant(),
            postgresql(connection),
            changes,
            tables,
            sequences);
    zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
    zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    return manifest;
  }

  private static BackupManifest.Table write(
      Connection connection, ZipOutputStream zip, Catalog.Name table, List<String> columns)
      throws IOException, SQLException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    MessageDigest digest = Backup.sha256();
    BackupManifest.Table named =
        new BackupManifest.Table(table.schema(), table.name(), columns, 0, "");
    zip.putNextEntry(new ZipEntry(named.entry()));
    OutputStream out = new DigestOutputStream(zip, digest);
    String query = "SELECT " + Catalog.quoted(columns) + " FROM " + table.quoted();
    long rows = copy.copyOut("COPY (" + query + ") TO STDOUT", out);
    zip.closeEntry();
    String sha256 = HexFormat.of().formatHex(digest.digest());
    return new BackupManifest.Table(table.schema(), table.name(), columns, rows, sha256);
  }

  private static BackupManifest.Sequence read(Connection connection, Catalog.Name sequence)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT last_value, is_called FROM " + sequence.quoted())) {
      row.next();
      return new BackupManifest.Sequence(
          sequence.schema(), sequence.name(), row.getLong(1), row.getBoolean(2));
    }
  }

  private static String postgresql(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  private static String version() {
    String version = Backup.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // What is left is named .part, and the next backup of that name replaces it.
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
