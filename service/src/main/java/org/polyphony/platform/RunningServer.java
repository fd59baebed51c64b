package org.polyphony.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that has the data. When the service is killed, its PostgreSQL lives on;
 * whoever holds the folder's lock next may stop it.
 */
final class RunningServer {

  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
  private static final int PATIENCE_SECONDS = 60;

  private final ProcessHandle process;

  private RunningServer(ProcessHandle process) {
    this.process = process;
  }

  /**
   * Found by PostgreSQL's own file of the process number, whose number may meanwhile be another
   * program's: the process must be called {@code postgres}.
   */
  static Optional<RunningServer> in(Path postgresql) {
    try {
      String number =
          Files.readString(postgresql.resolve("postmaster.pid")).lines().findFirst().orElse("");
      return ProcessHandle.of(Long.parseLong(number.strip()))
          .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
          .map(RunningServer::new);
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CannotStart(
          "data-folder-unwritable", "The folder " + postgresql + " cannot be read.", e);
    }
  }

  /** The path of the program that runs. */
  String program() {
    return process.info().command().orElse("");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it in order (PostgreSQL's “fast shutdown”, by SIGINT) and waits for the end. */
  void stop() {
    LOG.info("Stopping the PostgreSQL that an earlier run left behind");
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw stillThere(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stillThere(e);
    }
    awaitEnd();
  }

  /** Waits until the process is gone, a minute at most. */
  void awaitEnd() {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw stillThere(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stillThere(e);
    }
  }

  private CannotStart stillThere(Exception cause) {
    return new CannotStart(
        "database-left-over",
        "A PostgreSQL of an earlier run (process "
            + process.pid()
            + ") does not stop. Stop it by hand, then start"
            + " again.",
        cause);
  }
}
