package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The edits that a person makes to the steps of a script. */
final class StructureEdits {
  private StructureEdits() {}

  /**
   * Puts a new step behind another one.
   *
   * @param newSlots the slots that it feeds
   * @param after id of the step before it; unknown for the end of the list
   */
  static UnaryOperator<Structure> add(Step step, Map<String, SlotKind> newSlots, String after) {
    return structure -> {
      List<Step> steps = new ArrayList<>(structure.steps());
      int at = index(steps, after);
      steps.add(at < 0 ? steps.size() : at + 1, step);
      return new Structure(steps, slots(structure, steps, newSlots));
    };
  }

  /** Puts a step in the place of the one with the same id, with the slots that it feeds. */
  static UnaryOperator<Structure> replace(Step step, Map<String, SlotKind> newSlots) {
    return structure -> {
      List<Step> steps = new ArrayList<>(structure.steps());
      steps.replaceAll(old -> old.id().equals(step.id()) ? step : old);
      return new Structure(steps, slots(structure, steps, newSlots));
    };
  }

  /** Moves a step up (negative) or down by some places, at most to the end of the list. */
  static UnaryOperator<Structure> move(String id, int places) {
    return structure -> {
      List<Step> steps = new ArrayList<>(structure.steps());
      int from = index(steps, id);
      if (from < 0) {
        return structure;
      }
      int to = Math.max(0, Math.min(steps.size() - 1, from + places));
      steps.add(to, steps.remove(from));
      return new Structure(steps, structure.slots());
    };
  }

  /** Takes a step out; what led to it leads to the next in the list again. */
  static UnaryOperator<Structure> delete(String id) {
    return structure -> {
      List<Step> steps = new ArrayList<>(structure.steps());
      steps.removeIf(step -> step.id().equals(id));
      steps.replaceAll(step -> withoutTarget(step, id));
      return new Structure(steps, slots(structure, steps, Map.of()));
    };
  }

  /** The slots that are there and the new ones, without those that nothing feeds any more. */
  private static Map<String, SlotKind> slots(
      Structure structure, List<Step> steps, Map<String, SlotKind> newSlots) {
    Map<String, SlotKind> slots = new LinkedHashMap<>(structure.slots());
    slots.putAll(newSlots);
    slots.keySet().removeIf(slot -> !isFed(steps, slot));
    return slots;
  }

  private static Step withoutTarget(Step step, String id) {
    Map<String, String> next = new LinkedHashMap<>(step.next());
    next.values().removeAll(Collections.singleton(id));
    return step.leading(next);
  }

  private static boolean isFed(List<Step> steps, String slot) {
    return steps.stream().anyMatch(step -> step.feeds().containsValue(slot));
  }

  private static int index(List<Step> steps, String id) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
