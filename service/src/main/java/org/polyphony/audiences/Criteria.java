package org.polyphony.audiences;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyphony.contacts.NewList;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What people can be chosen by, in the order in which forms show it. */
final class Criteria {

  private static final int MOST_VALUES = 200;
  private static final int LONGEST_VALUE = 100;

  private final Map<String, Criterion> byKey = new LinkedHashMap<>();

  void offer(Collection<? extends Criterion> criteria) {
    for (Criterion criterion : criteria) {
      if (byKey.putIfAbsent(criterion.key(), criterion) != null) {
        throw new IllegalStateException("Two criteria are called " + criterion.key());
      }
    }
  }

  List<Criterion> all() {
    return List.copyOf(byKey.values());
  }

  Optional<Criterion> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /**
   * What can stand.
   *
   * @throws Problem 422 with what cannot
   */
  NewAudience checked(NewAudience audience) {
    List<FieldProblem> problems = new ArrayList<>(rules(audience.rules()));
    if (audience.name().isEmpty()) {
      problems.add(FieldProblem.required("name"));
    } else if (audience.name().length() > NewAudience.LONGEST_NAME) {
      problems.add(FieldProblem.tooLong("name", NewAudience.LONGEST_NAME));
    }
    if (!NewList.PURPOSES.contains(audience.purpose())) {
      problems.add(FieldProblem.required("purpose"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return audience;
  }

  /** What of these rules cannot stand. */
  List<FieldProblem> rules(List<Rule> rules) {
    List<FieldProblem> problems = new ArrayList<>();
    for (Rule rule : rules) {
      Criterion criterion = byKey.get(rule.criterion());
      if (criterion == null) {
        problems.add(FieldProblem.of("rules", "unknown_criterion"));
      } else if (rule.values().isEmpty()
          || rule.values().size() > MOST_VALUES
          || !rule.values().stream()
              .allMatch(value -> value.length() <= LONGEST_VALUE && criterion.reads(value))) {
        problems.add(FieldProblem.of(rule.criterion(), "unreadable_value"));
      }
    }
    return problems;
  }
}
