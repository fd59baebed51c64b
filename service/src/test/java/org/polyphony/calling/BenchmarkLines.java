package org.polyphony.calling;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Invented people with a line each, all on one list, brought in through COPY. */
final class BenchmarkLines {

  private static final int ROWS_A_PIECE = 10_000;

  /** Ids sort by time, as the service's do, so that the indexes grow as they do in life. */
  private static final long FIRST_ID = 0x01a0_0000_0000_7000L;

  private final UUID organization;
  private final UUID list = UUID.randomUUID();

  BenchmarkLines(UUID organization) {
    this.organization = organization;
  }

  UUID list() {
    return list;
  }

  void bringIn(Connection connection, int lines) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'Benchmark', now())")) {
      insert.setObject(1, list);
      insert.setObject(2, organization);
      insert.execute();
    }
    copy(
        connection,
        "contacts.contacts (id, organization, full_name, given_name, family_name, name_folded, spoken, spoken_source, created_at, updated_at)",
        lines,
        i ->
            "%s,%s,Given%d Family,Given%d,Family,given%d family,en,imported,2026-01-01,2026-01-01"
                .formatted(contact(i), organization, i, i, i));
    copy(
        connection,
        "contacts.lines (id, tel, time_zones, created_at)",
        lines,
        i -> "%s,+1916%07d,{America/Los_Angeles},2026-01-01".formatted(line(i), i));
    copy(
        connection,
        "contacts.contact_lines (contact, line)",
        lines,
        i -> contact(i) + "," + line(i));
    copy(connection, "contacts.list_members (list, contact)", lines, i -> list + "," + contact(i));
    connection.createStatement().execute("VACUUM ANALYZE");
  }

  private static UUID contact(int i) {
    return new UUID(FIRST_ID + ((long) i << 16), Long.MIN_VALUE | i);
  }

  private static UUID line(int i) {
    return new UUID(FIRST_ID + ((long) i << 16), Long.MIN_VALUE | 1L << 40 | i);
  }

  private static void copy(Connection connection, String table, int rows, IntFunction<String> row)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)");
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      piece.append(row.apply(i)).append('\n');
      if ((i + 1) % ROWS_A_PIECE == 0 || i + 1 == rows) {
        byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        piece.setLength(0);
      }
    }
    copy.endCopy();
  }
}
