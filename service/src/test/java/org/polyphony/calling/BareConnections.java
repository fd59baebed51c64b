package org.polyphony.calling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The driver's own connections with what was heard prepared on each. Callers up to {@link #MOST}
 * have one each; more than that take turns, as more would only wait for each other inside the
 * database, which has a hundred in all.
 */
final class BareConnections implements AutoCloseable {

  static final int MOST = 48;

  /** One statement of those that were heard. */
  record Prepared(Heard.Statement heard, PreparedStatement statement) {}

  /** One connection. */
  record Session(Connection connection, List<Prepared> claiming, List<Prepared> recording) {}

  /** What is done in one transaction. */
  interface Work {
    boolean on(Session session) throws SQLException;
  }

  private final List<Session> all = new ArrayList<>();
  private final BlockingQueue<Session> free = new ArrayBlockingQueue<>(MOST);

  BareConnections(BenchmarkHouse house, Heard heard, int callers) throws SQLException {
    for (int i = 0; i < Math.min(MOST, callers); i++) {
      Connection connection = house.connect();
      connection.setAutoCommit(false);
      all.add(
          new Session(
              connection,
              prepared(connection, heard.claim()),
              prepared(connection, heard.outcome())));
    }
    free.addAll(all);
  }

  private static List<Prepared> prepared(Connection connection, List<Heard.Statement> heard)
      throws SQLException {
    List<Prepared> prepared = new ArrayList<>();
    for (Heard.Statement statement : heard) {
      prepared.add(new Prepared(statement, connection.prepareStatement(statement.sql())));
    }
    return prepared;
  }

  /** Waits for a connection, works on it and commits. */
  boolean withOne(Work work) throws SQLException, InterruptedException {
    Session session = free.take();
    try {
      boolean done = work.on(session);
      session.connection().commit();
      return done;
    } finally {
      free.add(session);
    }
  }

  /** Whether a commit waits until it is on the disk, as those of the service always do. */
  void waitForTheDisk(boolean wait) throws SQLException {
    for (Session session : all) {
      try (Statement statement = session.connection().createStatement()) {
        statement.execute("SET synchronous_commit = " + (wait ? "on" : "off"));
      }
      session.connection().commit();
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session session : all) {
      session.connection().close();
    }
  }
}
