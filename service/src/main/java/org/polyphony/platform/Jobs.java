package org.polyphony.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done later or again and again, once among all instances. It is kept in the database;
 * what a kill interrupts is begun again by another instance, so every job must bear being run
 * twice.
 */
public final class Jobs implements Managed {

  static final String TABLE = "platform.scheduled_tasks";

  /** So many that what takes minutes, as imports do, leaves room for what comes every second. */
  private static final int THREADS = 8;

  private static final Duration POLL = Duration.ofSeconds(2);

  /**
   * A job whose instance has been silent for four heartbeats is begun again, here or elsewhere: the
   * lines of a phone bank that was killed in mid-sweep wait no longer than callers can bear.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  private static final int MISSED_HEARTBEATS = 4;
  static final Duration SILENCE = HEARTBEAT.multipliedBy(MISSED_HEARTBEATS);

  private static final Duration RETRY = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT_AT_STOP = Duration.ofSeconds(20);

  private final Jdbi jdbi;
  private final DataSource dataSource;
  private final Clock clock;
  private final List<RecurringTask<?>> recurring = new ArrayList<>();
  private final List<Task<?>> oneTime = new ArrayList<>();
  private @Nullable Scheduler scheduler;

  /**
   * @param clock business time, by which jobs fall due
   */
  public Jobs(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.dataSource = database.dataSource();
    this.clock = clock;
  }

  /**
   * Registers work that comes again and again; before {@link #start()}.
   *
   * @param name for good, {@code feature.job}
   * @param schedule such as {@code Schedules.fixedDelay(Duration.ofSeconds(5))}
   */
  public void recurring(String name, Schedule schedule, Runnable work) {
    recurring.add(
        Tasks.recurring(name, schedule)
            .onDeadExecution(atOnce())
            .execute((instance, context) -> work.run()));
  }

  /**
   * Registers a kind of work that is asked for piece by piece; before {@link #start()}. What throws
   * is tried again after five minutes.
   *
   * @param name for good, {@code feature.job}
   * @param dataType a record that Jackson writes and reads
   * @return by which a piece is asked for
   */
  public <T> Kind<T> oneTime(String name, Class<T> dataType, Consumer<T> work) {
    OneTimeTask<T> task =
        Tasks.oneTime(name, dataType)
            .onDeadExecution(atOnce())
            .onFailure(
                (failed, operations) -> operations.reschedule(failed, clock.instant().plus(RETRY)))
            .execute((instance, context) -> work.accept(instance.getData()));
    oneTime.add(task);
    return new Kind<>(task);
  }

  /**
   * The library's own way goes by the system's clock: in a demonstration that may be months off.
   */
  private <T> DeadExecutionHandler<T> atOnce() {
    return (dead, operations) -> operations.reschedule(dead, clock.instant());
  }

  /** One kind of work, to be asked for piece by piece. */
  public static final class Kind<T> {

    private final OneTimeTask<T> task;

    private Kind(OneTimeTask<T> task) {
      this.task = task;
    }

    /**
     * Asks for a piece of work, if and only if the handle's transaction commits.
     *
     * @param key which piece; while one with the same key waits, another is not added
     * @param at business time
     */
    public void schedule(Handle handle, String key, T data, Instant at) {
      SchedulerClient.Builder.create(new HandleDataSource(handle), task)
          .tableName(TABLE)
          .serializer(new JacksonSerializer())
          .build()
          .scheduleIfNotExists(task.instance(key, data), at);
    }
  }

  @Override
  public void start() {
    catchUp();
    scheduler =
        Scheduler.create(dataSource, oneTime)
            .startTasks(recurring)
            .tableName(TABLE)
            .serializer(new JacksonSerializer())
            .clock(clock::instant)
            .threads(THREADS)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(LONGEST_WAIT_AT_STOP)
            .build();
    scheduler.start();
  }

  /**
   * A demonstration's time begins anew with each start. What comes again and again would wait until
   * the hour at which the last run ended, and what it left half done would seem to be at work.
   */
  void catchUp() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE platform.scheduled_tasks
                    SET last_heartbeat = least(last_heartbeat, :now), last_success = least(last_success, :now),
                        execution_time = CASE WHEN task_name = ANY (:recurring) THEN least(execution_time, :now)
                                              ELSE execution_time END
                    WHERE last_heartbeat > :now OR last_success > :now
                    """)
                .bind("now", clock.instant())
                .bindArray(
                    "recurring", String.class, recurring.stream().map(Task::getName).toArray())
                .execute());
  }

  /** Lets what runs come to its end, for a moment. */
  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  /** All that is registered, for tests that crank by hand. */
  List<RecurringTask<?>> recurringTasks() {
    return List.copyOf(recurring);
  }

  List<Task<?>> oneTimeTasks() {
    return List.copyOf(oneTime);
  }
}
