package org.polyphony.calling;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * @param lines how many people, each with a line, are brought in
   * @param callers how many call at once, one after another
   * @param rounds how often each is measured, over HTTP and bare in turns
   * @param measured how long each time
   * @param warmUp how long all call before anything is measured
   */
  private record Options(
      int lines,
      List<Integer> callers,
      int rounds,
      Duration measured,
      Duration warmUp,
      boolean show) {

    static Options of(String[] arguments) {
      Map<String, String> said = new HashMap<>();
      for (String argument : arguments) {
        String[] option = argument.replaceFirst("^--", "").split("=", 2);
        said.put(option[0], option.length == 2 ? option[1] : "true");
      }
      return new Options(
          Integer.parseInt(said.getOrDefault("lines", "20000")),
          Arrays.stream(said.getOrDefault("callers", "1,8,32").split(","))
              .map(Integer::parseInt)
              .toList(),
          Integer.parseInt(said.getOrDefault("rounds", "5")),
          Duration.ofSeconds(Long.parseLong(said.getOrDefault("seconds", "4"))),
          Duration.ofSeconds(Long.parseLong(said.getOrDefault("warm-up", "20"))),
          Boolean.parseBoolean(said.getOrDefault("show", "false")));
    }

    int most() {
      return callers.stream().max(Integer::compare).orElse(1);
    }
  }

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
  private final Options options;
  private UUID campaign;

  private CallingBenchmark(BenchmarkHouse house, Options options) {
    this.house = house;
    this.options = options;
    campaign = house.open();
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
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
    Desk bare = (i, of) -> new BareCalls(house.connect(), house.callers.get(i).user(), of, heard);
    measure(options.most(), http, options.warmUp());
    measure(options.most(), bare, options.warmUp().dividedBy(4));
    for (int callers : options.callers()) {
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
    long enough = Math.min(options.lines(), calling.toSeconds() * CALLS_A_SECOND);
    if (house.left(campaign) < enough) {
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
