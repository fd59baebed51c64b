package org.polyphony.calling;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.StatementContext;
import org.polyphony.platform.Ids;

/**
 * A caller straight on the database: the very statements that the service sends for a claim and for
 * an outcome, as they were heard, with fresh ids, in one transaction each.
 */
final class BareCalls implements Calls {

  private static final Pattern CONTACT = Pattern.compile("\"contact\": ?\"([^\"]+)\"");

  private final BareConnections connections;
  private final UUID caller;
  private final UUID campaign;
  private UUID claim;
  private UUID entry;
  private UUID line;
  private UUID contact;

  BareCalls(BareConnections connections, UUID caller, UUID campaign) {
    this.connections = connections;
    this.caller = caller;
    this.campaign = campaign;
  }

  @Override
  public boolean claim() throws Exception {
    claim = Ids.next();
    return connections.withOne(
        on -> {
          boolean found = false;
          for (BareConnections.Prepared prepared : on.claiming()) {
            try (ResultSet rows = run(on, prepared)) {
              if (prepared.heard().sql().contains("queue.claim(")) {
                found = rows.next();
                if (found) {
                  look(rows);
                }
              }
            }
          }
          return found;
        });
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
  public void record() throws Exception {
    connections.withOne(
        on -> {
          for (BareConnections.Prepared prepared : on.recording()) {
            try (ResultSet rows = run(on, prepared)) {
              while (rows != null && rows.next()) {
                rows.getObject(1);
              }
            }
          }
          return true;
        });
  }

  private ResultSet run(BareConnections.Session on, BareConnections.Prepared prepared)
      throws SQLException {
    List<String> names = prepared.heard().names();
    for (int i = 0; i < names.size(); i++) {
      bind(on, prepared, i + 1, names.get(i));
    }
    return prepared.statement().execute() ? prepared.statement().getResultSet() : null;
  }

  /** What is this caller's and this line's; all else as it was heard. */
  private void bind(
      BareConnections.Session on, BareConnections.Prepared prepared, int position, String name)
      throws SQLException {
    PreparedStatement statement = prepared.statement();
    Heard.Statement heard = prepared.heard();
    switch (name) {
      case "id", "key", "subject", "attempt" -> statement.setObject(position, Ids.next());
      case "claim" -> statement.setObject(position, claim);
      case "campaign" -> statement.setObject(position, campaign);
      case "caller", "author", "actor" -> statement.setObject(position, caller);
      case "line" -> statement.setObject(position, line);
      case "entry" -> statement.setObject(position, entry);
      case "contact" -> statement.setObject(position, contact);
      case "contacts", "tried", "through" ->
          statement.setArray(position, on.connection().createArrayOf("uuid", new UUID[] {contact}));
      default -> asHeard(heard, position, statement);
    }
  }

  /**
   * What Jdbi notes to be freed after a statement would otherwise be kept as long as what was
   * heard.
   */
  private static void asHeard(Heard.Statement heard, int position, PreparedStatement statement)
      throws SQLException {
    StatementContext context = heard.context();
    synchronized (context) {
      heard.values().get(position - 1).apply(position, statement, context);
      context.close();
    }
  }

  @Override
  public void close() {
    // The connections are everybody's.
  }
}
