package org.polyphony.i18n;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what is costly to make. Keys come from scripts and files as well, so it forgets
 * everything when it is full; what is used often is soon back.
 */
final class Memory<V> {

  private static final int FULL = 2000;

  private final Map<String, V> made = new ConcurrentHashMap<>();
  private final Function<String, V> make;

  Memory(Function<String, V> make) {
    this.make = make;
  }

  V get(String key) {
    V known = made.get(key);
    if (known != null) {
      return known;
    }
    V fresh = make.apply(key);
    if (made.size() >= FULL) {
      made.clear();
    }
    made.put(key, fresh);
    return fresh;
  }
}
