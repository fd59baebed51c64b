package org.polyphony.contacts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * How long the one search box takes among many people. The first argument says how many, a million
 * where there is none; names are as common as in Sacramento. It prints the time in the middle and
 * of the slowest twentieth for each way to search, and with a second argument the database's plans.
 */
public final class SearchBenchmark {

  private static final int ROUNDS = 100;
  private static final int ROWS = 51;

  /** What is typed, by what it is. */
  private static final Map<String, List<String>> TYPED =
      Map.of(
          "common family name", List.of("nguyen", "vang", "garcia"),
          "rare name", List.of("vwm", "sithivong", "okonkwo"),
          "two beginnings", List.of("hoa ngu", "vang m", "gar jo"),
          "one letter", List.of("n", "v", "x"),
          "nobody", List.of("zzyzx", "qqq vang"),
          "phone", List.of("(530) 200-0017", "530 200 0500"),
          "number elsewhere", List.of("V17", "V500"),
          "address", List.of("17 meadow", "500 Meadow Street"));

  private final TestDatabase database = new TestDatabase();
  private final UUID organization = Ids.next();
  private final Viewer viewer =
      new Viewer(
          Ids.next(),
          organization,
          "Chue Lor",
          Set.of(Role.COORDINATOR),
          Set.of(),
          Set.of(),
          null,
          null,
          false);

  private SearchBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    SearchBenchmark benchmark = new SearchBenchmark();
    benchmark.database.beforeAll(null);
    try {
      benchmark.fill(people);
      benchmark.run(arguments.length > 1);
    } finally {
      benchmark.database.afterAll(null);
    }
    System.exit(0);
  }

  private void fill(int people) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              write(
                  handle,
                  """
                  INSERT INTO contacts.doors (id, address_key, street, city, zip, created_at)
                  SELECT md5('d' || n)::uuid, n || ' meadow st||95823', n || ' Meadow Street', 'Sacramento', '95823', now()
                  FROM generate_series(1, :people / 3) n
                  """,
                  people);
              write(
                  handle,
                  """
                  INSERT INTO contacts.contacts (
                    id, organization, full_name, name_folded, spoken, spoken_source, door, created_at, updated_at)
                  SELECT md5('c' || n)::uuid, :organization, given || ' ' || family,
                         lower(least(given, family) || ' ' || greatest(given, family)),
                         CASE n % 10 WHEN 0 THEN 'hmn' WHEN 1 THEN 'vi' ELSE 'und' END,
                         CASE WHEN n % 10 < 2 THEN 'imported' ELSE 'none' END,
                         md5('d' || (n / 3 + 1))::uuid, now(), now()
                  FROM (
                    SELECT n,
                           (ARRAY['Hoa', 'Mai', 'Jose', 'Maria', 'John', 'Tou', 'Pa', 'Linh', 'Ana', 'Wei'])[1 + hashint4(n) & 7]
                             || CASE WHEN n % 3 = 0 THEN '' ELSE ' ' || chr(65 + abs(hashint4(n + 7)) % 26) || 'ee' END AS given,
                           CASE abs(hashint4(n + 13)) % 25
                             WHEN 0 THEN 'Nguyen' WHEN 1 THEN 'Vang' WHEN 2 THEN 'Garcia' WHEN 3 THEN 'Lee' WHEN 4 THEN 'Tran'
                             ELSE initcap(translate(substr(md5((n % 20000)::text), 1, 7), '0123456789', 'aeioulmnrs')) END AS family
                    FROM generate_series(1, :people) n) p
                  """,
                  people);
              write(
                  handle,
                  """
                  INSERT INTO contacts.lines (id, tel, time_zones, created_at)
                  SELECT md5('l' || n)::uuid, '+1530' || (2000000 + n), '{America/Los_Angeles}', now()
                  FROM generate_series(1, :people) n
                  """,
                  people);
              write(
                  handle,
                  """
                  INSERT INTO contacts.contact_lines (contact, line)
                  SELECT md5('c' || n)::uuid, md5('l' || n)::uuid FROM generate_series(1, :people) n
                  """,
                  people);
              write(
                  handle,
                  """
                  INSERT INTO contacts.identifiers (organization, system, value, contact)
                  SELECT :organization, 'van', 'V' || n, md5('c' || n)::uuid FROM generate_series(1, :people) n
                  """,
                  people);
              handle.execute("VACUUM ANALYZE");
            });
    System.out.printf("%,d people.%n", people);
  }

  private void write(Handle handle, String sql, int people) {
    handle
        .createUpdate(sql)
        .configure(
            org.jdbi.v3.core.statement.SqlStatements.class,
            settings -> settings.setUnusedBindingAllowed(true))
        .bind("people", people)
        .bind("organization", organization)
        .execute();
  }

  private void run(boolean plans) {
    System.out.printf("%-20s %8s %8s %8s%n", "", "p50 ms", "p95 ms", "found");
    TYPED.forEach(
        (kind, typed) -> {
          time(typed, 10);
          int found = typed.stream().mapToInt(each -> search(each).size()).sum();
          double[] times = time(typed, ROUNDS);
          System.out.printf(
              "%-20s %8.1f %8.1f %8d%n",
              kind, times[times.length / 2], times[times.length * 95 / 100], found);
          if (plans) {
            typed.forEach(this::explain);
          }
        });
  }

  private double[] time(List<String> typed, int rounds) {
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      search(typed.get(i % typed.size()));
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  private List<ContactSearch.Found> search(String typed) {
    return database.jdbi().inTransaction(handle -> new ContactSearch().find(handle, query(typed)));
  }

  private ContactSearch.Query query(String typed) {
    return ContactSearch.Query.of(viewer, typed, null, null, null, ROWS);
  }

  private void explain(String typed) {
    ContactSearch.Query query = query(typed);
    System.out.println("-- " + typed);
    database
        .jdbi()
        .useTransaction(
            handle ->
                ContactSearch.prepared(
                        handle, "EXPLAIN (ANALYZE, BUFFERS) " + ContactSearch.sql(query), query)
                    .mapTo(String.class)
                    .forEach(System.out::println));
  }
}
