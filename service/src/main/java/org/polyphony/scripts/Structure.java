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

  /** The keys of all texts that the script must have, in its order. */
  public List<String> keys() {
    return steps.stream().flatMap(step -> step.keys().stream()).toList();
  }

  /** The keys of all texts that callers read, those that come with the product too. */
  public List<String> spokenKeys() {
    return steps.stream().flatMap(step -> step.spokenKeys().stream()).toList();
  }

  /** The code of an answer that comes with the product, where the key is of one. */
  Optional<String> plainAnswer(String key) {
    int dot = key.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : step(key.substring(0, dot))
            .filter(step -> step.kind() == StepKind.YES_NO)
            .map(step -> key.substring(dot + 1));
  }

  /**
   * Where the script goes from a step after one answer.
   *
   * @param answer a choice or a number; null for any other answer, and for a step that only says
   *     something
   * @return the id of the step that follows; null at the end of the script
   */
  public @Nullable String following(Step step, @Nullable String answer) {
    String target = step.target(answer);
    if (target == null) {
      int after = steps.indexOf(step) + 1;
      return after < steps.size() ? steps.get(after).id() : null;
    }
    return target.equals(Step.END) && step(target).isEmpty() ? null : target;
  }

  /** Every place to which a step can lead; contains null where it can end the script. */
  public Set<@Nullable String> successors(Step step) {
    Set<@Nullable String> successors = new LinkedHashSet<>();
    step.choices().forEach(choice -> successors.add(following(step, choice)));
    if (step.kind() == StepKind.NUMBER) {
      step.next().keySet().stream()
          .flatMap(way -> Band.of(way).stream())
          .forEach(band -> successors.add(following(step, band.from().toPlainString())));
    }
    // A question may also be passed over without an answer.
    boolean answered = step.kind() == StepKind.SINGLE || step.kind() == StepKind.YES_NO;
    if (!answered || step.choices().isEmpty()) {
      successors.add(following(step, null));
    }
    return successors;
  }
}
