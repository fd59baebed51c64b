package org.polyphony.duplicates;

import static org.polyphony.Given.coordinator;

import java.time.Clock;
import org.polyphony.contacts.ManyPeople;
import org.polyphony.platform.Audit;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Viewer;

/**
 * How long it takes to hold very many people against each other, three of them behind each door.
 */
public final class SweepBenchmark {

  private final TestDatabase database;
  private final ManyPeople people;

  public SweepBenchmark(TestDatabase database, ManyPeople people) {
    this.database = database;
    this.people = people;
  }

  /** Runs it. */
  public void run() {
    Clock clock = Clock.systemUTC();
    Viewer viewer = coordinator(people.organization);
    Sweeper sweeper =
        new Sweeper(database.jdbi(), new Finder(database.jdbi(), clock), new Audit(clock), clock);
    sweeper.start(viewer);
    long start = System.nanoTime();
    sweeper.work();
    double seconds = (System.nanoTime() - start) / 1e9;
    Sweep done = sweeper.of(viewer).orElseThrow();
    System.out.printf(
        "everybody compared: %,d people in %.0f s, %,.0f a second, %,d pairs%n",
        done.lookedAt(), seconds, done.lookedAt() / seconds, done.found());
  }
}
