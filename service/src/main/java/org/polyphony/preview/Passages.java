package org.polyphony.preview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.Structure;

/**
 * How many ways lead through a script from its first line to an end, and how many lines are said on
 * the shortest and the longest. Two answers that lead to the same line are one way. What leads back
 * is named and not gone a second time, else there would be no end of ways.
 *
 * @param ways at most {@value #MOST} and one, which stands for more
 * @param shortest lines; 0 where no way comes to an end
 * @param longest lines; 0 where no way comes to an end
 * @param circles answers that lead back
 */
record Passages(long ways, int shortest, int longest, List<Back> circles) {

  /** As many as anybody wants to know of. */
  static final long MOST = 1_000_000;

  /** An answer to one step that leads back to another, or to itself. */
  record Back(String from, String to) {}

  /** What is known of one step: the ways from it on to an end, and the lines on the longest. */
  private record Onward(long ways, int longest) {
    static final Onward END = new Onward(1, 0);
    static final Onward NOWHERE = new Onward(0, -1);

    boolean ends() {
      return ways > 0;
    }
  }

  /** Goes over each line and each answer once, however many ways there are. */
  static Passages of(Structure structure) {
    if (structure.steps().isEmpty()) {
      return new Passages(0, 0, 0, List.of());
    }
    Count count = new Count(structure);
    Step first = structure.steps().get(0);
    Onward all = count.from(first);
    return new Passages(
        all.ways(),
        all.ends() ? shortest(structure, first) : 0,
        Math.max(0, all.longest()),
        List.copyOf(count.circles));
  }

  /** Whether there are more ways than were counted. */
  boolean isMore() {
    return ways > MOST;
  }

  private static final class Count {
    private final Structure structure;
    private final Map<String, Onward> known = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final List<Back> circles = new ArrayList<>();

    Count(Structure structure) {
      this.structure = structure;
    }

    /** Deep as the script is long, which is bounded. */
    Onward from(Step step) {
      Onward before = known.get(step.id());
      if (before != null) {
        return before;
      }
      underWay.add(step.id());
      long ways = 0;
      int longest = -1;
      for (@Nullable String id : structure.successors(step)) {
        if (id != null && underWay.contains(id)) {
          circles.add(new Back(step.id(), id));
          continue;
        }
        Onward onward =
            id == null ? Onward.END : structure.step(id).map(this::from).orElse(Onward.NOWHERE);
        if (onward.ends()) {
          ways = Math.min(MOST + 1, ways + onward.ways());
          longest = Math.max(longest, onward.longest() + 1);
        }
      }
      underWay.remove(step.id());
      Onward now = ways == 0 ? Onward.NOWHERE : new Onward(ways, longest);
      known.put(step.id(), now);
      return now;
    }
  }

  private static int shortest(Structure structure, Step first) {
    Map<String, Integer> lines = new HashMap<>(Map.of(first.id(), 1));
    Deque<Step> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Step step = open.remove();
      int said = lines.getOrDefault(step.id(), 0);
      for (@Nullable String id : structure.successors(step)) {
        if (id == null) {
          return said;
        }
        if (!lines.containsKey(id)) {
          lines.put(id, said + 1);
          structure.step(id).ifPresent(open::add);
        }
      }
    }
    return 0;
  }
}
