package org.polyphony.contacts;

import java.util.Set;

/**
 * A list to be made.
 *
 * @param source where its people come from, in the words of who brings them; may be empty
 * @param purpose what they may be approached for: one of {@link #PURPOSES}
 * @param sample invented, for the demonstration
 */
public record NewList(String name, String source, String purpose, boolean sample) {

  /** {@code any} permits every purpose. */
  public static final Set<String> PURPOSES =
      Set.of("any", "turnout", "events", "survey", "service");

  public NewList {
    name = Names.tidy(name);
    if (name.isEmpty() || !PURPOSES.contains(purpose)) {
      throw new IllegalArgumentException("A list needs a name and a purpose");
    }
  }

  /** A real list. */
  public static NewList of(String name, String source, String purpose) {
    return new NewList(name, source, purpose, false);
  }
}
