package org.polyphony.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;

/** What can be said about an attempt. */
final class AttemptRules {

  static final int LONGEST_NOTE = 500;
  private static final int LONGEST_WORD = 40;

  /** Who wants to be called again in three months is asked again then. */
  static final Duration FURTHEST_CALLBACK = Duration.ofDays(60);

  private final AttemptToRecord attempt;
  private final Instant happened;
  private final List<FieldProblem> problems = new ArrayList<>();

  private AttemptRules(AttemptToRecord attempt, Instant happened) {
    this.attempt = attempt;
    this.happened = happened;
  }

  /**
   * What is wrong at which field; empty where nothing is.
   *
   * @param happened when the call was over, which may be days ago
   */
  static List<FieldProblem> problems(AttemptToRecord attempt, Instant happened) {
    AttemptRules rules = new AttemptRules(attempt, happened);
    rules.checkTexts();
    rules.checkPeople();
    rules.checkCallback();
    rules.checkBarrier();
    return rules.problems;
  }

  private void checkTexts() {
    tooLong("note", attempt.note(), LONGEST_NOTE);
    tooLong("bundle", attempt.bundle(), LONGEST_WORD);
    language("spoken", attempt.spoken());
  }

  private void checkPeople() {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < attempt.people().size(); i++) {
      PersonOutcome person = attempt.people().get(i);
      String field = "people[" + i + "]";
      if (!attempt.behind().contains(person.contact())) {
        problems.add(FieldProblem.of(field + ".contact", "person_not_behind_line"));
      } else if (!seen.add(person.contact())) {
        problems.add(FieldProblem.of(field + ".contact", "person_named_twice"));
      }
      language(field + ".spoken", person.spoken());
      String form = person.addressForm();
      if (form != null && AddressForms.find(form).isEmpty()) {
        problems.add(FieldProblem.of(field + ".address_form", "unknown_value"));
      }
    }
  }

  private void checkCallback() {
    Callback callback = attempt.callback();
    if (callback != null) {
      language("callback.language", callback.language());
      if (!anybody(Result::needsTime)) {
        problems.add(FieldProblem.of("callback", "callback_not_promised"));
      }
      checkTime(callback.at());
    } else if (anybody(Result::needsTime)) {
      problems.add(FieldProblem.required("callback"));
    }
  }

  /** Clocks show minutes: a promise for this one is not over. */
  private void checkTime(Instant at) {
    if (at.isBefore(happened.truncatedTo(ChronoUnit.MINUTES))) {
      problems.add(FieldProblem.of("callback.at", "callback_over"));
    } else if (at.isAfter(happened.plus(FURTHEST_CALLBACK))) {
      problems.add(
          new FieldProblem(
              "callback.at", "callback_far", Map.of("days", FURTHEST_CALLBACK.toDays())));
    }
  }

  private void checkBarrier() {
    Barrier barrier = attempt.barrier();
    if (barrier != null) {
      language("barrier.language", barrier.language());
      tooLong("barrier.answered_by", barrier.answeredBy(), LONGEST_WORD);
    } else if (anybody(Result::needsLanguage)) {
      problems.add(FieldProblem.required("barrier"));
    }
  }

  private boolean anybody(Predicate<Result> is) {
    return is.test(attempt.result())
        || attempt.people().stream()
            .map(PersonOutcome::result)
            .anyMatch(result -> result != null && is.test(result));
  }

  private void language(String field, @Nullable String tag) {
    if (tag != null && Languages.standard().find(tag).isEmpty()) {
      problems.add(new FieldProblem(field, "unknown_language", Map.of("language", tag)));
    }
  }

  private void tooLong(String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(FieldProblem.tooLong(field, longest));
    }
  }
}
