package org.polyphony.calling;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Claims and outcomes a second over HTTP by callers at full speed, beside the same statements
 * straight on the same database, in turns in the same run. {@code docs/guide/benchmarks.md} has the
 * command and says how to read what it prints.
 */
public final class CallingBenchmark {

  /** More than any machine of today gets through; then the lines do not run out while measuring. */
  private static final int CALLS_A_SECOND = 3_000;

  private static final Duration RUN_UP = Duration.ofSeconds(1);

  /** After so many it is said how fast it went. */
  private static final int PIECE = 100_000;

  /** So many use up lines. */
  private static final int USING = 8;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * @param processor milliseconds that the threads of client and service, in one JVM, computed for
   *     each claim with its outcome; the database's own are not among them
   */
  private record Rates(Latencies claims, Latencies outcomes, double processor) {}

  /** One way to call, for each of the callers. */
  private interface Desk {
    Calls of(int caller, UUID campaign) throws Exception;
  }

  private final BenchmarkHouse house;
  private final BenchmarkOptions options;
  private UUID campaign;

  private CallingBenchmark(BenchmarkHouse house, BenchmarkOptions options) {
    this.house = house;
    this.options = options;
    campaign = house.open();
  }

  public static void main(String[] arguments) throws Exception {
    BenchmarkOptions options = BenchmarkOptions.of(arguments);
    try (BenchmarkHouse house = new BenchmarkHouse(options.most())) {
      house.bringIn(options.lines());
      new CallingBenchmark(house, options).run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    Heard heard = Heard.in(house, campaign);
    if (options.show()) {
      System.out.println(heard);
    }
    System.out.printf(
        "%,d people with a line each. A claim is %d statements, an outcome %d, each with a commit.%n",
        options.lines(), heard.claim().size(), heard.outcome().size());
    Desk http = (i, of) -> new HttpCalls(house.url(), house.callers.get(i).token(), of);
    try (BareConnections connections = new BareConnections(house, heard, options.fastest())) {
      Desk bare = (i, of) -> new BareCalls(connections, house.callers.get(i).user(), of);
      connections.waitForTheDisk(false);
      for (int done = 0; done < options.claimed(); done += PIECE) {
        use(bare, Math.min(PIECE, options.claimed() - done), done);
      }
      connections.waitForTheDisk(true);
      try (BenchmarkImport beside = options.importing() ? house.importing() : null) {
        measure(http, bare);
        if (beside != null) {
          System.out.printf("%nImported beside it: %,.0f rows a second.%n", beside.rate());
        }
      }
    }
    System.out.printf("Lines given to two callers: %d.%n", house.givenTwice());
  }

  private void measure(Desk http, Desk bare) throws Exception {
    if (!options.callers().isEmpty()) {
      measure(options.fastest(), http, options.warmUp());
      measure(options.fastest(), bare, options.warmUp().dividedBy(4));
      for (int callers : options.callers()) {
        compare(callers, http, bare);
      }
    }
    if (options.pace() > 0) {
      atHumanPace();
    }
  }

  /**
   * Claims and records lines, for the tables to become what they are after so many. It does not
   * wait for the disk, which makes no difference to them.
   */
  private void use(Desk desk, int lines, int before) throws Exception {
    AtomicInteger left = new AtomicInteger(lines);
    ExecutorService threads = Executors.newFixedThreadPool(USING);
    long begin = System.nanoTime();
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < USING; i++) {
      Calls calls = desk.of(i % house.callers.size(), campaign);
      work.add(
          threads.submit(
              () -> {
                try (calls) {
                  while (left.getAndDecrement() > 0 && calls.claim()) {
                    calls.record();
                  }
                }
                return null;
              }));
    }
    for (Future<?> done : work) {
      done.get();
    }
    threads.shutdown();
    System.out.printf(
        "After %,d claims, bare: %,.0f claims with their outcomes a second.%n",
        before + lines, lines * 1e9 / (System.nanoTime() - begin));
  }

