package org.polyphony.scripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.List;
import java.util.Optional;
import org.polyphony.i18n.starter.StarterScript;
import org.polyphony.i18n.starter.StarterScripts;

/** The scripts that come with the product, ready to be copied. */
final class Starters {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private Starters() {}

  /** One that can be chosen; {@code languages} with the source first. */
  record Starter(String key, String name, List<String> languages) {}

  /** All of them, in the order in which they are offered. */
  static List<Starter> all() {
    return StarterScripts.all().stream()
        .map(
            starter ->
                new Starter(
                    starter.key(), script(starter).name(), List.copyOf(starter.texts().keySet())))
        .toList();
  }

  /** The script of that key. */
  static Optional<NewScript> find(String key) {
    return StarterScripts.find(key).map(Starters::script);
  }

  private static NewScript script(StarterScript starter) {
    try {
      return JSON.readValue(starter.structure(), ScriptBody.class).with(starter.texts()).toScript();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The starter " + starter.key() + " cannot be read", e);
    }
  }
}
