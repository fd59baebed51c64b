package org.polyphony.audiences;

import java.util.List;

/**
 * One condition of an audience.
 *
 * @param criterion the key of a {@link Criterion}
 * @param values any of them fits; at least one
 * @param out whether whom they fit is left out rather than in
 */
public record Rule(String criterion, List<String> values, boolean out) {
  public Rule {
    values = List.copyOf(values);
  }
}
