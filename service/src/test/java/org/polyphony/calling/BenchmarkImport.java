package org.polyphony.calling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A coordinator who brings in one file after another, all the while. */
final class BenchmarkImport implements AutoCloseable {

  private static final int ROWS_A_FILE = 20_000;
  private static final Duration ASKED_EVERY = Duration.ofMillis(250);

  private final CallingApi api;
  private final String coordinator;
  private final Thread thread = new Thread(this::work, "import beside");
  private final long begin = System.nanoTime();
  private volatile boolean ended;
  private volatile long rows;

  BenchmarkImport(CallingApi api, String coordinator) {
    this.api = api;
    this.coordinator = coordinator;
    thread.start();
  }

  /** Rows a second, from the first file on. */
  double rate() {
    return rows * 1e9 / (System.nanoTime() - begin);
  }

  private void work() {
    for (int file = 0; !ended; file++) {
      String list =
          api.post(
                  coordinator,
                  "/api/v1/lists",
                  Map.of("name", "Beside " + file, "source", "Benchmark", "purpose", "any"))
              .text("id");
      CallingApi.Answer started =
          api.upload(
              coordinator,
              "/api/v1/lists/" + list + "/imports?filename=beside.csv&commit=true",
              rows(file));
      if (started.status() != 202) {
        throw new IllegalStateException(started.toString());
      }
      for (String state = ""; !ended && !state.equals("done"); ) {
        LockSupport.parkNanos(ASKED_EVERY.toNanos());
        CallingApi.Answer answer = api.get(coordinator, "/api/v1/imports/" + started.text("id"));
        state = answer.text("state");
        if (answer.status() != 200 || state.equals("failed")) {
          throw new IllegalStateException(answer.toString());
        }
      }
      rows += ROWS_A_FILE;
    }
  }

  private static byte[] rows(int file) {
    StringBuilder rows = new StringBuilder("First name,Last name,Phone,Language\n");
    for (int i = 0; i < ROWS_A_FILE; i++) {
      int number = (file * ROWS_A_FILE + i) % 8_000_000 + 2_000_000;
      rows.append("Given%d,Beside,530%d,English\n".formatted(number, number));
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
