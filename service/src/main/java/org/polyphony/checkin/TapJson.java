package org.polyphony.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * That somebody is here, as a phone or a program says it; one of contact, registration and walk-in.
 *
 * @param pass in place of a session
 * @param sentAt what the phone's clock showed when it sent this, so that a clock that is wrong does
 *     no harm
 */
record TapJson(
    @Nullable String pass,
    @Nullable UUID key,
    @Nullable UUID contact,
    @Nullable UUID registration,
    @Nullable WalkInJson walkIn,
    @Nullable Integer party,
    @Nullable String spoken,
    @Nullable Instant at,
    @Nullable Instant sentAt) {

  private static final int LONGEST_NAME = 120;

  /** Somebody whom nobody expected. */
  record WalkInJson(@Nullable String name, @Nullable String phone, @Nullable String language) {}

  /**
   * What is to be recorded.
   *
   * @param now which is also when it happened, where the phone does not say or cannot be right
   * @throws Problem 422 with what is missing or unknown at which field
   */
  NewAttendance toRecord(UUID event, UUID author, Instant now) {
    List<FieldProblem> problems = new ArrayList<>();
    if (key == null) {
      problems.add(FieldProblem.required("key"));
    }
    if (party != null && (party < 1 || party > NewAttendance.LARGEST_PARTY)) {
      problems.add(
          new FieldProblem(
              "party", "number_outside", Map.of("least", 1, "most", NewAttendance.LARGEST_PARTY)));
    }
    NewAttendance.Guest guest = guest(problems);
    String language = language("spoken", spoken, problems);
    if (key == null || guest == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewAttendance(event, author, key, guest, party, language, happened(now));
  }

  private NewAttendance.@Nullable Guest guest(List<FieldProblem> problems) {
    if (walkIn != null) {
      return walkIn(walkIn, problems);
    }
    if (registration != null) {
      return new NewAttendance.Invited(registration);
    }
    if (contact != null) {
      return new NewAttendance.Known(contact);
    }
    problems.add(FieldProblem.required("contact"));
    return null;
  }

  private static NewAttendance.WalkIn walkIn(WalkInJson said, List<FieldProblem> problems) {
    String name = Objects.requireNonNullElse(said.name(), "").strip();
    String phone = Objects.requireNonNullElse(said.phone(), "").strip();
    if (name.isEmpty()) {
      problems.add(FieldProblem.required("walk_in.name"));
    }
    if (name.length() > LONGEST_NAME) {
      problems.add(FieldProblem.tooLong("walk_in.name", LONGEST_NAME));
    }
    if (!phone.isEmpty() && Phones.parse(phone).isEmpty()) {
      problems.add(FieldProblem.of("walk_in.phone", "walk_in_number"));
    }
    return new NewAttendance.WalkIn(
        name, phone, language("walk_in.language", said.language(), problems));
  }

  private static String language(String field, @Nullable String tag, List<FieldProblem> problems) {
    String said = tag == null || tag.isBlank() ? Languages.UNKNOWN : tag;
    if (!said.equals(Languages.UNKNOWN) && Languages.standard().find(said).isEmpty()) {
      problems.add(FieldProblem.of(field, "unknown_value"));
    }
    return said;
  }

  /** Clocks of borrowed phones are hours off; how long ago it was, they know. */
  private Instant happened(Instant now) {
    Instant then = at;
    if (then != null && sentAt != null) {
      then = now.minus(Duration.between(then, sentAt));
    }
    return then == null || then.isAfter(now) || then.isBefore(now.minus(Occasion.OPEN_AFTERWARDS))
        ? now
        : then;
  }
}
