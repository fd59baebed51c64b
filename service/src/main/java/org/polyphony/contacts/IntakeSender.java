package org.polyphony.contacts;

import java.sql.Connection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sends rows to the stage while the next ones are read: the file costs the processor about as much
 * as the database needs for taking it in. One piece is under way at a time, and nothing else may
 * use the connection before {@link #settle}.
 */
final class IntakeSender implements AutoCloseable {

  private final Connection connection;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "intake");
            made.setDaemon(true);
            return made;
          });

  private @Nullable Future<?> underWay;

  /**
   * @param connection in no transaction
   */
  IntakeSender(Connection connection) {
    this.connection = connection;
  }

  /** Sends what was gathered, once the piece before it has arrived. */
  void send(CopyText... tables) {
    settle();
    CopyText.Piece[] pieces = new CopyText.Piece[tables.length];
    for (int i = 0; i < tables.length; i++) {
      pieces[i] = tables[i].take();
    }
    underWay =
        thread.submit(
            () -> {
              PGConnection postgres = connection.unwrap(PGConnection.class);
              for (CopyText.Piece piece : pieces) {
                piece.send(postgres);
              }
              return null;
            });
  }

  /** Waits until all that was sent has arrived. */
  void settle() {
    Future<?> awaited = underWay;
    underWay = null;
    if (awaited == null) {
      return;
    }
    try {
      awaited.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Rows were still being staged", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("Rows could not be staged", cause);
    }
  }

  /** Waits too, so that the connection is free; whether anything arrived is nobody's question. */
  @Override
  public void close() {
    Future<?> awaited = underWay;
    underWay = null;
    thread.shutdown();
    while (awaited != null && !awaited.isDone()) {
      try {
        if (thread.awaitTermination(1, TimeUnit.SECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
