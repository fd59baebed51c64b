package org.polyphony.calling;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked of the benchmark.
 *
 * @param lines how many people, each with a line, are brought in
 * @param callers how many call at once, one after another; none to measure no full speed
 * @param rounds how often each is measured, over HTTP and bare in turns
 * @param measured how long each time
 * @param warmUp how long all call before anything is measured
 * @param claimed how many lines are claimed and recorded before anything is measured
 * @param pace how many call at a human pace; 0 for none
 * @param minutes for how long they do
 * @param importing whether files are imported all the while
 */
record BenchmarkOptions(
    int lines,
    List<Integer> callers,
    int rounds,
    Duration measured,
    Duration warmUp,
    int claimed,
    int pace,
    int minutes,
    boolean importing,
    boolean show) {

  static BenchmarkOptions of(String[] arguments) {
    Map<String, String> said = new HashMap<>();
    for (String argument : arguments) {
      String[] option = argument.replaceFirst("^--", "").split("=", 2);
      said.put(option[0], option.length == 2 ? option[1] : "true");
    }
    return new BenchmarkOptions(
        number(said, "lines", 20_000),
        Arrays.stream(said.getOrDefault("callers", "1,8,32").split(","))
            .map(Integer::parseInt)
            .filter(callers -> callers > 0)
            .toList(),
        number(said, "rounds", 5),
        Duration.ofSeconds(number(said, "seconds", 4)),
        Duration.ofSeconds(number(said, "warm-up", 20)),
        number(said, "claimed", 0),
        number(said, "pace", 0),
        number(said, "minutes", 2),
        Boolean.parseBoolean(said.get("import")),
        Boolean.parseBoolean(said.get("show")));
  }

  private static int number(Map<String, String> said, String name, int usual) {
    return Integer.parseInt(said.getOrDefault(name, Integer.toString(usual)));
  }

  /** How many callers there have to be. */
  int most() {
    return Math.max(pace, fastest());
  }

  /** The most who call at full speed. */
  int fastest() {
    return callers.stream().max(Integer::compare).orElse(32);
  }
}
