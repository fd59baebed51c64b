package org.polyphony.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.Structure;

/** The way through a script that answers lead, as the console goes it. */
final class Walk {

  private Walk() {}

  /**
   * The steps that are on the screen, in order: from the first one on, along the branches of the
   * answers given so far. A question without an answer leads on as its "every other answer" does.
   *
   * @param answers by step; the first of several decides
   */
  static List<Step> of(Structure structure, Map<String, List<String>> answers) {
    Map<String, Step> shown = new LinkedHashMap<>();
    @Nullable Step step = structure.steps().isEmpty() ? null : structure.steps().get(0);
    while (step != null && !shown.containsKey(step.id())) {
      shown.put(step.id(), step);
      String next = structure.following(step, first(answers.get(step.id())));
      step = next == null ? null : structure.step(next).orElse(null);
    }
    return List.copyOf(shown.values());
  }

  private static @Nullable String first(@Nullable List<String> said) {
    return said == null || said.isEmpty() ? null : said.get(0);
  }
}
