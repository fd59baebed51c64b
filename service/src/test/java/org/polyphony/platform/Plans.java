package org.polyphony.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGStatement;

/** How the database goes about what it is asked, as it says of the very statements it is sent. */
public final class Plans {

  private Plans() {}

  /** The plans of what was asked, one after the other; nothing of it is kept. */
  public static String of(Jdbi jdbi, Consumer<Handle> asking) throws SQLException {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      List<String> sent = new ArrayList<>();
      SqlLogger before = handle.getConfig(SqlStatements.class).getSqlLogger();
      handle.setSqlLogger(new Listener(sent));
      asking.accept(handle);
      handle.setSqlLogger(before);
      StringBuilder plans = new StringBuilder();
      for (String sql : sent) {
        try (Statement statement = handle.getConnection().createStatement();
            ResultSet lines = statement.executeQuery("EXPLAIN " + sql)) {
          while (lines.next()) {
            plans.append(lines.getString(1)).append('\n');
          }
        }
      }
      handle.rollback();
      return plans.toString();
    }
  }

  /** Takes down each query with what is bound in it. */
  private record Listener(List<String> sent) implements SqlLogger {
    @Override
    public void logBeforeExecution(StatementContext context) {
      String sql = context.getParsedSql().getSql().strip();
      if (sql.startsWith("SELECT") || sql.startsWith("WITH")) {
        try {
          sent.add(context.getStatement().unwrap(PGStatement.class).toString());
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
