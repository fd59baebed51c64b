package org.polyphony.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.change.CheckSum;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to this version, and refuses one that is not ours to touch. Public for the
 * backup only.
 */
public final class Schema {

  /**
   * Any number, the same in every version: whoever holds this advisory lock may change the schema.
   */
  private static final long MIGRATION_LOCK = 0x506F6C7970686F6EL;

  private final ServerAddress address;
  private final Changelog changelog = new Changelog();

  public Schema(ServerAddress address) {
    this.address = address;
  }

  /** Applies every change that this version knows. */
  public void migrate() {
    whileNobodyElseDoes(
        guard -> {
          if (!changelog.isWhollyIn(checksums(guard))) {
            changelog.apply(address.connect(), change -> true);
          }
        });
  }

  /** Applies only these changes: what an older backup was made with. */
  public void migrateTo(Set<Changelog.Change> changes) {
    whileNobodyElseDoes(guard -> changelog.apply(address.connect(), changes::contains));
  }

  /**
   * Runs the work when the database is one that this version may change, and while no other
   * instance changes it.
   *
   * <p>Liquibase's own lock is a row that stays behind after a kill. This lock ends with its
   * connection, so whoever holds it may release Liquibase's.
   */
  private void whileNobodyElseDoes(Work work) {
    try (Connection guard = address.connect();
        Statement statement = guard.createStatement()) {
      ServerRequirements.check(guard);
      statement.execute("SELECT pg_advisory_lock(" + MIGRATION_LOCK + ")");
      refuseWhatIsNotOurs(guard);
      work.run(guard);
    } catch (SQLException e) {
      throw new CannotStart(
          "database-unreachable", "The database stopped answering during the start.", e);
    }
  }

  private void refuseWhatIsNotOurs(Connection guard) throws SQLException {
    List<Changelog.Change> applied = applied(guard);
    if (applied.isEmpty()) {
      if (holdsForeignTables(guard)) {
        throw anotherPrograms();
      }
      return;
    }
    Set<Changelog.Change> known = new HashSet<>(changelog.known());
    if (!known.contains(applied.get(0))) {
      throw anotherPrograms();
    }
    List<Changelog.Change> unknown =
        applied.stream().filter(change -> !known.contains(change)).toList();
    if (!unknown.isEmpty()) {
      throw new CannotStart(
          "database-newer",
          "This database was made by a newer version of Polyphony (it holds the change "
              + unknown.get(0)
              + "). Start"
              + " that version, or restore a backup made by this one into an empty database.");
    }
  }

  private CannotStart anotherPrograms() {
    return new CannotStart(
        "database-foreign",
        "The database at "
            + address.url()
            + " holds tables of another program. Polyphony needs a database of its"
            + " own: create an empty one and give its address in POLYPHONY_DATABASE_URL.");
  }

  /** In the order in which they were applied; empty where Liquibase never was. */
  public static List<Changelog.Change> applied(Connection connection) throws SQLException {
    List<Changelog.Change> changes = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet exists =
          statement.executeQuery("SELECT to_regclass('public.databasechangelog') IS NOT NULL")) {
        exists.next();
        if (!exists.getBoolean(1)) {
          return changes;
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT author, id FROM public.databasechangelog ORDER BY orderexecuted")) {
        while (rows.next()) {
          changes.add(new Changelog.Change(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return changes;
  }

  private static Map<Changelog.Change, @Nullable CheckSum> checksums(Connection connection)
      throws SQLException {
    Map<Changelog.Change, @Nullable CheckSum> checksums = new HashMap<>();
    if (applied(connection).isEmpty()) {
      return checksums;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT author, id, md5sum FROM public.databasechangelog")) {
      while (rows.next()) {
        checksums.put(
            new Changelog.Change(rows.getString(1), rows.getString(2)),
            CheckSum.parse(rows.getString(3)));
      }
    }
    return checksums;
  }

  /** Tables that neither Liquibase nor an extension of PostgreSQL made. */
  private static boolean holdsForeignTables(Connection connection) throws SQLException {
    String sql =
        """
        SELECT EXISTS (
          SELECT FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname <> 'information_schema'
            AND n.nspname NOT LIKE 'pg\\_%'
            AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND (n.nspname, c.relname) NOT IN (('public', 'databasechangelog'), ('public', 'databasechangeloglock'))
            AND NOT EXISTS (
              SELECT FROM pg_depend d
              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
        """;
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getBoolean(1);
    }
  }

  private interface Work {
    void run(Connection guard) throws SQLException;
  }
}
