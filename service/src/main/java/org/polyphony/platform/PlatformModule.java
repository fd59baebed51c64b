package org.polyphony.platform;

import com.codahale.metrics.health.HealthCheck;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ground that every feature stands on: the database, the clock, the journal, keys and jobs. */
public final class PlatformModule {
  private final Database database;
  private final Clock clock;
  private final Audit audit;
  private final Journal journal;
  private final SigningKeys keys;
  private final Jobs jobs;
  private final IdempotencyKeys idempotencyKeys;
  private final List<JournalConsumer> consumers = new ArrayList<>();

  /**
   * Opens the database and stops it with the service.
   *
   * @throws CannotStart where it cannot be opened
   */
  public PlatformModule(DatabaseSettings settings, BusinessTime time, Environment environment) {
    database = Database.open(settings, environment.metrics(), time);
    environment.lifecycle().manage(database);
    clock = time.clock();
    audit = new Audit(clock);
    journal = new Journal(clock);
    keys = new SigningKeys(database.jdbi(), clock);
    jobs = new Jobs(database, clock);
    idempotencyKeys = new IdempotencyKeys(database.jdbi(), clock);
  }

  /** Every feature's way to its own schema. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** The opened database. */
  public Database database() {
    return database;
  }

  /** Business time. */
  public Clock clock() {
    return clock;
  }

  /** Who did what. */
  public Audit audit() {
    return audit;
  }

  /** What others may want to know after commit. */
  public Journal journal() {
    return journal;
  }

  /** Keys that are in the database, and so in the backup. */
  public SigningKeys keys() {
    return keys;
  }

  /**
   * A secret of this deployment, 32 bytes, the same on every instance; another for each purpose.
   */
  public byte[] secret(String purpose) {
    return keys.sign(purpose, purpose.getBytes(StandardCharsets.UTF_8)).mac();
  }

  /** Work for later; features register theirs before the service starts. */
  public Jobs jobs() {
    return jobs;
  }

  /** What was answered to writes that programs may repeat. */
  public IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  /** Lets a consumer read the journal from when the service starts. */
  public void follow(JournalConsumer consumer) {
    consumers.add(consumer);
  }

  /** Hands over what starts and stops with the service, and what tells whether it is well. */
  public void register(Environment environment) {
    JournalRetention.register(jobs, database.jdbi(), clock);
    jobs.recurring(
        "platform.forget-keys", Schedules.fixedDelay(Duration.ofHours(6)), idempotencyKeys::sweep);
    environment.lifecycle().manage(jobs);
    environment.lifecycle().manage(new Following());
    environment
        .healthChecks()
        .register(
            "database",
            new HealthCheck() {
              @Override
              protected Result check() {
                database.jdbi().useHandle(handle -> handle.execute("SELECT 1"));
                return Result.healthy();
              }
            });
  }

  /** Begins when all consumers are known. */
  private final class Following implements Managed {
    private @Nullable JournalPoller poller;

    @Override
    public void start() {
      poller = new JournalPoller(database.jdbi(), consumers);
      poller.start();
    }

    @Override
    public void stop() throws InterruptedException {
      if (poller != null) {
        poller.stop();
      }
    }
  }
}
