package org.polyphony.checkin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * What pages and API ask at the door, each in a transaction of its own. Coordinators stand at every
 * door of their organization, organizers where they are named as helpers; for others there is none
 * (404).
 */
final class DoorDesk {

  private static final Duration STILL_SHOWN = Duration.ofDays(1);
  private static final Duration AHEAD = Duration.ofDays(14);
  private static final int MOST_DOORS = 50;

  private final Jdbi jdbi;
  private final Attendances attendances;
  private final DoorPasses passes;
  private final Audit audit;
  private final Clock clock;

  DoorDesk(Jdbi jdbi, Attendances attendances, DoorPasses passes, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.attendances = attendances;
    this.passes = passes;
    this.audit = audit;
    this.clock = clock;
  }

  /** The doors at which a viewer may stand: of what is near, the next first. */
  List<DoorDao.Near> near(Viewer viewer) {
    Instant now = clock.instant();
    return jdbi.withExtension(
        DoorDao.class,
        dao ->
            dao.near(
                viewer.organization(),
                viewer.user(),
                viewer.is(Role.COORDINATOR),
                now.minus(STILL_SHOWN),
                now.plus(AHEAD),
                MOST_DOORS));
  }

  /** What the page begins with. */
  record Opened(Occasion occasion, List<DoorDao.Count> counts) {}

  Opened open(Viewer viewer, UUID event) {
    return at(
        viewer,
        event,
        (handle, occasion) ->
            new Opened(
                occasion, handle.attach(DoorDao.class).counts(occasion.event(), today(occasion))));
  }

  /**
   * All that a phone keeps. That the names were read is noted. Somebody under age is shown no part
   * of a number.
   */
  DoorJson door(Viewer viewer, UUID event) {
    return at(
        viewer,
        event,
        (handle, occasion) -> {
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "event.guests_read",
              "event",
              event,
              Map.of("at", "door"));
          DoorDao dao = handle.attach(DoorDao.class);
          Here here = here(dao, occasion);
          return new DoorJson(
              event,
              viewer.user(),
              Duration.between(clock.instant(), occasion.wipeAt()).toSeconds(),
              passes.issue(event, viewer.user(), viewer.organization()),
              here.mark(),
              dao.guests(event).stream()
                  .map(guest -> DoorJson.guest(guest, !viewer.minor()))
                  .toList(),
              here.json());
        });
  }

  /** Who is here, for those who look again every few seconds. */
  DoorJson.Here here(Viewer viewer, UUID event) {
    return at(
        viewer, event, (handle, occasion) -> here(handle.attach(DoorDao.class), occasion).json());
  }

  private record Here(String mark, List<DoorDao.Present> present, List<DoorDao.Count> counts) {
    DoorJson.Here json() {
      return new DoorJson.Here(
          mark,
          present.stream().map(DoorJson.PresentJson::of).toList(),
          DoorJson.CountsJson.of(counts));
    }
  }

  private Here here(DoorDao dao, Occasion occasion) {
    UUID event = occasion.event();
    LocalDate day = today(occasion);
    return new Here(dao.mark(event), dao.present(event, day), dao.counts(event, day));
  }

  private LocalDate today(Occasion occasion) {
    return occasion.dayOf(clock.instant());
  }

  /** Somebody is here, as a viewer says. */
  RecordedAttendance record(Viewer viewer, UUID event, @Nullable TapJson said) {
    TapJson tap = there(said);
    return at(
        viewer,
        event,
        (handle, occasion) ->
            attendances.record(
                handle,
                viewer.organization(),
                tap.toRecord(event, viewer.user(), clock.instant())));
  }

  /** Somebody is here, as a phone with a pass says, whoever is signed in on it. */
  RecordedAttendance record(UUID event, @Nullable TapJson said) {
    TapJson tap = there(said);
    DoorPass pass = passes.check(tap.pass(), event);
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle ->
            attendances.record(handle, pass.organization(), tap.toRecord(event, pass.user(), now)));
  }

  /** Somebody is not here after all, as a phone with a pass says. */
  RecordedAttendance withdraw(UUID event, @Nullable WithdrawalJson said) {
    WithdrawalJson withdrawal = there(said);
    DoorPass pass = passes.check(withdrawal.pass(), event);
    UUID tap = withdrawal.tap();
    UUID attendance = withdrawal.attendance();
    if (tap == null && attendance == null) {
      throw Problem.invalid(FieldProblem.required("tap"));
    }
    return jdbi.inTransaction(
        handle ->
            tap != null
                ? attendances.withdraw(handle, event, pass.user(), tap)
                : attendances.undo(handle, event, Objects.requireNonNull(attendance), pass.user()));
  }

  /** Somebody is not here after all, as a viewer says. */
  RecordedAttendance undo(Viewer viewer, UUID event, UUID attendance) {
    return at(
        viewer,
        event,
        (handle, occasion) -> attendances.undo(handle, event, attendance, viewer.user()));
  }

  private static <T> T there(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }

  /** What is done at a door where the viewer may stand. */
  <T> T at(Viewer viewer, UUID event, BiFunction<Handle, Occasion, T> work) {
    return jdbi.inTransaction(
        handle -> {
          DoorDao dao = handle.attach(DoorDao.class);
          Occasion occasion =
              dao.occasion(event, viewer.organization()).orElseThrow(Problem::notFound);
          if (!viewer.is(Role.COORDINATOR) && !dao.helps(event, viewer.user())) {
            throw Problem.notFound();
          }
          return work.apply(handle, occasion);
        });
  }
}
