package org.polyphony.guests;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.polyphony.TestService;
import org.polyphony.events.EventKind;
import org.polyphony.events.EventsModule;
import org.polyphony.events.NewEvent;
import org.polyphony.platform.Audit;

/**
 * How many people a second can read an event's page, and register for it while its last seats go:
 * over HTTP, the whole service and its database on this machine. {@code docs/guide/benchmarks.md}
 * has the command.
 */
public final class PublicPageBenchmark {

  private static final int SEATS = 20;
  private static final int REGISTRATIONS = 500;

  private final TestService service;
  private final int visitors;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger numbers = new AtomicInteger();

  private PublicPageBenchmark(TestService service, int visitors) {
    this.service = service;
    this.visitors = visitors;
  }

  /**
   * Runs it. The arguments are how many visit at once, 32 where there is none, and for how long.
   */
  public static void main(String[] arguments) throws Exception {
    int visitors = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 32;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    TestService service = new TestService("2026-06-10T17:00:00Z");
    service.beforeAll(null);
    try {
      new PublicPageBenchmark(service, visitors).run(Duration.ofSeconds(seconds));
    } finally {
      service.afterAll(null);
    }
    System.exit(0);
  }

  private void run(Duration length) throws Exception {
    String slug = event(null);
    measure("page, warming up", slug, length);
    measure("page", slug, length);
    String other = event(SEATS);
    race(other, "registration, the last %d seats".formatted(SEATS));
    race(event(SEATS), "once more");
  }

  private void measure(String what, String slug, Duration length) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create(service.url() + "/e/" + slug))
            .header("Accept-Language", "en")
            .build();
    print(what, together(() -> System.nanoTime() < end ? page : null), length.toMillis() / 1000.0);
  }

  private void race(String slug, String what) throws Exception {
    AtomicInteger left = new AtomicInteger(REGISTRATIONS);
    long start = System.nanoTime();
    List<Long> times = together(() -> left.getAndDecrement() > 0 ? registration(slug) : null);
    print(what, times, (System.nanoTime() - start) / 1e9);
    String standing =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT '  ' || string_agg(r.status || ': ' || r.number, ', ' ORDER BY r.status)
                            FROM (SELECT status, count(*) AS number FROM events.known_registrations r
                                  JOIN events.known_events e ON e.event = r.event
                                  WHERE e.slug = :slug GROUP BY status) r
                            """)
                        .bind("slug", slug)
                        .mapTo(String.class)
                        .one());
    System.out.println(standing);
  }

  private interface Next {
    @Nullable HttpRequest get();
  }

  private List<Long> together(Next next) throws Exception {
    ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    ExecutorService crowd = Executors.newFixedThreadPool(visitors);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < visitors; i++) {
      all.add(
          crowd.submit(
              () -> {
                for (HttpRequest one = next.get(); one != null; one = next.get()) {
                  long start = System.nanoTime();
                  HttpResponse<String> answer = http.send(one, BodyHandlers.ofString());
                  if (answer.statusCode() >= 400) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                  }
                  times.add(System.nanoTime() - start);
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    crowd.shutdown();
    return List.copyOf(times);
  }

  private HttpRequest registration(String slug) {
    int number = numbers.incrementAndGet();
    String body =
        "{\"key\": \"%s\", \"name\": \"Visitor %d\", \"phone\": \"916555%04d\", \"needs\": {\"interpreter\": \"hmn\"}}"
            .formatted(UUID.randomUUID(), number, number);
    return HttpRequest.newBuilder(
            URI.create(service.url() + "/api/v1/public/events/" + slug + "/registrations"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private void print(String what, List<Long> times, double seconds) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%d at once, %-32s %,6.0f /s   p50 %.1f ms   p95 %.1f ms   p99 %.1f ms   (%,d)%n",
        visitors,
        what,
        sorted.length / seconds,
        at(sorted, 0.50),
        at(sorted, 0.95),
        at(sorted, 0.99),
        sorted.length);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }

  private String event(@Nullable Integer seats) {
    Clock clock = Clock.systemUTC();
    return service
        .jdbi()
        .inTransaction(
            handle ->
                new EventsModule(service.jdbi(), new Audit(clock), clock)
                    .events()
                    .create(
                        handle,
                        service.organization(),
                        null,
                        new NewEvent(
                            EventKind.SESSION,
                            "Listening session",
                            "Residents",
                            Instant.parse("2026-06-18T01:00:00Z"),
                            Instant.parse("2026-06-18T03:00:00Z"),
                            ZoneId.of("America/Los_Angeles"),
                            "Hagginwood Community Center",
                            "3271 Marysville Blvd, Sacramento, CA 95815",
                            "",
                            seats,
                            false))
                    .slug());
  }
}
