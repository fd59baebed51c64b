package org.polyphony.scripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Optional;
import org.polyphony.i18n.starter.StarterScript;
import org.polyphony.i18n.starter.StarterScripts;

/** The scripts that come with the product, ready to be copied. */
public final class Starters {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private Starters() {}

  /** The script of that key; empty where there is none. */
  public static Optional<NewScript> find(String key) {
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
