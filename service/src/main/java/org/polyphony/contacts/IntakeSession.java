package org.polyphony.contacts;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The statements of one stage, on its connection, each with whose file it is. */
final class IntakeSession {

  /** Rows in a transaction: half a second's work, so that nobody waits behind it. */
  private static final int PIECE = 20_000;

  /** The state of a statement that would have written what somebody else has written. */
  private static final String UNIQUE = "23505";

  private static final String SETTINGS =
      "SET LOCAL statement_timeout = '15min'; SET LOCAL work_mem = '64MB';"
          + " SET LOCAL synchronous_commit = off; SET LOCAL default_statistics_target = 30";

  private final Handle handle;
  private final Scope scope;

  /** Whose file it is, and the list that it goes to. */
  record Scope(UUID organization, UUID list, UUID importId, Instant at) {}

  IntakeSession(Handle handle, Scope scope) {
    this.handle = handle;
    this.scope = scope;
    // Every statement is given the same names, and few use all of them.
    handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
  }

  Scope scope() {
    return scope;
  }

  /** Some rows of the file, in a transaction of their own. */
  final class Piece {
    private final long from;
    private final boolean careful;

    /**
     * @param careful whether somebody else is writing the same
     */
    private Piece(long from, boolean careful) {
      this.from = from;
      this.careful = careful;
    }

    void execute(String sql) {
      bound(sql).bind("from", from).bind("to", from + PIECE).execute();
    }

    void execute(IntakeWriting.Step step) {
      execute(careful ? step.careful() : step.plain());
    }

    /** A statement about no rows. */
    void set(String sql) {
      handle.execute(sql);
    }
  }

  /** Each statement in a short transaction of its own; only a piece's belong together. */
  void run(List<String> statements) {
    statements.forEach(this::execute);
  }

  /** How many rows it has written. */
  int execute(String sql) {
    return transaction(() -> bound(sql).execute());
  }

  /**
   * Goes through all rows.
   *
   * @param progress told the share that is done, from 0 to 1
   * @return whether somebody else was writing the same
   */
  boolean pieces(long last, Consumer<Piece> work, DoubleConsumer progress) {
    boolean met = false;
    for (long from = 1; from <= last; from += PIECE) {
      met |= piece(from, work);
      progress.accept(Math.min(1, (double) (from + PIECE) / last));
    }
    return met;
  }

  /** At first as if nobody else wrote, which is nearly always so; where it is not, once more. */
  private boolean piece(long from, Consumer<Piece> work) {
    try {
      piece(new Piece(from, false), work);
      return false;
    } catch (UnableToExecuteStatementException e) {
      if (!(e.getCause() instanceof SQLException sql && UNIQUE.equals(sql.getSQLState()))) {
        throw e;
      }
      piece(new Piece(from, true), work);
      return true;
    }
  }

  private void piece(Piece piece, Consumer<Piece> work) {
    transaction(
        () -> {
          work.accept(piece);
          return 0;
        });
  }

  /**
   * Does not wait until it is on the disk: the stage goes with the connection anyway, and the
   * transaction that says that the import is done waits for all that was written before it.
   */
  int transaction(IntSupplier work) {
    return handle.inTransaction(
        h -> {
          h.execute(SETTINGS);
          return work.getAsInt();
        });
  }

  long number(String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private Update bound(String sql) {
    return handle
        .createUpdate(sql)
        .bind("organization", scope.organization())
        .bind("list", scope.list())
        .bind("import", scope.importId())
        .bind("at", scope.at())
        .bind("crowd", LinesDao.CROWD);
  }
}
