package org.polyphony.platform;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;

/** Runs the jobs that are due when a test says so, in the test's own thread. */
public final class CrankedJobs {

  private final SettableClock schedulerClock = new SettableClock();
  private final Clock clock;
  private final ManualScheduler scheduler;

  /**
   * @param jobs with everything registered; not started
   * @param clock the test's, by which jobs fall due
   */
  public CrankedJobs(Database database, Jobs jobs, Clock clock) {
    this.clock = clock;
    this.schedulerClock.set(clock.instant());
    TestHelper.ManualSchedulerBuilder builder =
        TestHelper.createManualScheduler(database.dataSource(), jobs.oneTimeTasks())
            .clock(schedulerClock)
            .startTasks(jobs.recurringTasks())
            .tableName(Jobs.TABLE);
    builder.serializer(new JacksonSerializer());
    this.scheduler = builder.build();
    this.scheduler.start();
  }

  /** Runs all that is due now, by the test's clock. */
  public void crank() {
    schedulerClock.set(clock.instant());
    scheduler.runAnyDueExecutions();
  }
}
