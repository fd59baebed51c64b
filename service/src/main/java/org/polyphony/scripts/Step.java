package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is said or asked. Its text stands in the bundles under {@code id}, the texts of
 * its choices under {@code id.choice}.
 *
 * @param id unique in its script; letters, digits, {@code _} and {@code -}
 * @param choices ids of the answer choices, in the order in which they are shown; empty unless the
 *     kind has choices
 * @param feeds slot by choice
 * @param next id of the step that follows, by choice; under {@link #OTHERWISE} for every other
 *     answer. Where nothing is said, the next step in the list follows. {@link #END} ends the
 *     script, unless a step has that id
 */
public record Step(
    String id,
    StepKind kind,
    List<String> choices,
    Map<String, String> feeds,
    Map<String, String> next) {
  /** The key in {@code next} for every answer that has none of its own. */
  public static final String OTHERWISE = "*";

  /** The value in {@code next} that ends the script. */
  public static final String END = "end";

  /**
   * The id of the step that is left on an answering machine; nothing has to lead to it, and it ends
   * the call.
   */
  public static final String VOICEMAIL = "voicemail";

  /** Copies what it is given. */
  public Step {
    choices = List.copyOf(choices);
    feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
    next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
  }

  /** The key of a choice's text. */
  public String key(String choice) {
    return id + "." + choice;
  }

  /** The keys of all texts of this step: its own, then those of its choices. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    keys.add(id);
    choices.forEach(choice -> keys.add(key(choice)));
    return keys;
  }

  /** Where an answer leads by this step's own word; null where the next in the list follows. */
  public @Nullable String target(@Nullable String choice) {
    String own = choice == null ? null : next.get(choice);
    return own == null ? next.get(OTHERWISE) : own;
  }
}
