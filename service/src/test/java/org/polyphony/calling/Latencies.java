package org.polyphony.calling;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long each of many calls took.
 *
 * @param rate calls a second that so many callers get through when they do nothing else
 * @param p50 milliseconds that half of the calls took at most
 */
record Latencies(double rate, double p50, double p95, double p99, int calls) {

  /**
   * @param parts the nanoseconds of each caller's calls
   */
  static Latencies of(List<long[]> parts) {
    long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Latencies(
        parts.size() * 1e9 / Arrays.stream(all).average().orElse(Double.NaN),
        percentile(all, 0.5),
        percentile(all, 0.95),
        percentile(all, 0.99),
        all.length);
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
  }

  /** Of each figure the middle one of several rounds; the calls of all of them. */
  static Latencies median(List<Latencies> rounds) {
    return new Latencies(
        middle(rounds, Latencies::rate),
        middle(rounds, Latencies::p50),
        middle(rounds, Latencies::p95),
        middle(rounds, Latencies::p99),
        rounds.stream().mapToInt(Latencies::calls).sum());
  }

  private static double middle(List<Latencies> rounds, ToDoubleFunction<Latencies> figure) {
    return middle(rounds.stream().mapToDouble(figure).sorted().toArray());
  }

  static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** How long they took, where the rate was given. */
  String times() {
    return "p50 %6.2f ms   p95 %6.2f ms   p99 %6.2f ms   (%,d)".formatted(p50, p95, p99, calls);
  }

  @Override
  public String toString() {
    return "%,7.0f /s   %s".formatted(rate, times());
  }
}
