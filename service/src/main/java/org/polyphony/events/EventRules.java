package org.polyphony.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What can be said about an event. */
final class EventRules {

  static final int LONGEST_NAME = 120;
  static final int LONGEST_TEXT = 300;
  static final int LARGEST_PARTY = 50;
  private static final int MOST_SEATS = 100_000;

  private EventRules() {}

  /**
   * @throws Problem 422 with what is wrong at which field
   */
  static void check(NewEvent event) {
    List<FieldProblem> problems = new ArrayList<>();
    if (event.name().isBlank()) {
      problems.add(FieldProblem.required("name"));
    }
    tooLong(problems, "name", event.name(), LONGEST_NAME);
    tooLong(problems, "audience", event.audience(), LONGEST_TEXT);
    tooLong(problems, "place", event.place(), LONGEST_TEXT);
    tooLong(problems, "address", event.address(), LONGEST_TEXT);
    tooLong(problems, "virtual_address", event.virtualAddress(), LONGEST_TEXT);
    if (!event.endsAt().isAfter(event.startsAt())) {
      problems.add(FieldProblem.of("ends_at", "ends_before_start"));
    }
    Integer seats = event.capacity();
    if (seats != null && (seats < 1 || seats > MOST_SEATS)) {
      problems.add(
          new FieldProblem("capacity", "number_outside", Map.of("least", 1, "most", MOST_SEATS)));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems.toArray(FieldProblem[]::new));
    }
  }

  private static void tooLong(List<FieldProblem> problems, String field, String text, int longest) {
    if (text.length() > longest) {
      problems.add(FieldProblem.tooLong(field, longest));
    }
  }
}
