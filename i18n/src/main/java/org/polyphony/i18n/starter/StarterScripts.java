package org.polyphony.i18n.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.polyphony.i18n.TranslationState;

/** Reads the scripts under {@code scripts/}; {@code scripts/index.txt} names them. */
public final class StarterScripts {

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern REVIEWED = Pattern.compile("(?m)^#\\s*state:\\s*reviewed\\s*$");
  private static final List<StarterScript> ALL = readAll();

  private StarterScripts() {}

  /** All of them, in the order in which they are offered. */
  public static List<StarterScript> all() {
    return ALL;
  }

  /** The one of that key. */
  public static Optional<StarterScript> find(String key) {
    return ALL.stream().filter(script -> script.key().equals(key)).findFirst();
  }

  private static List<StarterScript> readAll() {
    return read("index.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(StarterScripts::script)
        .toList();
  }

  private static StarterScript script(String line) {
    List<String> words = SPACES.splitAsStream(line.strip()).toList();
    String key = words.get(0);
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    Map<String, TranslationState> states = new LinkedHashMap<>();
    for (String tag : words.subList(1, words.size())) {
      String file = read(key + "/" + tag + ".properties");
      texts.put(tag, texts(file));
      states.put(tag, states.isEmpty() ? TranslationState.SOURCE : state(file));
    }
    return new StarterScript(key, read(key + "/script.json"), texts, states);
  }

  /** Reviewed only where the file says so. */
  private static TranslationState state(String file) {
    return REVIEWED.matcher(file).find() ? TranslationState.REVIEWED : TranslationState.DRAFT;
  }

  private static Map<String, String> texts(String file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  private static String read(String name) {
    try (InputStream stream =
        StarterScripts.class.getClassLoader().getResourceAsStream("scripts/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("scripts/" + name + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
