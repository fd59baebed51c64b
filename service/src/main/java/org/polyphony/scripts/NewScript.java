package org.polyphony.scripts;

import java.util.Map;

/**
 * A script to create.
 *
 * @param name shown in lists, not to contacts; not blank
 * @param sourceLanguage tag of the language that the others are translated from
 * @param bundles text by key by language tag
 * @param sample whether it belongs to the demo
 */
public record NewScript(
    String name,
    String sourceLanguage,
    Structure structure,
    Map<String, Map<String, String>> bundles,
    boolean sample) {
  /** The same under another name. */
  NewScript named(String other) {
    return new NewScript(other, sourceLanguage, structure, bundles, sample);
  }
}
