package org.polyphony.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** Looks at what was entered, all of it before it says no. */
final class Entries {

  private static final int NAME_AT_MOST = 200;

  private final List<FieldProblem> problems = new ArrayList<>();

  /** A name of a person or an organization: must be there, and fit a line. */
  void name(String field, @Nullable String name) {
    if (name == null || name.isBlank()) {
      add(FieldProblem.required(field));
    } else if (name.length() > NAME_AT_MOST) {
      add(new FieldProblem(field, "name_too_long", Map.of("most", NAME_AT_MOST)));
    }
  }

  /** May be missing. */
  void email(String field, @Nullable String email) {
    String written = Email.asWritten(email);
    if (written != null && !Email.isOne(written)) {
      add(FieldProblem.of(field, "email_shape"));
    }
  }

  void emailRequired(String field, @Nullable String email) {
    if (Email.asWritten(email) == null) {
      add(FieldProblem.required(field));
    } else {
      email(field, email);
    }
  }

  /** May be missing; as short as nothing it may not be. */
  void password(String field, @Nullable String password) {
    if (password != null) {
      FieldProblem problem = Passwords.problemWith(field, password);
      if (problem != null) {
        add(problem);
      }
    }
  }

  void pin(String field, @Nullable String pin) {
    FieldProblem problem = Passwords.problemWithPin(field, pin == null ? "" : pin);
    if (problem != null) {
      add(problem);
    }
  }

  void languages(String field, List<UserLanguage> languages) {
    for (UserLanguage language : languages) {
      if (!language.isKnown()) {
        add(new FieldProblem(field, "language_unknown", Map.of("tag", language.tag())));
      }
    }
  }

  void add(FieldProblem problem) {
    problems.add(problem);
  }

  /**
   * @throws Problem 422 with all that was wrong
   */
  void check() {
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
  }
}
