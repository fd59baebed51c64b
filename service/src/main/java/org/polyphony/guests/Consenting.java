package org.polyphony.guests;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.cohorts.Guardian;
import org.polyphony.cohorts.Guardians;
import org.polyphony.web.Problem;

/** What the guardian of somebody under 18 reads and says by their own link. */
final class Consenting {

  /**
   * What they are asked.
   *
   * @param applicant for whom, by name
   */
  record Question(PublicEvent shown, Guardian guardian, String applicant) {}

  private final Jdbi jdbi;
  private final PublicEvents events;
  private final Guardians guardians;

  Consenting(Jdbi jdbi, PublicEvents events, Guardians guardians) {
    this.jdbi = jdbi;
    this.events = events;
    this.guardians = guardians;
  }

  /**
   * @throws Problem 404 where there is no such guardian, or whoever it was for was forgotten
   */
  Question find(UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Guardian guardian = guardians.find(handle, id).orElseThrow(Problem::notFound);
          String slug =
              handle
                  .attach(SubmissionsDao.class)
                  .slug(guardian.event())
                  .orElseThrow(Problem::notFound);
          return new Question(
              events.find(handle, slug), guardian, guardians.applicant(handle, guardian));
        });
  }

  /**
   * They say yes or no; the last answer counts.
   *
   * @throws Problem 404 as {@link #find}; 409 {@code registration_over}, {@code
   *     registration_cancelled}
   */
  void answer(UUID id, boolean yes) {
    Question question = find(id);
    if (question.shown().state() == PublicEvent.State.OVER) {
      throw Problem.conflict("registration_over");
    }
    if (question.shown().state() == PublicEvent.State.CANCELLED) {
      throw Problem.conflict("registration_cancelled");
    }
    jdbi.useTransaction(
        handle ->
            guardians.answer(
                handle, question.shown().event().organization(), question.guardian(), yes));
  }
}
