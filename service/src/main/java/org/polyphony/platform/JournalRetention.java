package org.polyphony.platform;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;

/** Forgets what everybody has read a month ago, every night; the journal is a way, not a store. */
final class JournalRetention {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final LocalTime AT = LocalTime.of(3, 30);
  private static final int PIECE = 10_000;

  private JournalRetention() {}

  /** Registers the job. */
  static void register(Jobs jobs, Jdbi jdbi, Clock clock) {
    jobs.recurring(
        "platform.journal", Schedules.daily(ZoneId.systemDefault(), AT), () -> run(jdbi, clock));
  }

  private static void run(Jdbi jdbi, Clock clock) {
    int deleted;
    do {
      deleted =
          jdbi.withExtension(
              JournalDao.class, dao -> dao.deleteRead(clock.instant().minus(KEPT), PIECE));
    } while (deleted == PIECE);
  }
}
