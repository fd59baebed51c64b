package org.polyphony.calling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Many callers as people call: each claims once a minute and records half a minute later, spread
 * evenly. A time counts from the moment at which the request was due, so that what waits behind a
 * slow one is slow too.
 */
final class HumanPace {

  /** They take turns on so many connections at most: ten thousand are due five times a second. */
  private static final int MOST_CONNECTIONS = 64;

  /** So many at least share one, or it would be closed between two of them. */
  private static final int SHARING = 16;

  private static final long ROUND = TimeUnit.MINUTES.toNanos(1);

  /** What is due in each round. */
  private record Due(long offset, HttpCalls caller, boolean claims) {}

  /**
   * @param claims the times of all claims in the rounds that count
   * @param outcomes the same of the outcomes
   */
  record Times(Latencies claims, Latencies outcomes) {}

  private final BenchmarkHouse house;
  private final UUID campaign;
  private final int callers;
  private final int connections;

  /**
   * @param callers at most as many as the house has
   */
  HumanPace(BenchmarkHouse house, UUID campaign, int callers) {
    this.house = house;
    this.campaign = campaign;
    this.callers = callers;
    this.connections = Math.max(1, Math.min(MOST_CONNECTIONS, callers / SHARING));
  }

  /** One minute to get going, then the minutes that count. */
  Times measure(int minutes) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long begin = System.nanoTime();
    List<Future<long[][]>> work =
        IntStream.range(0, connections)
            .mapToObj(i -> threads.submit(() -> work(i, begin, minutes)))
            .toList();
    threads.shutdown();
    List<long[]> claims = new ArrayList<>();
    List<long[]> outcomes = new ArrayList<>();
    for (Future<long[][]> done : work) {
      claims.add(done.get()[0]);
      outcomes.add(done.get()[1]);
    }
    return new Times(Latencies.of(claims), Latencies.of(outcomes));
  }

  private long[][] work(int connection, long begin, int minutes) throws Exception {
    List<Long> claims = new ArrayList<>();
    List<Long> outcomes = new ArrayList<>();
    try (HttpConnection http = new HttpConnection(house.url())) {
      List<Due> round = round(http, connection);
      for (int minute = 0; minute <= minutes; minute++) {
        for (Due due : round) {
          long at = begin + minute * ROUND + due.offset();
          LockSupport.parkNanos(at - System.nanoTime());
          if (due.claims()) {
            due.caller().claim();
          } else if (due.caller().hasClaimed()) {
            due.caller().record();
          }
          if (minute > 0) {
            (due.claims() ? claims : outcomes).add(System.nanoTime() - at);
          }
        }
      }
    }
    return new long[][] {numbers(claims), numbers(outcomes)};
  }

  /** What this connection's callers do in a minute, in the order of time. */
  private List<Due> round(HttpConnection http, int connection) {
    List<HttpCalls> mine =
        IntStream.iterate(connection, i -> i < callers, i -> i + connections)
            .mapToObj(i -> new HttpCalls(http, house.callers.get(i).token(), campaign))
            .toList();
    List<Due> round = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      long claims = ROUND / mine.size() * i + ROUND / mine.size() * connection / connections;
      long records = (claims + ROUND / 2 + ROUND / mine.size() / 2) % ROUND;
      round.add(new Due(claims, mine.get(i), true));
      round.add(new Due(records, mine.get(i), false));
    }
    round.sort(Comparator.comparingLong(Due::offset));
    return round;
  }

  private static long[] numbers(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }
}
