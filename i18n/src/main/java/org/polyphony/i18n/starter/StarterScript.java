package org.polyphony.i18n.starter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.polyphony.i18n.TranslationState;

/**
 * A script to begin with. Its texts are drafts except in English.
 *
 * @param key stable: {@code listening-session}
 * @param structure JSON in the shape of {@code POST /api/v1/scripts}: name, source_language, slots
 *     and steps, without bundles
 * @param texts by language tag, the source first, text by key: {@code come}, {@code come.yes}
 * @param states by language tag, in the same order: how far the texts can be trusted
 */
public record StarterScript(
    String key,
    String structure,
    Map<String, Map<String, String>> texts,
    Map<String, TranslationState> states) {

  public StarterScript {
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    texts.forEach((tag, lines) -> copy.put(tag, Map.copyOf(lines)));
    texts = Collections.unmodifiableMap(copy);
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }
}
