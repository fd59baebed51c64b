package org.polyphony.scripts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a script and the slots that their answers feed; no text.
 *
 * @param steps in the order in which they follow each other
 * @param slots kind by the slot's name
 */
public record Structure(List<Step> steps, Map<String, SlotKind> slots) {

  /** A structure without a step. */
  public static final Structure EMPTY = new Structure(List.of(), Map.of());

  /** Copies what it is given. */
  public Structure {
    steps = List.copyOf(steps);
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** The step of that id; empty where there is none. */
  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** The keys of all texts, in the order of the script. */
  public List<String> keys() {
    return steps.stream().flatMap(step -> step.keys().stream()).toList();
  }

  /**
   * Where the script goes from a step after one answer.
   *
   * @param choice null for an answer that is not a choice, and for a step that only says something
   * @return the id of the step that follows; null at the end of the script
   */
  public @Nullable String following(Step step, @Nullable String choice) {
    String target = step.target(choice);
    if (target == null) {
      int after = steps.indexOf(step) + 1;
      return after < steps.size() ? steps.get(after).id() : null;
    }
    return target.equals(Step.END) && step(target).isEmpty() ? null : target;
  }

  /** Every place to which a step can lead; contains null where it can end the script. */
  Set<@Nullable String> successors(Step step) {
    Set<@Nullable String> successors = new LinkedHashSet<>();
    step.choices().forEach(choice -> successors.add(following(step, choice)));
    // A question may also be passed over without an answer.
    if (step.kind() != StepKind.SINGLE || step.choices().isEmpty()) {
      successors.add(following(step, null));
    }
    return successors;
  }
}
