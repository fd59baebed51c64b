package org.polyphony.platform;

import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets every consumer read the journal twice a second. */
public final class JournalPoller implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(JournalPoller.class);
  private static final long EVERY_MILLIS = 500;

  private final Jdbi jdbi;
  private final List<JournalConsumer> consumers;
  private final ScheduledExecutorService threads;

  /** Each consumer has a thread of its own, so that a slow one holds up nobody else. */
  public JournalPoller(Jdbi jdbi, List<JournalConsumer> consumers) {
    this.jdbi = jdbi;
    this.consumers = List.copyOf(consumers);
    this.threads =
        Executors.newScheduledThreadPool(Math.max(1, consumers.size()), JournalPoller::thread);
  }

  @Override
  public void start() {
    for (JournalConsumer consumer : consumers) {
      JournalReader reader = new JournalReader(jdbi, consumer);
      threads.scheduleWithFixedDelay(
          () -> catchUp(reader, consumer), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() throws InterruptedException {
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** An exception would end the polling for good, so none gets out; the same entries come again. */
  private static void catchUp(JournalReader reader, JournalConsumer consumer) {
    try {
      reader.catchUp();
    } catch (RuntimeException e) {
      LOG.error("The journal's consumer {} failed and will be tried again", consumer.name(), e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "journal");
    thread.setDaemon(true);
    return thread;
  }
}
