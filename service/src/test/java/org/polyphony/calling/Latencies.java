package org.polyphony.calling;

import java.util.Arrays;
import java.util.List;

/** How long each of many calls took, in nanoseconds. */
record Latencies(long[] sorted, int callers) {

  static Latencies of(List<long[]> parts) {
    long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Latencies(all, parts.size());
  }

  /** Calls a second that so many callers get through when they do nothing else. */
  double rate() {
    return callers * 1e9 / Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /** In milliseconds. */
  double percentile(double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
  }

  @Override
  public String toString() {
    return "%,8.0f /s   p50 %6.2f ms   p95 %6.2f ms   p99 %6.2f ms   (%,d)"
        .formatted(rate(), percentile(0.5), percentile(0.95), percentile(0.99), sorted.length);
  }
}
