package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  final Jobs jobs = new Jobs(database.database(), clock);
  final List<String> done = new ArrayList<>();

  record Reminder(String event, int hoursBefore) {}

  @BeforeEach
  void empty() {
    database.jdbi().useHandle(handle -> handle.execute("TRUNCATE platform.scheduled_tasks"));
  }

  @Test
  void recurringWorkComesAgainByTheClock() {
    jobs.recurring(
        "test.sweep", Schedules.fixedDelay(Duration.ofMinutes(1)), () -> done.add("swept"));
    CrankedJobs cranked = new CrankedJobs(database.database(), jobs, clock);

    cranked.crank();
    cranked.crank();
    assertThat(done).hasSize(1);

    clock.advance(Duration.ofMinutes(2));
    cranked.crank();
    assertThat(done).hasSize(2);
  }

  @Test
  void recurringWorkComesAtOnceWhereADemonstrationBeginsAnew() {
    jobs.recurring(
        "test.sweep", Schedules.fixedDelay(Duration.ofMinutes(1)), () -> done.add("swept"));
    CrankedJobs lastRun = new CrankedJobs(database.database(), jobs, clock);
    clock.advance(Duration.ofHours(3));
    lastRun.crank();
    clock.advance(Duration.ofHours(-3));
    done.clear();

    jobs.catchUp();
    lastRun.crank();

    assertThat(done).hasSize(1);
  }

  @Test
  void workIsDoneAtItsTimeWithItsDataOnce() {
    Jobs.Kind<Reminder> kind =
        jobs.oneTime("test.remind", Reminder.class, r -> done.add(r.toString()));
    CrankedJobs cranked = new CrankedJobs(database.database(), jobs, clock);
    Reminder reminder = new Reminder("Vang’s session", 24);
    database
        .jdbi()
        .useTransaction(
            handle -> {
              kind.schedule(handle, "1", reminder, clock.instant().plusSeconds(60));
              kind.schedule(handle, "1", new Reminder("again", 1), clock.instant().plusSeconds(60));
            });

    cranked.crank();
    assertThat(done).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    cranked.crank();
    cranked.crank();
    assertThat(done).containsExactly(reminder.toString());
  }

  @Test
  void workOfATransactionThatWasTakenBackIsNotDone() {
    Jobs.Kind<Reminder> kind =
        jobs.oneTime("test.remind", Reminder.class, r -> done.add(r.toString()));
    CrankedJobs cranked = new CrankedJobs(database.database(), jobs, clock);
    try (Handle handle = database.jdbi().open()) {
      handle.begin();
      kind.schedule(handle, "1", new Reminder("never", 1), clock.instant());
      handle.rollback();
    }
    clock.advance(Duration.ofMinutes(2));

    cranked.crank();

    assertThat(done).isEmpty();
  }

  @Test
  void beginsAgainWhatADeadInstanceWasAtAndLeavesALivingOneAlone() throws InterruptedException {
    // As in a demonstration: months behind the system's.
    Clock business = Clock.offset(Clock.systemUTC(), Duration.ofDays(-100));
    Jobs second = new Jobs(database.database(), business);
    CountDownLatch again = new CountDownLatch(2);
    Schedule hourly = Schedules.fixedDelay(Duration.ofHours(1));
    second.recurring("test.sweep", hourly, again::countDown);
    second.recurring("test.count", hourly, () -> done.add("counted"));
    Jobs.Kind<Reminder> kind =
        second.oneTime("test.remind", Reminder.class, reminder -> again.countDown());
    Instant now = business.instant();
    Instant silent = now.minus(Jobs.SILENCE).minusSeconds(1);
    database
        .jdbi()
        .useTransaction(handle -> kind.schedule(handle, "1", new Reminder("Eid", 24), silent));
    isAt("test.remind", "1", silent);
    isAt("test.sweep", RecurringTask.INSTANCE, silent);
    isAt("test.count", RecurringTask.INSTANCE, now);

    second.start();
    try {
      assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      second.stop();
    }

    assertThat(done).isEmpty();
  }

  /** Another instance has taken this up; when it was last heard of. */
  private static void isAt(String job, String piece, Instant heard) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO platform.scheduled_tasks AS t
                          (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        VALUES (:job, :piece, :heard, true, 'another', :heard, 2)
                        ON CONFLICT (task_name, task_instance) DO UPDATE
                        SET picked = true, picked_by = 'another', last_heartbeat = :heard, version = 2
                        """)
                    .bind("job", job)
                    .bind("piece", piece)
                    .bind("heard", heard)
                    .execute());
  }

  @Test
  void workThatFailsIsTriedAgainAfterFiveMinutes() {
    Jobs.Kind<Reminder> kind =
        jobs.oneTime(
            "test.remind",
            Reminder.class,
            reminder -> {
              done.add(reminder.event());
              throw new IllegalStateException("the carrier is away");
            });
    CrankedJobs cranked = new CrankedJobs(database.database(), jobs, clock);
    database
        .jdbi()
        .useTransaction(
            handle -> kind.schedule(handle, "1", new Reminder("Tết", 24), clock.instant()));

    cranked.crank();
    clock.advance(Duration.ofMinutes(4));
    cranked.crank();
    assertThat(done).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    cranked.crank();

    assertThat(done).hasSize(2);
  }

  @Test
  void runsByItselfOnceStarted() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    jobs.recurring("test.tick", Schedules.fixedDelay(Duration.ofHours(1)), ran::countDown);

    jobs.start();
    try {
      assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      jobs.stop();
    }
  }
}
