package org.polyphony.crew;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.polyphony.contacts.Phones;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What somebody of a partner has typed; what is wrong is said as on other public pages. */
record VolunteerForm(
    String key, List<String> shifts, String name, String comesFrom, String phone, String email) {

  private static final int LONGEST = 120;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

  VolunteerForm {
    shifts = List.copyOf(shifts);
  }

  /** Nothing was typed yet; they come from the partner that was invited. */
  static VolunteerForm empty(String partner) {
    return new VolunteerForm(Ids.next().toString(), List.of(), "", partner, "", "");
  }

  static VolunteerForm of(MultivaluedMap<String, String> typed) {
    return new VolunteerForm(
        value(typed, "key"),
        typed.getOrDefault("shifts", List.of()),
        value(typed, "name"),
        value(typed, "comes_from"),
        value(typed, "phone"),
        value(typed, "email"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  boolean wants(UUID shift) {
    return shifts.contains(shift.toString());
  }

  /**
   * @param language of the page
   * @throws Problem 422 with what is wrong at which field
   */
  NewVolunteer volunteer(String language) {
    List<FieldProblem> problems = new ArrayList<>();
    if (shifts.isEmpty()) {
      problems.add(FieldProblem.of("shifts", "crew_none"));
    }
    if (name.isEmpty()) {
      problems.add(FieldProblem.of("name", "guest_name"));
    }
    tooLong(problems, "name", name);
    tooLong(problems, "comes_from", comesFrom);
    String tel = phone.isEmpty() ? "" : Phones.parse(phone).map(read -> read.tel()).orElse("");
    if (!phone.isEmpty() && tel.isEmpty()) {
      problems.add(FieldProblem.of("phone", "guest_phone"));
    }
    if (!email.isEmpty() && (email.length() > LONGEST || !EMAIL.matcher(email).matches())) {
      problems.add(FieldProblem.of("email", "guest_email"));
    }
    if (phone.isEmpty() && email.isEmpty()) {
      problems.add(FieldProblem.of("phone", "guest_reach"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewVolunteer(
        Reading.key(key),
        name,
        comesFrom,
        tel,
        email,
        language,
        shifts.stream().map(Reading::id).toList());
  }

  private static void tooLong(List<FieldProblem> problems, String field, String text) {
    if (text.length() > LONGEST) {
      problems.add(FieldProblem.tooLong(field, LONGEST));
    }
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "VolunteerForm[" + key + "]";
  }
}
