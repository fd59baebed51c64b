package org.polyphony.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyphony.events.Event;
import org.polyphony.events.EventKind;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What can be said about a shift, besides what can be said about any event. */
final class RoomRules {

  static final int LONGEST_LINE = 200;
  static final int LONGEST_THANKS = 300;
  private static final Duration LONGEST = Duration.ofHours(16);
  private static final int HIGHEST_GOAL = 100_000;

  private RoomRules() {}

  /**
   * @param campaign whether the organization has the campaign, and it is not closed
   * @param lead whether this person may lead
   * @throws Problem 422 with what is wrong at which field
   */
  static void check(RoomPlan plan, boolean campaign, boolean lead, Instant now) {
    List<FieldProblem> problems = new ArrayList<>();
    if (!campaign) {
      problems.add(FieldProblem.of("campaign", "shift_campaign_unknown"));
    }
    if (plan.endsAt().isAfter(plan.startsAt())) {
      if (Duration.between(plan.startsAt(), plan.endsAt()).compareTo(LONGEST) > 0) {
        problems.add(tooLong());
      } else if (!plan.endsAt().isAfter(now)) {
        problems.add(FieldProblem.of("ends_at", "shift_in_the_past"));
      }
    }
    Integer goal = plan.goal();
    if (goal != null && (goal < 1 || goal > HIGHEST_GOAL)) {
      problems.add(
          new FieldProblem("goal", "number_outside", Map.of("least", 1, "most", HIGHEST_GOAL)));
    }
    if (!lead) {
      problems.add(FieldProblem.of("lead", "shift_lead_unknown"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
  }

  /**
   * @throws Problem 422 where the event of a shift is no phone bank any more, or lasts too long
   */
  static void check(Event event) {
    List<FieldProblem> problems = new ArrayList<>();
    if (event.kind() != EventKind.PHONE_BANK) {
      problems.add(FieldProblem.of("kind", "shift_is_a_phone_bank"));
    }
    if (Duration.between(event.startsAt(), event.endsAt()).compareTo(LONGEST) > 0) {
      problems.add(tooLong());
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
  }

  private static FieldProblem tooLong() {
    return new FieldProblem("ends_at", "shift_too_long", Map.of("hours", LONGEST.toHours()));
  }

  /**
   * @return the text without blanks around it
   * @throws Problem 422 where it is too long
   */
  static String text(String field, String text, int longest) {
    String stripped = text.strip();
    if (stripped.length() > longest) {
      throw Problem.invalid(new FieldProblem(field, "too_long", Map.of("longest", longest)));
    }
    return stripped;
  }
}