  private void compare(int callers, Desk http, Desk bare) throws Exception {
    List<Rates> overHttp = new ArrayList<>();
    List<Rates> straight = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      // In turns, and each first as often, so that neither has the fresher tables.
      if (round % 2 == 0) {
        overHttp.add(measure(callers, http, options.measured()));
        straight.add(measure(callers, bare, options.measured()));
      } else {
        straight.add(measure(callers, bare, options.measured()));
        overHttp.add(measure(callers, http, options.measured()));
      }
    }
    print(callers, "claims", overHttp, straight, Rates::claims);
    print(callers, "outcomes", overHttp, straight, Rates::outcomes);
    System.out.printf(
        "%22s  processor for one of each: HTTP %.2f ms, bare %.2f ms%n",
        "", processor(overHttp), processor(straight));
  }

  private void atHumanPace() throws Exception {
    UUID of = campaignWithAtLeast(options.pace() * (options.minutes() + 1));
    HumanPace.Times times = new HumanPace(house, of, options.pace()).measure(options.minutes());
    System.out.printf(
        "%n%,d callers at a human pace, %,.0f requests a second over HTTP%n",
        options.pace(), options.pace() / 30.0);
    System.out.printf("%12s  %s%n", "claims", times.claims().times());
    System.out.printf("%12s  %s%n", "outcomes", times.outcomes().times());
  }

  private static double processor(List<Rates> rounds) {
    return Latencies.middle(rounds.stream().mapToDouble(Rates::processor).sorted().toArray());
  }

  private static void print(
      int callers,
      String what,
      List<Rates> overHttp,
      List<Rates> straight,
      Function<Rates, Latencies> which) {
    List<Latencies> http = overHttp.stream().map(which).toList();
    List<Latencies> bare = straight.stream().map(which).toList();
    double[] ratios =
        IntStream.range(0, http.size())
            .mapToDouble(round -> http.get(round).rate() / bare.get(round).rate())
            .sorted()
            .toArray();
    System.out.printf("%n%2d callers, %-8s  HTTP %s%n", callers, what, Latencies.median(http));
    System.out.printf("%22s  bare %s%n", "", Latencies.median(bare));
    System.out.printf(
        "%22s  ratio %.2f (%.2f to %.2f)%n",
        "", Latencies.middle(ratios), ratios[0], ratios[ratios.length - 1]);
  }

  /** Each caller claims and records in turn; what happens in the run-up does not count. */
  private Rates measure(int callers, Desk desk, Duration measured) throws Exception {
    UUID of = campaignWithEnough(RUN_UP.plus(measured));
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<long[]> claims = new ArrayList<>();
    List<long[]> outcomes = new ArrayList<>();
    long begin = System.nanoTime() + RUN_UP.toNanos();
    long end = begin + measured.toNanos();
    try {
      List<Future<long[][]>> work =
          IntStream.range(0, callers)
              .mapToObj(i -> threads.submit(() -> work(desk.of(i, of), begin, end)))
              .toList();
      LockSupport.parkNanos(begin - System.nanoTime());
      long computed = computed();
      for (Future<long[][]> done : work) {
        claims.add(done.get()[0]);
        outcomes.add(done.get()[1]);
      }
      computed = computed() - computed;
      Latencies outcome = Latencies.of(outcomes);
      return new Rates(Latencies.of(claims), outcome, computed / 1e6 / outcome.calls());
    } finally {
      threads.shutdown();
    }
  }

  /** Nanoseconds of all threads that run Java; what compiles and collects is not among them. */
  private static long computed() {
    return Arrays.stream(THREADS.getAllThreadIds())
        .map(THREADS::getThreadCpuTime)
        .filter(nanoseconds -> nanoseconds > 0)
        .sum();
  }

  private UUID campaignWithEnough(Duration calling) {
    return campaignWithAtLeast(calling.toSeconds() * CALLS_A_SECOND);
  }

  private UUID campaignWithAtLeast(long lines) {
    if (house.left(campaign) < Math.min(options.lines(), lines)) {
      campaign = house.open();
    }
    return campaign;
  }

  private static long[][] work(Calls calls, long begin, long end) throws Exception {
    List<Long> claims = new ArrayList<>();
    List<Long> outcomes = new ArrayList<>();
    try (calls) {
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        if (!calls.claim()) {
          System.out.println("Nothing left to call: take more lines, or fewer seconds.");
          break;
        }
        long claimed = System.nanoTime();
        calls.record();
        if (start >= begin) {
          claims.add(claimed - start);
          outcomes.add(System.nanoTime() - claimed);
        }
      }
    }
    return new long[][] {numbers(claims), numbers(outcomes)};
  }

  private static long[] numbers(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }
}
