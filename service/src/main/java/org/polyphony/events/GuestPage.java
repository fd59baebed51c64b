package org.polyphony.events;

import java.util.List;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/**
 * What somebody has said to an event, to be changed for them by staff.
 *
 * @param status by its code, as it stands in the form
 * @param party as it stands in the form
 */
record GuestPage(Event event, EventDesk.Guest guest, String status, String party) {

  /** What staff can say for somebody; who has no seat comes to wait by itself. */
  private static final List<RegistrationStatus> ANSWERS =
      List.of(
          RegistrationStatus.ACCEPTED,
          RegistrationStatus.TENTATIVE,
          RegistrationStatus.DECLINED,
          RegistrationStatus.CANCELLED);

  /** The same for somebody who has applied. */
  private static final List<RegistrationStatus> DECISIONS =
      List.of(
          RegistrationStatus.ACCEPTED,
          RegistrationStatus.APPLIED,
          RegistrationStatus.TURNED_DOWN,
          RegistrationStatus.CANCELLED);

  /** The answers to choose from. */
  List<View.Choice> answers(View view) {
    String chosen =
        status.equals(RegistrationStatus.WAITING.code())
            ? RegistrationStatus.ACCEPTED.code()
            : status;
    return answers(event).stream()
        .map(RegistrationStatus::code)
        .map(code -> View.Choice.of(code, view.t("events.status." + code), code.equals(chosen)))
        .toList();
  }

  private static List<RegistrationStatus> answers(Event event) {
    return event.kind().isByApplication() ? DECISIONS : ANSWERS;
  }

  /** What the needs are, each with what was said of it. */
  List<String> needs(View view) {
    return Need.in(view, guest.needs());
  }

  /**
   * @throws Problem 422 where it is none of the answers
   */
  static RegistrationStatus read(Event event, String code) {
    return answers(event).stream()
        .filter(answer -> answer.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("status", "unknown_value")));
  }
}
