package org.polyphony.audiences;

import static org.polyphony.Given.coordinator;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.ManyPeople;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Viewer;

/**
 * How long the count at the foot of an audience takes among many people, of whom two in five have
 * been called.
 */
public final class AudienceBenchmark {

  private static final int ROUNDS = 7;

  private final TestDatabase database;
  private final ManyPeople people;
  private final AudienceDesk desk;
  private final Viewer viewer;

  public AudienceBenchmark(TestDatabase database, ManyPeople people) {
    this.database = database;
    this.people = people;
    this.viewer = coordinator(people.organization);
    Clock clock = Clock.systemUTC();
    Journal journal = new Journal(clock);
    Audit audit = new Audit(clock);
    ContactsModule contacts =
        new ContactsModule(
            database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
    this.desk = new AudiencesModule(database.jdbi(), contacts, journal, audit, clock).desk();
  }

  private Map<String, List<Rule>> audiences() {
    String few = people.few.toString();
    Map<String, List<Rule>> audiences = new LinkedHashMap<>();
    audiences.put("everybody", List.of());
    audiences.put("a language of 1 in 20", List.of(in("spoken", "hmn")));
    audiences.put("language unknown", List.of(in("spoken", "und")));
    audiences.put("65 and older", List.of(in("age", "65-")));
    audiences.put("a ZIP code", List.of(in("place", "95823")));
    audiences.put("a precinct", List.of(in("precinct", "12")));
    audiences.put("called in 30 days", List.of(in("asked", "30")));
    audiences.put("not called in 30 days", List.of(new Rule("asked", List.of("30"), true)));
    audiences.put("reachable by phone", List.of(in("reach", "phone")));
    audiences.put("a short list", List.of(in("list", few)));
    audiences.put(
        "Hmong, older, reachable, not called",
        List.of(
            in("spoken", "hmn"),
            in("age", "50-"),
            in("reach", "phone"),
            new Rule("asked", List.of("30"), true)));
    return audiences;
  }

  /** Runs it. */
  public void run() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("SET statement_timeout = 0");
              people.write(
                  handle,
                  """
                  INSERT INTO consent.touches (id, organization, channel, line, at)
                  SELECT <id>, :organization, 'phone', <id>, now() - make_interval(days => n % 90)
                  FROM generate_series(1, :people) n WHERE n % 5 < 2
                  """);
              people.write(
                  handle,
                  """
                  INSERT INTO consent.touched_people (touch, contact, at)
                  SELECT <id>, <id>, now() - make_interval(days => n % 90)
                  FROM generate_series(1, :people) n WHERE n % 5 < 2
                  """);
              people.write(
                  handle,
                  """
                  UPDATE contacts.contacts SET facts = jsonb_build_object('Precinct', (hashint4(s.n) & 2147483647) % 400)
                  FROM generate_series(1, :people / 10) AS s (n) WHERE id = <id>
                  """);
              handle.execute(
                  "VACUUM ANALYZE consent.touches, consent.touched_people, contacts.contacts");
            });
    System.out.printf(
        "%-36s %8s %8s %10s%n", "count of an audience", "p50 ms", "most ms", "people");
    audiences().forEach(this::measure);
  }

  private void measure(String name, List<Rule> rules) {
    double[] times = new double[ROUNDS];
    Matches.Count count = desk.count(viewer, "any", rules);
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      count = desk.count(viewer, "any", rules);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(
        "%-36s %8.0f %8.0f %10s%n",
        name,
        times[ROUNDS / 2],
        times[ROUNDS - 1],
        count.isUnknown() ? "unknown" : (count.exact() ? "" : "> ") + count.people());
  }

  private static Rule in(String criterion, String... values) {
    return new Rule(criterion, List.of(values), false);
  }
}
