package org.polyphony.i18n;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of messages: {@code messages/<feature>/<tag>.properties}, UTF-8.
 *
 * @param feature the feature it belongs to; every key starts with it and a dot
 * @param tag the language
 * @param state by its header; the source for English, draft where it says nothing
 * @param hasState whether the header says it
 * @param patterns key to pattern, in the order of the file
 * @param comments key to the translator's comment above it or above the lines it stands with,
 *     {@code ""} for none
 * @param doubled keys that stand there twice
 */
record BundleFile(
    String feature,
    String tag,
    TranslationState state,
    boolean hasState,
    Map<String, String> patterns,
    Map<String, String> comments,
    List<String> doubled) {

  private static final Pattern STATE = Pattern.compile("(?m)^#\\s*state:\\s*(\\w+)\\s*$");
  private static final Pattern KEY = Pattern.compile("^\\s*([\\w.-]+)\\s*[=:]");

  static BundleFile parse(String feature, String tag, String text) {
    Map<String, String> patterns = new LinkedHashMap<>();
    TreeSet<String> doubled = new TreeSet<>();
    Properties reader =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            if (patterns.put((String) key, (String) value) != null) {
              doubled.add((String) key);
            }
            return value;
          }
        };
    try {
      reader.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "messages/" + feature + "/" + tag + ".properties: " + e.getMessage(), e);
    }
    return new BundleFile(
        feature,
        tag,
        state(tag, text),
        saysState(text),
        patterns,
        comments(text),
        List.copyOf(doubled));
  }

  private static boolean saysState(String text) {
    return STATE.matcher(text).find();
  }

  private static TranslationState state(String tag, String text) {
    Matcher header = STATE.matcher(text);
    if (header.find()) {
      return TranslationState.of(header.group(1));
    }
    return tag.equals(Messages.SOURCE) ? TranslationState.SOURCE : TranslationState.DRAFT;
  }

  private static Map<String, String> comments(String text) {
    Map<String, String> comments = new LinkedHashMap<>();
    String above = "";
    for (String line : text.lines().toList()) {
      Matcher key = KEY.matcher(line);
      if (line.startsWith("#")) {
        above = line.substring(1).strip();
      } else {
        if (key.find()) {
          comments.put(key.group(1), above);
        }
        above = line.isBlank() ? "" : above;
      }
    }
    return comments;
  }
}
