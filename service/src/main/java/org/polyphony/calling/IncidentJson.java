package org.polyphony.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.care.IncidentKind;
import org.polyphony.care.NewIncident;
import org.polyphony.i18n.Languages;
import org.polyphony.queue.Held;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * What a caller reports in confidence; anything may be missing.
 *
 * @param key the client's, a UUID
 * @param receipt the claim's
 * @param kind {@code hate}, {@code crisis}, {@code threat} or {@code other}
 * @param contact whom it is about, one of those behind the line; may be left out
 * @param spoken the language in which they speak
 * @param account what was told, in a few words
 * @param callBack whether they wish that staff call them
 * @param offered the keys of the resources that they were told of
 */
record IncidentJson(
    @Nullable UUID key,
    @Nullable String receipt,
    @Nullable String kind,
    @Nullable UUID contact,
    @Nullable String spoken,
    @Nullable String account,
    boolean callBack,
    @Nullable List<String> offered) {

  /**
   * What is to be kept.
   *
   * @throws Problem 422 with what is missing or unknown at which field
   */
  NewIncident toReport(Held held) {
    List<FieldProblem> problems = new ArrayList<>();
    if (key == null) {
      problems.add(FieldProblem.required("key"));
    }
    Optional<IncidentKind> known =
        Optional.ofNullable(kind)
            .flatMap(IncidentKind::of)
            .filter(told -> told != IncidentKind.FLAGGED);
    if (known.isEmpty()) {
      problems.add(
          kind == null ? FieldProblem.required("kind") : FieldProblem.of("kind", "unknown_value"));
    }
    if (contact != null && !held.contacts().contains(contact)) {
      problems.add(FieldProblem.of("contact", "unknown_value"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewIncident(
        held.caller(),
        Objects.requireNonNull(key),
        held.campaign(),
        held.claim(),
        held.line(),
        contact == null && held.contacts().size() == 1 ? held.contacts().get(0) : contact,
        spoken == null || spoken.isBlank() ? Languages.UNKNOWN : spoken,
        known.orElseThrow(),
        account == null ? "" : account.strip(),
        callBack,
        offered == null ? List.of() : offered.stream().distinct().toList());
  }

  /** Without a word of what was told, since this may reach a log. */
  @Override
  public String toString() {
    return "IncidentJson[" + key + "]";
  }
}
