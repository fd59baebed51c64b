package org.polyphony.texting;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a sender at work while the service runs. Two threads for each number: while one waits for
 * the carrier's answers, the other takes up what comes next.
 */
final class SenderLoop implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(SenderLoop.class);
  private static final int THREADS = 2;
  private static final Duration NOTHING_DUE = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(3);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private final Sender sender;
  private final List<String> addresses;
  private final ExecutorService asking;
  private final Clock clock;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  /**
   * @param addresses from what texts go out
   * @param asking that ends with this
   */
  SenderLoop(Sender sender, List<String> addresses, ExecutorService asking, Clock clock) {
    this.sender = sender;
    this.addresses = List.copyOf(addresses);
    this.asking = asking;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    sender.begin();
    for (String address : addresses) {
      for (int i = 0; i < THREADS; i++) {
        Thread thread = new Thread(() -> work(address), "sender " + i);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
    }
  }

  private void work(String address) {
    while (running) {
      try {
        Sender.Batch batch = sender.takeUp(address);
        if (batch.messages().isEmpty()) {
          park(NOTHING_DUE);
        } else {
          park(Duration.between(clock.instant(), batch.turn()));
          sender.send(batch);
        }
      } catch (RuntimeException e) {
        // What was being asked for is given up later and becomes unknown; nothing is asked for
        // twice.
        LOG.warn("A batch of texts could not be sent to its end", e);
        park(AFTER_A_FAULT);
      }
    }
  }

  private static void park(Duration time) {
    if (!time.isNegative() && !time.isZero()) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  /** Lets the batches that are out come back. */
  @Override
  public void stop() throws InterruptedException {
    running = false;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
      thread.join(LONGEST_END.toMillis());
    }
    asking.shutdown();
    if (!asking.awaitTermination(1, TimeUnit.SECONDS)) {
      asking.shutdownNow();
    }
  }
}
