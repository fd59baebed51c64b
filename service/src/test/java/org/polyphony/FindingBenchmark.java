package org.polyphony;

import org.polyphony.audiences.AudienceBenchmark;
import org.polyphony.contacts.ManyPeople;
import org.polyphony.contacts.SearchBenchmark;
import org.polyphony.duplicates.SweepBenchmark;
import org.polyphony.platform.TestDatabase;

/**
 * How long it takes to find people among very many: by the search box, by the rules of an audience,
 * and as each other's duplicates. The first argument says how many there are, a million where there
 * is none. {@code docs/guide/benchmarks.md} has the command.
 */
public final class FindingBenchmark {

  private FindingBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    TestDatabase database = new TestDatabase();
    database.beforeAll(null);
    try {
      ManyPeople people = new ManyPeople(number);
      long start = System.nanoTime();
      people.fill(database.jdbi());
      System.out.printf(
          "%,d people, made in %d s.%n", number, (System.nanoTime() - start) / 1_000_000_000);
      new SearchBenchmark(database, people).run();
      new AudienceBenchmark(database, people).run();
      new SweepBenchmark(database, people).run();
    } finally {
      database.afterAll(null);
    }
    System.exit(0);
  }
}
