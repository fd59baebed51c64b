package org.polyphony.cohorts;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phones;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What stands in the form of a guardian, as it was typed. */
record GuardianForm(String name, String phone, String email) {

  static final int LONGEST = 120;

  static GuardianForm of(@Nullable Guardian guardian) {
    return guardian == null
        ? new GuardianForm("", "", "")
        : new GuardianForm(
            guardian.name(),
            guardian.phone().isEmpty() ? "" : Phones.display(guardian.phone()),
            guardian.email());
  }

  static GuardianForm of(MultivaluedMap<String, String> typed) {
    return new GuardianForm(
        value(typed, "guardian"), value(typed, "guardian_phone"), value(typed, "guardian_email"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /**
   * A name and a way to reach them.
   *
   * @throws Problem 422 with what is wrong at which field
   */
  NewGuardian guardian() {
    List<FieldProblem> problems = new ArrayList<>();
    if (name.isEmpty()) {
      problems.add(FieldProblem.required("guardian"));
    }
    if (name.length() > LONGEST) {
      problems.add(FieldProblem.tooLong("guardian", LONGEST));
    }
    if (email.length() > LONGEST) {
      problems.add(FieldProblem.tooLong("guardian_email", LONGEST));
    }
    String tel = Phones.parse(phone).map(read -> read.tel()).orElse("");
    if (phone.isEmpty() && email.isEmpty()) {
      problems.add(FieldProblem.required("guardian_phone"));
    } else if (!phone.isEmpty() && tel.isEmpty()) {
      problems.add(FieldProblem.of("guardian_phone", "walk_in_number"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewGuardian(name, tel, email);
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "GuardianForm[REDACTED]";
  }
}
