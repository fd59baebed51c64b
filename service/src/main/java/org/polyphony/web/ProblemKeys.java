package org.polyphony.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the messages of a problem's code, whichever feature's they are: {@code
 * <feature>.problem.<code>} with {@code .title} and {@code .detail}, or bare for a field.
 */
final class ProblemKeys {
  private static final String MARK = ".problem.";

  private final Map<String, String> keys = new HashMap<>();

  /**
   * @throws IllegalStateException where two features use the same code: outside programs could not
   *     tell them apart
   */
  ProblemKeys(Set<String> messages) {
    for (String key : messages) {
      int mark = key.indexOf(MARK);
      if (mark > 0) {
        String before = keys.put(key.substring(mark + MARK.length()), key);
        if (before != null) {
          throw new IllegalStateException("Two messages for one problem: " + before + ", " + key);
        }
      }
    }
  }

  Optional<String> title(String code) {
    return first(code + ".title", code);
  }

  Optional<String> detail(String code) {
    return first(code + ".detail");
  }

  Optional<String> field(String code) {
    return first(code, code + ".title");
  }

  private Optional<String> first(String... names) {
    for (String name : names) {
      String key = keys.get(name);
      if (key != null) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
