package org.polyphony.interpreting;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many of those who are registered will come: as many as came to earlier events, of the same
 * language where enough of them were registered, else of all.
 */
final class Forecast {

  /** From so many people on, an interpreter is worth a thought although nobody asked. */
  static final long SEVERAL = 3;

  /** Of fewer, chance says more than habit. */
  private static final long ENOUGH = 10;

  private final List<Past> past;

  /** How many of a language were registered for earlier events, and came. */
  record Past(String language, long registered, long came) {}

  Forecast(List<Past> past) {
    this.past = List.copyOf(past);
  }

  /** To the nearest person. */
  long expected(String language, long registered) {
    return Math.round(registered * share(language));
  }

  private double share(String language) {
    long registered = registered(language);
    if (registered >= ENOUGH) {
      return (double) came(language) / registered;
    }
    long all = past.stream().mapToLong(Past::registered).sum();
    return all < ENOUGH ? 1 : (double) past.stream().mapToLong(Past::came).sum() / all;
  }

  private long registered(String language) {
    return of(language, Past::registered);
  }

  private long came(String language) {
    return of(language, Past::came);
  }

  private long of(String language, ToLongFunction<Past> what) {
    return past.stream().filter(one -> one.language().equals(language)).mapToLong(what).sum();
  }
}
