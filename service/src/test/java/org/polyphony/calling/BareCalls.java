package org.polyphony.calling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyphony.platform.Ids;

/**
 * A caller straight on the database: the very statements that the service sends for a claim and for
 * an outcome, as they were heard, on prepared statements of the driver, with fresh ids, in one
 * transaction each.
 */
final class BareCalls implements Calls {

  private static final Pattern CONTACT = Pattern.compile("\"contact\": ?\"([^\"]+)\"");

  private record Prepared(Heard.Statement heard, PreparedStatement statement) {}

  private final Connection connection;
  private final UUID caller;
  private final UUID campaign;
  private final List<Prepared> claiming = new ArrayList<>();
  private final List<Prepared> recording = new ArrayList<>();
  private UUID claim;
  private UUID entry;
  private UUID line;
  private UUID contact;

  BareCalls(Connection connection, UUID caller, UUID campaign, Heard heard) throws SQLException {
    this.connection = connection;
    this.caller = caller;
    this.campaign = campaign;
    connection.setAutoCommit(false);
    prepare(heard.claim(), claiming);
    prepare(heard.outcome(), recording);
  }

  private void prepare(List<Heard.Statement> heard, List<Prepared> prepared) throws SQLException {
    for (Heard.Statement statement : heard) {
      prepared.add(new Prepared(statement, connection.prepareStatement(statement.sql())));
    }
  }

  @Override
  public boolean claim() throws SQLException {
    claim = Ids.next();
    boolean found = false;
    for (Prepared prepared : claiming) {
      try (ResultSet rows = run(prepared)) {
        if (prepared.heard().sql().contains("queue.claim(")) {
          found = rows.next();
          if (found) {
            look(rows);
          }
        }
      }
    }
    connection.commit();
    return found;
  }

  private void look(ResultSet rows) throws SQLException {
    claim = rows.getObject("id", UUID.class);
    entry = rows.getObject("entry", UUID.class);
    line = rows.getObject("line", UUID.class);
    Matcher people = CONTACT.matcher(rows.getString("people"));
    people.find();
    contact = UUID.fromString(people.group(1));
  }

  @Override
  public void record() throws SQLException {
    for (Prepared prepared : recording) {
      try (ResultSet rows = run(prepared)) {
        while (rows != null && rows.next()) {
          rows.getObject(1);
        }
      }
    }
    connection.commit();
  }

  private ResultSet run(Prepared prepared) throws SQLException {
    Heard.Statement heard = prepared.heard();
    for (int i = 0; i < heard.names().size(); i++) {
      bind(prepared.statement(), i + 1, heard.names().get(i), heard);
    }
    return prepared.statement().execute() ? prepared.statement().getResultSet() : null;
  }

  /** What is this caller's and this line's; all else as it was heard. */
  private void bind(PreparedStatement statement, int position, String name, Heard.Statement heard)
      throws SQLException {
    switch (name) {
      case "id", "key", "subject", "attempt" -> statement.setObject(position, Ids.next());
      case "claim" -> statement.setObject(position, claim);
      case "campaign" -> statement.setObject(position, campaign);
      case "caller", "author", "actor" -> statement.setObject(position, caller);
      case "line" -> statement.setObject(position, line);
      case "entry" -> statement.setObject(position, entry);
      case "contact" -> statement.setObject(position, contact);
      case "contacts", "tried", "through" ->
          statement.setArray(position, connection.createArrayOf("uuid", new UUID[] {contact}));
      default -> heard.values().get(position - 1).apply(position, statement, heard.context());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
