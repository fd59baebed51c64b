package org.polyphony.queue;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.QueueFeed;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.SigningKeys;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.ScriptsModule;

/** Who is to be reached next. */
public final class QueueModule {

  private final Jdbi jdbi;
  private final LaneClock lanes;
  private final Feeder feeder;
  private final ChangedLines changedLines;
  private final Fillings fillings;
  private final CallQueue queue;
  private final Settling settling;
  private final Receipts receipts;
  private final Steering steering;
  private final RingBacks ringBacks;
  private final OwnLines ownLines;

  public QueueModule(
      Jdbi jdbi,
      QueueSettings settings,
      ScriptsModule scripts,
      SigningKeys keys,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    DaysOff daysOff = new DaysOff(new PublicHolidays(settings), clock);
    lanes = new LaneClock(daysOff, clock);
    feeder = new Feeder(lanes, clock);
    fillings = new Fillings(jdbi, feeder, lanes, clock);
    settling = new Settling(feeder, lanes, clock);
    changedLines = new ChangedLines(feeder, lanes, clock);
    receipts = new Receipts(keys, clock);
    steering = new Steering(jdbi, lanes, daysOff, audit, clock);
    Servings servings =
        new Servings(
            (handle, version) ->
                scripts.scripts().version(handle, version).languages().stream()
                    .map(LanguageCoverage::tag)
                    .toList());
    ringBacks = new RingBacks(jdbi, servings, audit, clock);
    ownLines = new OwnLines(jdbi, servings, feeder, lanes, audit, clock);
    queue =
        new CallQueue(jdbi, servings, new Shortages(jdbi, servings, clock), lanes, audit, clock);
  }

  /** For campaigns, to tell of a change. */
  public QueueFeed feed() {
    return fillings;
  }

  /** For the journal, to hear of lists that have grown, of people and numbers that have changed. */
  public List<JournalConsumer> listeners() {
    return List.of(
        Followers.grownLists(fillings),
        Followers.changedPeople(feeder),
        Followers.changedLines(changedLines));
  }

  /** How a person is forgotten here: nobody calls them again; what was tried stays counted. */
  public List<Erasing> erasing() {
    return List.of(
        // Entries before their people, as everywhere.
        new Erasing(
            """
            UPDATE queue.entries e
            SET state = 'parked', reason = 'nobody_left', rests_until = NULL, updated_at = :at
            WHERE e.state IN ('ready', 'resting')
              AND e.id IN (SELECT entry FROM queue.entry_people WHERE contact = ANY (:contacts))
              AND NOT EXISTS (
                SELECT FROM queue.entry_people o
                WHERE o.entry = e.id AND o.ended IS NULL AND o.contact <> ALL (:contacts))
            """),
        new Erasing(
            """
            UPDATE queue.entry_people SET ended = coalesce(ended, 'erased'), address = ''
            WHERE contact = ANY (:contacts) AND (ended IS NULL OR address <> '')
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "queue.held.waiting",
            """
            SELECT k.name AS campaign, p.attempts AS tries, p.ended, e.state
            FROM queue.entry_people p
            JOIN queue.entries e ON e.id = p.entry
            JOIN campaigns.known_campaigns k ON k.campaign = p.campaign
            WHERE p.contact = :contact
            ORDER BY k.name
            """));
  }

  /** Claims. */
  public CallQueue queue() {
    return queue;
  }

  /** Lines by number. */
  public RingBacks ringBacks() {
    return ringBacks;
  }

  /** The lines of callers' own people. */
  public OwnLines ownLines() {
    return ownLines;
  }

  /** What a coordinator changes. */
  public Steering steering() {
    return steering;
  }

  /** What outcomes do to the queue. */
  public Settling settling() {
    return settling;
  }

  /** What authorises outcomes. */
  public Receipts receipts() {
    return receipts;
  }

  /** Adds what has to happen every few seconds. */
  public void register(Jobs jobs) {
    jobs.recurring("queue.fill", every(1), fillings::work);
    jobs.recurring("queue.sweep", every(5), queue::sweep);
    jobs.recurring(
        "queue.heads",
        every(1),
        () -> jdbi.useTransaction(handle -> handle.attach(LanesDao.class).advanceHeads()));
    jobs.recurring(
        "queue.count",
        every(10),
        () -> jdbi.useTransaction(handle -> handle.attach(LanesDao.class).recount(null)));
    jobs.recurring("queue.hours", every(300), queue::noteHours);
    jobs.recurring("queue.lanes", every(30), () -> jdbi.useTransaction(lanes::tick));
  }

  private static Schedule every(int seconds) {
    return Schedules.fixedDelay(Duration.ofSeconds(seconds));
  }
}
