package org.polyphony.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.polyphony.platform.CannotStart;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The tables of a new schema while a backup is brought in, within one transaction. Foreign keys are
 * taken off and put on again at the end, which checks them all: so the order of the tables does not
 * matter, nor do circles among them. Triggers stay silent, since what they would do was done
 * already.
 */
final class RestoredTables {

  private final Connection connection;
  private final BackupManifest manifest;
  private final List<Catalog.Name> tables;
  private final List<Catalog.ForeignKey> foreignKeys;

  RestoredTables(Connection connection, BackupManifest manifest) throws SQLException {
    this.connection = connection;
    this.manifest = manifest;
    Catalog catalog = new Catalog(connection);
    this.tables = catalog.tables();
    this.foreignKeys = catalog.foreignKeys();
  }

  /** Takes out the rows that the changes of the schema have put in; the backup brings its own. */
  void empty() throws SQLException {
    for (Catalog.ForeignKey key : foreignKeys) {
      execute(
          "ALTER TABLE " + key.table().quoted() + " DROP CONSTRAINT " + Catalog.quoted(key.name()));
    }
    for (Catalog.Name table : tables) {
      execute("ALTER TABLE " + table.quoted() + " DISABLE TRIGGER USER");
    }
    execute(
        "TRUNCATE " + tables.stream().map(Catalog.Name::quoted).collect(Collectors.joining(", ")));
  }

  /**
   * @param content as the backup has it
   * @throws CannotStart {@code backup-damaged} when it is not what the manifest says
   */
  void fill(BackupManifest.Table table, InputStream content) throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    MessageDigest digest = Backup.sha256();
    String target =
        new Catalog.Name(table.schema(), table.name()).quoted()
            + " ("
            + Catalog.quoted(table.columns())
            + ")";
    long rows =
        copy.copyIn("COPY " + target + " FROM STDIN", new DigestInputStream(content, digest));
    if (rows != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw Restore.damaged(table.entry() + " is not what it was", null);
    }
  }

  /** Sets what belongs to the rows right again. */
  void complete() throws SQLException {
    execute("SET CONSTRAINTS ALL IMMEDIATE");
    for (BackupManifest.Sequence sequence : manifest.sequences()) {
      set(sequence);
    }
    for (Catalog.Name table : tables) {
      execute("ALTER TABLE " + table.quoted() + " ENABLE TRIGGER USER");
    }
    for (Catalog.ForeignKey key : foreignKeys) {
      execute(
          "ALTER TABLE "
              + key.table().quoted()
              + " ADD CONSTRAINT "
              + Catalog.quoted(key.name())
              + " "
              + key.definition());
    }
    moveJournal();
  }

  private void set(BackupManifest.Sequence sequence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
      statement.setString(1, new Catalog.Name(sequence.schema(), sequence.name()).quoted());
      statement.setLong(2, sequence.last());
      statement.setBoolean(3, sequence.called());
      statement.execute();
    }
  }

  /**
   * The journal is read in the order of transaction numbers, and the server that it comes from may
   * have been further than this one, whose new entries would then seem read already. So the entries
   * get the lowest numbers there are: one for each stretch that lies between the places of two
   * consumers, which is all that the places tell apart.
   */
  private void moveJournal() throws SQLException {
    execute(
        """
        UPDATE platform.journal AS e
        SET xid = (3 + (SELECT count(*) FROM platform.journal_consumers c
                        WHERE (c.xid, c.id) < (e.xid, e.id)))::text::xid8
        """);
    execute(
        """
        UPDATE platform.journal_consumers AS p
        SET xid = (3 + (SELECT count(*) FROM platform.journal_consumers c
                        WHERE (c.xid, c.id) < (p.xid, p.id)))::text::xid8,
            id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
        """);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
