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
   * @param messages every key of the product
   */
  ProblemKeys(Set<String> messages) {
    for (String key : messages) {
      code(key).ifPresent(code -> keys.putIfAbsent(code, key));
    }
  }

  /**
   * The code, with {@code .title} or {@code .detail} where it has them; empty for other messages.
   */
  static Optional<String> code(String key) {
    int mark = key.indexOf(MARK);
    return mark > 0 ? Optional.of(key.substring(mark + MARK.length())) : Optional.empty();
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
