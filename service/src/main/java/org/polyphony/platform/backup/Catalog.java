package org.polyphony.platform.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.core.Utils;

/**
 * What a backup has to know of the database's own catalog. All names come quoted, ready for a
 * statement.
 */
final class Catalog {

  /** Tables of ours: of no extension, not Liquibase's, partitions counted with their table. */
  private static final String OURS =
      """
      n.nspname <> 'information_schema'
        AND n.nspname NOT LIKE 'pg\\_%'
        AND (n.nspname, c.relname) NOT IN (('public', 'databasechangelog'), ('public', 'databasechangeloglock'))
        AND NOT c.relispartition
        AND NOT EXISTS (
          SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      """;

  record Name(String schema, String name) {
    /** For a statement. */
    String quoted() {
      return Catalog.quoted(schema) + "." + Catalog.quoted(name);
    }
  }

  record ForeignKey(Name table, String name, String definition) {}

  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  List<Name> tables() throws SQLException {
    return names("c.relkind IN ('r', 'p')");
  }

  List<Name> sequences() throws SQLException {
    return names("c.relkind = 'S'");
  }

  /** Those that are stored; what is computed is computed again. */
  List<String> columns(Name table) throws SQLException {
    String sql =
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        ORDER BY attnum
        """;
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.quoted());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }

  /** All that hold between tables of ours. */
  List<ForeignKey> foreignKeys() throws SQLException {
    String sql =
        """
        SELECT n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE k.contype = 'f' AND k.conparentid = 0
        ORDER BY 1, 2, 3
        """;
    List<ForeignKey> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(
            new ForeignKey(
                new Name(rows.getString(1), rows.getString(2)),
                rows.getString(3),
                rows.getString(4)));
      }
    }
    return keys;
  }

  private List<Name> names(String kind) throws SQLException {
    String sql =
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
            + kind
            + " AND "
            + OURS
            + " ORDER BY 1, 2";
    List<Name> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        names.add(new Name(rows.getString(1), rows.getString(2)));
      }
    }
    return names;
  }

  /** An identifier for a statement. */
  static String quoted(String identifier) {
    try {
      return Utils.escapeIdentifier(new StringBuilder(), identifier).toString();
    } catch (SQLException e) {
      throw new IllegalArgumentException(identifier, e);
    }
  }

  /** Columns for a statement. */
  static String quoted(List<String> identifiers) {
    return identifiers.stream().map(Catalog::quoted).collect(Collectors.joining(", "));
  }
}
