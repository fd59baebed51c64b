package org.polyphony.scripts;

import static org.polyphony.scripts.ScriptProblem.Severity.ERROR;
import static org.polyphony.scripts.ScriptProblem.Severity.WARNING;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the steps of a script, without looking at its texts. */
final class StructureCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

  private final Structure structure;
  private final List<ScriptProblem> problems = new ArrayList<>();

  private StructureCheck(Structure structure) {
    this.structure = structure;
  }

  /** All problems, in the order of the steps. */
  static List<ScriptProblem> of(Structure structure) {
    StructureCheck check = new StructureCheck(structure);
    check.run();
    return List.copyOf(check.problems);
  }

  /** Whether a step, a choice or a slot can be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private void run() {
    if (structure.steps().isEmpty()) {
      error(null, "no_steps", Map.of());
      return;
    }
    Set<String> seen = new HashSet<>();
    Set<@Nullable String> reachable = reachable();
    for (Step step : structure.steps()) {
      if (!isName(step.id())) {
        error(step.id(), "bad_id", Map.of("id", step.id()));
      }
      if (!seen.add(step.id())) {
        error(step.id(), "duplicate_step", Map.of("step", step.id()));
        continue;
      }
      choices(step);
      feeds(step);
      targets(step);
      bands(step);
      results(step);
      if (!reachable.contains(step.id()) && !step.id().equals(Step.VOICEMAIL)) {
        warning(step.id(), "unreachable_step", Map.of("step", step.id()));
      } else if (reachable.contains(step.id()) && !canEnd(step)) {
        error(step.id(), "endless_loop", Map.of("step", step.id()));
      } else if (step.kind().isQuestion() && structure.successors(step).contains(null)) {
        warning(step.id(), "dead_end", Map.of("step", step.id()));
      }
    }
  }

  private void choices(Step step) {
    if (step.kind().hasChoices() && step.choices().isEmpty()) {
      error(step.id(), "no_choices", Map.of("step", step.id()));
    }
    if (!step.kind().picks() && !step.choices().isEmpty()) {
      error(step.id(), "choices_not_asked", Map.of("step", step.id()));
    }
    Set<String> seen = new HashSet<>();
    for (String choice : step.choices()) {
      if (!isName(choice)) {
        error(step.id(), "bad_id", Map.of("id", choice));
      }
      if (!seen.add(choice)) {
        error(step.id(), "duplicate_choice", Map.of("step", step.id(), "choice", choice));
      }
    }
  }

  private void feeds(Step step) {
    step.feeds()
        .forEach(
            (choice, slot) -> {
              if (!step.choices().contains(choice)) {
                error(step.id(), "unknown_choice", Map.of("step", step.id(), "choice", choice));
              }
              if (!structure.slots().containsKey(slot)) {
                error(step.id(), "unknown_slot", Map.of("step", step.id(), "slot", slot));
              }
            });
  }

  private void targets(Step step) {
    step.next()
        .forEach(
            (choice, target) -> {
              if (step.kind() != StepKind.NUMBER && !isAnswer(step, choice)) {
                error(step.id(), "unknown_choice", Map.of("step", step.id(), "choice", choice));
              }
              if (!target.equals(Step.END) && structure.step(target).isEmpty()) {
                error(step.id(), "unknown_next", Map.of("step", step.id(), "next", target));
              }
            });
  }

  /**
   * Numbers that lead to a step or a result of their own: inside the bounds, and each number one
   * way only. Where several lead elsewhere, those of which nothing is said are named.
   */
  private void bands(Step step) {
    Bounds bounds = step.bounds();
    if (bounds == null) {
      return;
    }
    if (!bounds.hasAny()) {
      error(step.id(), "no_range", Map.of("step", step.id()));
      return;
    }
    List<Band> leading = bands(step, bounds, step.next().keySet());
    bands(step, bounds, step.results().keySet());
    if (leading.size() > 1 && !step.next().containsKey(Step.OTHERWISE)) {
      for (Band gap : Band.gaps(leading, bounds)) {
        String from = gap.from().toPlainString();
        BigDecimal to = Objects.requireNonNull(gap.to());
        warning(
            step.id(),
            gap.isOne() ? "number_unled" : "numbers_unled",
            Map.of("step", step.id(), "from", from, "to", to.toPlainString()));
      }
    }
  }

  private List<Band> bands(Step step, Bounds bounds, Set<String> ways) {
    List<Band> seen = new ArrayList<>();
    for (String way : ways) {
      Band band = Band.of(way).orElse(null);
      if (band == null || !band.within(bounds)) {
        if (!way.equals(Step.OTHERWISE)) {
          error(step.id(), "bad_band", Map.of("step", step.id(), "band", way));
        }
        continue;
      }
      if (seen.stream().anyMatch(band::overlaps)) {
        error(step.id(), "bands_overlap", Map.of("step", step.id(), "band", way));
      }
      seen.add(band);
    }
    return seen;
  }

  private void results(Step step) {
    step.results()
        .forEach(
            (choice, result) -> {
              if (step.kind() != StepKind.NUMBER && !isAnswer(step, choice)) {
                error(step.id(), "unknown_choice", Map.of("step", step.id(), "choice", choice));
              }
              if (!ResultShortcuts.CODES.contains(result)) {
                error(step.id(), "unknown_shortcut", Map.of("step", step.id(), "result", result));
              }
            });
  }

  private static boolean isAnswer(Step step, String choice) {
    return choice.equals(Step.OTHERWISE) || step.choices().contains(choice);
  }

  private Set<@Nullable String> reachable() {
    return from(structure.steps().get(0));
  }

  /** Whether the end can be reached from a step; an unknown target is another problem. */
  private boolean canEnd(Step step) {
    Set<@Nullable String> reached = from(step);
    return reached.contains(null)
        || reached.stream().anyMatch(id -> id != null && structure.step(id).isEmpty());
  }

  private Set<@Nullable String> from(Step start) {
    Set<@Nullable String> reached = new HashSet<>();
    reached.add(start.id());
    Deque<Step> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (@Nullable String id : structure.successors(open.pop())) {
        if (reached.add(id) && id != null) {
          structure.step(id).ifPresent(open::push);
        }
      }
    }
    return reached;
  }

  private void error(@Nullable String key, String code, Map<String, String> arguments) {
    problems.add(ScriptProblem.of(ERROR, null, key, code, arguments));
  }

  private void warning(@Nullable String key, String code, Map<String, String> arguments) {
    problems.add(ScriptProblem.of(WARNING, null, key, code, arguments));
  }
}
