package org.polyphony.cohorts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.Event;
import org.polyphony.events.Events;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.events.Registrations;
import org.polyphony.events.Standing;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * What a coordinator asks and says about those who apply for a training, each in a transaction of
 * its own. All throw a 404 where the viewer has no such training, or nobody has applied by that id.
 */
final class Applications {

  static final int ON_A_PAGE = 100;

  /**
   * Somebody who has applied.
   *
   * @param minor whether they are under 18 on the first day
   * @param consented whether their guardian has said yes
   */
  record Applicant(
      UUID contact,
      String name,
      String status,
      String language,
      boolean minor,
      boolean consented) {}

  /**
   * How many.
   *
   * @param applied who wait for a decision
   * @param seats that are taken
   * @param missing who are taken in and under 18, and whose guardian has not said yes
   */
  record Count(long applied, long seats, long missing) {}

  /** A page of applicants: one more than a page holds where there are more. */
  record Listed(Event event, Count count, List<Applicant> applicants) {}

  /** One of them, with their guardian where one was named. */
  record One(Event event, Applicant applicant, @Nullable Guardian guardian) {}

  private final Jdbi jdbi;
  private final Events events;
  private final Registrations registrations;
  private final Guardians guardians;
  private final Audit audit;
  private final Clock clock;

  Applications(
      Jdbi jdbi,
      Events events,
      Registrations registrations,
      Guardians guardians,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.registrations = registrations;
    this.guardians = guardians;
    this.audit = audit;
    this.clock = clock;
  }

  /** That the names were read is noted. */
  Listed of(Viewer viewer, UUID id, int page) {
    return at(
        viewer,
        id,
        (handle, event) -> {
          note(handle, viewer, "event.guests_read", id, Map.of("at", "applications"));
          ApplicationsDao dao = handle.attach(ApplicationsDao.class);
          return new Listed(
              event, dao.count(id), dao.applicants(id, ON_A_PAGE + 1, (page - 1) * ON_A_PAGE));
        });
  }

  /** So many after one of them, in the order of their ids. That the names were read is noted. */
  List<Applicant> after(Viewer viewer, UUID id, @Nullable UUID after, int limit) {
    return at(
        viewer,
        id,
        (handle, event) -> {
          note(handle, viewer, "event.guests_read", id, Map.of("at", "applications"));
          return handle.attach(ApplicationsDao.class).after(id, after, limit);
        });
  }

  One one(Viewer viewer, UUID id, UUID contact) {
    return at(
        viewer,
        id,
        (handle, event) -> {
          note(handle, viewer, "event.guests_read", id, Map.of("contact", contact));
          return new One(
              event,
              applicant(handle, id, contact),
              guardians.of(handle, id, contact).orElse(null));
        });
  }

  /**
   * Takes somebody in, turns them down, or leaves both open again. The journal gets {@code
   * registration.changed}.
   *
   * @throws Problem 409 {@code not_enough_seats}
   */
  Standing decide(Viewer viewer, UUID id, UUID contact, RegistrationStatus status) {
    return at(
        viewer,
        id,
        (handle, event) -> {
          Standing standing = registrations.decide(handle, id, contact, status);
          note(
              handle,
              viewer,
              "event.application_decided",
              id,
              Map.of("contact", contact, "status", status.code()));
          new Journal(clock)
              .append(
                  handle,
                  event.organization(),
                  "registration.changed",
                  standing.registration(),
                  Map.of("event", id.toString(), "status", standing.status().code()));
          return standing;
        });
  }

  /** Names the one who must say yes. */
  void nameGuardian(Viewer viewer, UUID id, UUID contact, NewGuardian guardian) {
    at(
        viewer,
        id,
        (handle, event) -> {
          applicant(handle, id, contact);
          guardians.name(handle, event.organization(), id, contact, guardian);
          note(handle, viewer, "event.guardian_named", id, Map.of("contact", contact));
          return guardian;
        });
  }

  /** What stands on the paper that the guardian has signed, or has not. */
  void answerOnPaper(Viewer viewer, UUID id, UUID contact, boolean yes) {
    at(
        viewer,
        id,
        (handle, event) -> {
          Guardian guardian = guardians.of(handle, id, contact).orElseThrow(Problem::notFound);
          guardians.answerOnPaper(handle, event.organization(), guardian, yes, viewer.user());
          note(
              handle,
              viewer,
              "event.guardian_answered",
              id,
              Map.of("contact", contact, "consented", yes));
          return guardian;
        });
  }

  private static Applicant applicant(Handle handle, UUID event, UUID contact) {
    return handle
        .attach(ApplicationsDao.class)
        .applicant(event, contact)
        .orElseThrow(Problem::notFound);
  }

  private void note(
      Handle handle, Viewer viewer, String what, UUID event, Map<String, Object> detail) {
    audit.append(handle, viewer.user(), viewer.organization(), what, "event", event, detail);
  }

  private <T> T at(Viewer viewer, UUID id, BiFunction<Handle, Event, T> work) {
    return jdbi.inTransaction(
        handle -> {
          Event event =
              events
                  .find(handle, viewer, id)
                  .filter(found -> found.kind().isByApplication())
                  .orElseThrow(Problem::notFound);
          return work.apply(handle, event);
        });
  }
}
