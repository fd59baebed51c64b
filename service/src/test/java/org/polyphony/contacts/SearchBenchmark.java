package org.polyphony.contacts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Viewer;

/**
 * How long the one search box takes among many people. It prints the shortest time, the one in the
 * middle and that of the slowest twentieth for each way to search.
 */
public final class SearchBenchmark {

  private static final int ROUNDS = 200;
  private static final int ROWS = 51;

  private final TestDatabase database;
  private final ManyPeople people;
  private final Viewer viewer;
  private final ContactSearch search = new ContactSearch();

  public SearchBenchmark(TestDatabase database, ManyPeople people) {
    this.database = database;
    this.people = people;
    this.viewer = ContactsFixture.viewer(people.organization);
  }

  /** What is typed, by what it is. */
  private static Map<String, List<String>> typed() {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    typed.put("family name of 1 in 10", List.of("nguyen", "vang", "Garcia", "lee", "李"));
    typed.put("with diacritics", List.of("Nguyễn", "NGUYỄN hoa", "hoa nguyễn"));
    typed.put("given and family name", List.of("mai vang", "nguyen hoa", "lee wei", "garcia rosa"));
    typed.put("two beginnings", List.of("hoa ngu", "van m", "gar jo", "le li"));
    typed.put("one letter", List.of("n", "v", "x", "q"));
    typed.put("two letters", List.of("a z", "m v", "y q", "x l"));
    typed.put("rare name", List.of("sinanaa", "ansaiml", "ieaosuc", "r"));
    typed.put("rare and common", List.of("sin vang", "iea nguyen", "maa lee", "uno garcia"));
    typed.put("three words", List.of("mai vang x", "jose garcia s", "hoa nguyen a"));
    typed.put("nobody", List.of("zzyzx", "qqq vang", "vang zzyzx nguyen"));
    typed.put("phone", List.of("(530) 200-0017", "530 200 0500", "+15302000900"));
    typed.put("number elsewhere", List.of("V17", "V500", "V99999999"));
    typed.put("address", List.of("17 meadow", "500 Meadow Street", "9999 meadow st"));
    typed.put("beginning of address", List.of("1", "17", "23"));
    return typed;
  }

  /** Runs it. */
  public void run() {
    System.out.printf("%-28s %8s %8s %8s %8s%n", "", "least ms", "p50 ms", "p95 ms", "found");
    typed().forEach((kind, typed) -> measure(kind, typed, null, null));
    List<String> names = List.of("vang", "mai vang", "sinanaa", "qqq vang");
    measure("names on a short list", names, null, people.few);
    measure("names on a list of all", names, null, people.everybody);
    measure("names, language", names, "hmn", null);
    measure("everybody, by language", List.of(""), "hmn", null);
    measure("everybody", List.of(""), null, null);
    List<String> mistyped = List.of("nguyne", "garcja", "vagn", "mai vanng", "vanessq");
    double[] times = new double[ROUNDS];
    for (int i = -mistyped.size(); i < ROUNDS; i++) {
      ContactSearch.Query query =
          query(mistyped.get(Math.floorMod(i, mistyped.size())), null, null);
      long start = System.nanoTime();
      database.jdbi().inTransaction(handle -> search.find(handle, query));
      database.jdbi().inTransaction(handle -> search.alike(handle, query));
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    print("nobody, then nearly so", times, 0);
  }

  private void measure(
      String kind, List<String> typed, @Nullable String language, @Nullable UUID list) {
    int found = 0;
    for (String each : typed) {
      found += find(query(each, language, list));
    }
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      find(query(typed.get(i % typed.size()), language, list));
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    print(kind, times, found);
  }

  private static void print(String kind, double[] times, int found) {
    Arrays.sort(times);
    System.out.printf(
        "%-28s %8.1f %8.1f %8.1f %8d%n",
        kind, times[0], times[times.length / 2], times[times.length * 95 / 100], found);
  }

  private int find(ContactSearch.Query query) {
    return database.jdbi().inTransaction(handle -> search.find(handle, query)).size();
  }

  private ContactSearch.Query query(String typed, @Nullable String language, @Nullable UUID list) {
    return ContactSearch.Query.of(viewer, typed, language, list, null, ROWS);
  }
}
