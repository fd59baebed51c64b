package org.polyphony.audiences;

import java.util.List;

/**
 * What is said of an audience when it is made or changed.
 *
 * @param purpose one of the purposes of lists
 * @param rules each of a criterion that is offered, with values that it reads
 */
public record NewAudience(String name, String purpose, List<Rule> rules) {

  static final int LONGEST_NAME = 120;

  public NewAudience {
    name = name.strip();
    rules = List.copyOf(rules);
  }
}
