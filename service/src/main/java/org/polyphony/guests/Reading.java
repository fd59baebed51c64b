package org.polyphony.guests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.cohorts.NewGuardian;
import org.polyphony.contacts.Phones;
import org.polyphony.events.Need;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * Reads the form of a registration. Figures may be those of any script: ٣ is 3. What is wrong is
 * said in messages that public pages have.
 */
final class Reading {

  static final int LARGEST_PARTY = 20;
  static final int LONGEST_NAME = 120;
  static final int LONGEST_TEXT = 200;

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]+");
  private static final Pattern AGES = Pattern.compile("[0-9]{1,2}(?:[\\s,;/+،、و和&.-]+[0-9]{1,2})*");

  private final RegistrationForm form;
  private final List<FieldProblem> problems = new ArrayList<>();

  private Reading(RegistrationForm form) {
    this.form = form;
  }

  /**
   * A new registration.
   *
   * @throws Problem 422 with what is wrong at which field
   */
  static Wish wish(RegistrationForm form) {
    Reading reading = new Reading(form);
    String name = reading.name();
    String phone = reading.phone();
    String email = reading.email();
    if (form.phone().isEmpty() && form.email().isEmpty()) {
      reading.problem("phone", "guest_reach");
    }
    UUID key = reading.key();
    return reading.result(key, name, phone, email, form.minor() ? reading.guardian() : null);
  }

  /**
   * A change of one that is there: of everything but who it is.
   *
   * @throws Problem 422 with what is wrong at which field
   */
  static Wish change(RegistrationForm form, Submission before) {
    return new Reading(form).result(before.key(), before.name(), "", "", null);
  }

  private Wish result(
      UUID key, String name, String phone, String email, @Nullable NewGuardian guardian) {
    int party = party();
    Map<String, String> needs = needs();
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    boolean texts = form.texts() && !phone.isEmpty();
    return new Wish(key, name, phone, email, party, needs, texts, guardian);
  }

  private String name() {
    if (form.name().isEmpty()) {
      problem("name", "guest_name");
    }
    tooLong("name", form.name(), LONGEST_NAME);
    return form.name();
  }

  private String phone() {
    if (form.phone().isEmpty()) {
      return "";
    }
    String tel = Phones.parse(plain(form.phone())).map(phone -> phone.tel()).orElse("");
    if (tel.isEmpty()) {
      problem("phone", "guest_phone");
    }
    return tel;
  }

  private String email() {
    if (form.email().isEmpty()) {
      return "";
    }
    if (!isEmail(form.email())) {
      problem("email", "guest_email");
    }
    return form.email();
  }

  // The length first: a pattern that repeats a group takes a frame of the stack for each.
  private static boolean isEmail(String typed) {
    return typed.length() <= LONGEST_TEXT && EMAIL.matcher(typed).matches();
  }

  /** A name, and a number or an e-mail address. */
  private NewGuardian guardian() {
    if (form.guardian().isEmpty()) {
      problem("guardian", "guest_guardian");
    }
    tooLong("guardian", form.guardian(), LONGEST_NAME);
    String reach = form.guardianReach();
    boolean email = isEmail(reach);
    String tel = email ? "" : Phones.parse(plain(reach)).map(phone -> phone.tel()).orElse("");
    if (!email && tel.isEmpty()) {
      problem("guardian_reach", "guest_guardian_reach");
    }
    return new NewGuardian(form.guardian(), tel, email ? reach : "");
  }

  private UUID key() {
    try {
      return UUID.fromString(form.key());
    } catch (IllegalArgumentException e) {
      // A form without its key was not sent by our page.
      throw new Problem(403, "stale_form", Map.of());
    }
  }

  private int party() {
    String typed = plain(form.party());
    int party = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
    if (party < 1 || party > LARGEST_PARTY) {
      problems.add(new FieldProblem("party", "guest_party", Map.of("most", LARGEST_PARTY)));
    }
    return party;
  }

  private Map<String, String> needs() {
    Map<String, String> needs = new LinkedHashMap<>();
    language(needs, Need.INTERPRETER, "interpreter", form.interpreter());
    language(needs, Need.MATERIALS, "materials", form.materials());
    if (form.sign()) {
      needs.put(Need.SIGN_LANGUAGE.code(), Need.YES);
    }
    if (!form.ages().isEmpty()) {
      needs.put(Need.CHILDCARE.code(), ages());
    }
    if (form.ride()) {
      needs.put(Need.RIDE.code(), Need.YES);
    }
    text(needs, Need.ACCESS, "access", form.access());
    text(needs, Need.FOOD, "food", form.food());
    return needs;
  }

  private void language(Map<String, String> needs, Need need, String field, String tag) {
    if (tag.isEmpty()) {
      return;
    }
    if (Languages.standard().find(tag).isEmpty() || tag.equals(Languages.UNKNOWN)) {
      problems.add(FieldProblem.of(field, "guest_language"));
    }
    needs.put(need.code(), tag);
  }

  private String ages() {
    String typed = plain(form.ages());
    if (typed.length() > LONGEST_TEXT || !AGES.matcher(typed).matches()) {
      problem("ages", "guest_ages");
      return "";
    }
    return NOT_A_DIGIT
        .splitAsStream(typed)
        .filter(age -> !age.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private void text(Map<String, String> needs, Need need, String field, String typed) {
    tooLong(field, typed, LONGEST_TEXT);
    if (!typed.isEmpty()) {
      needs.put(need.code(), typed);
    }
  }

  private void tooLong(String field, String typed, int longest) {
    if (typed.length() > longest) {
      problems.add(new FieldProblem(field, "guest_long", Map.of("longest", longest)));
    }
  }

  private void problem(String field, String code) {
    problems.add(FieldProblem.of(field, code));
  }

  /** With Western figures. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
