package org.polyphony.crew;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Sets up what is to be done at events. All throw a 404 where the viewer has no such event, role or
 * shift.
 */
public final class Planning {

  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;

  Planning(Jdbi jdbi, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  /** A role with its first shift. What is sent twice is one role. */
  void addRole(Viewer viewer, UUID event, UUID key, NewRole role, NewShift shift) {
    change(
        viewer,
        event,
        "event.crew_role_added",
        handle -> {
          UUID id = addRole(handle, viewer, event, key, role);
          if (id != null) {
            addShift(handle, viewer, event, id, key, shift);
          }
        });
  }

  private @Nullable UUID addRole(Handle handle, Viewer viewer, UUID event, UUID key, NewRole role) {
    UUID id = Ids.next();
    int added =
        handle
            .attach(PlanningDao.class)
            .addRole(
                id,
                event,
                key,
                role.kind().code(),
                role.names(),
                role.details(),
                role.partners(),
                viewer.user(),
                clock.instant());
    return added > 0 ? id : null;
  }

  private UUID addShift(
      Handle handle, Viewer viewer, UUID event, UUID role, UUID key, NewShift shift) {
    UUID id = Ids.next();
    handle
        .attach(PlanningDao.class)
        .addShift(
            id,
            role,
            event,
            key,
            shift.startsAt(),
            shift.endsAt(),
            shift.wanted(),
            shift.language(),
            viewer.user(),
            clock.instant());
    return id;
  }

  void changeRole(Viewer viewer, UUID event, UUID role, NewRole as) {
    change(
        viewer,
        event,
        "event.crew_role_changed",
        handle -> {
          int changed =
              handle
                  .attach(PlanningDao.class)
                  .changeRole(
                      role, event, as.kind().code(), as.names(), as.details(), as.partners());
          if (changed == 0) {
            throw Problem.notFound();
          }
        });
  }

  /** One more shift of a role. What is sent twice is one shift. */
  void addShift(Viewer viewer, UUID event, UUID role, UUID key, NewShift shift) {
    change(
        viewer,
        event,
        "event.crew_shift_added",
        handle -> {
          if (!handle.attach(PlanningDao.class).hasRole(event, role)) {
            throw Problem.notFound();
          }
          addShift(handle, viewer, event, role, key, shift);
        });
  }

  /**
   * @throws Problem 422 where more have signed up than are wanted
   */
  void changeShift(Viewer viewer, UUID event, UUID shift, NewShift as) {
    change(
        viewer,
        event,
        "event.crew_shift_changed",
        handle -> {
          PlanningDao dao = handle.attach(PlanningDao.class);
          if (dao.hold(event, shift).isEmpty()) {
            throw Problem.notFound();
          }
          int taken = handle.attach(PlacesDao.class).taken(shift);
          if (taken > as.wanted()) {
            throw Problem.invalid(
                new FieldProblem("wanted", "crew_wanted_taken", Map.of("count", taken)));
          }
          dao.changeShift(shift, as.startsAt(), as.endsAt(), as.wanted(), as.language());
        });
  }

  /** Takes a shift off, with those who signed up; they are there again when it is put back. */
  void remove(Viewer viewer, UUID event, UUID shift) {
    setRemoved(viewer, event, shift, clock.instant(), "event.crew_shift_removed");
  }

  void putBack(Viewer viewer, UUID event, UUID shift) {
    setRemoved(viewer, event, shift, null, "event.crew_shift_put_back");
  }

  private void setRemoved(
      Viewer viewer, UUID event, UUID shift, @Nullable Instant at, String what) {
    change(
        viewer,
        event,
        what,
        handle -> {
          PlanningDao dao = handle.attach(PlanningDao.class);
          if (dao.hold(event, shift).isEmpty()) {
            throw Problem.notFound();
          }
          dao.setRemoved(event, shift, at);
        });
  }

  /**
   * From when staff can sign up.
   *
   * @param at null for at once
   */
  void open(Viewer viewer, UUID event, @Nullable Instant at) {
    change(
        viewer,
        event,
        "event.crew_opening_set",
        handle -> handle.attach(PlanningDao.class).open(event, at));
  }

  void usual(Viewer viewer, UUID event) {
    jdbi.useTransaction(handle -> usual(handle, viewer, event));
  }

  /**
   * The roles that a listening session usually has, where there is none yet.
   *
   * @return the shifts: set-up, tear-down, welcoming, facilitation, notes, childcare; empty where
   *     there are roles already
   * @throws Problem 404 where the viewer has no such event
   */
  public List<UUID> usual(Handle handle, Viewer viewer, UUID event) {
    List<UUID> made = new ArrayList<>();
    begin(handle, viewer, event);
    Crew crew = Crews.of(handle, viewer, event);
    if (!crew.roles().isEmpty()) {
      return made;
    }
    Occasion occasion = crew.occasion();
    Instant start = occasion.startsAt();
    Instant end = occasion.endsAt();
    Duration half = Duration.ofMinutes(30);
    made.addAll(
        add(
            handle,
            viewer,
            event,
            NewRole.of(RoleKind.SET_UP, true),
            new NewShift(start.minus(Duration.ofMinutes(90)), start.minus(half), 4, null),
            new NewShift(end, end.plus(Duration.ofMinutes(45)), 4, null)));
    made.addAll(
        add(
            handle,
            viewer,
            event,
            NewRole.of(RoleKind.WELCOMING, true),
            new NewShift(start.minus(half), start.plus(half), 3, null)));
    made.addAll(
        add(
            handle,
            viewer,
            event,
            // Who speaks for the city at a table is a guest like all others.
            NewRole.of(RoleKind.FACILITATION, false),
            new NewShift(start.minus(half), end, 4, null)));
    made.addAll(
        add(
            handle,
            viewer,
            event,
            NewRole.of(RoleKind.NOTE_TAKING, true),
            new NewShift(start.minus(half), end, 4, null)));
    made.addAll(
        add(
            handle,
            viewer,
            event,
            NewRole.of(RoleKind.CHILDCARE, false),
            new NewShift(start.minus(half), end, 2, null)));
    note(handle, viewer, event, "event.crew_role_added");
    return made;
  }

  /** A role with its shifts, the viewer's word for it; the shifts' ids. */
  List<UUID> add(Handle handle, Viewer viewer, UUID event, NewRole role, NewShift... shifts) {
    List<UUID> made = new ArrayList<>();
    UUID id = addRole(handle, viewer, event, Ids.next(), role);
    if (id != null) {
      for (NewShift shift : shifts) {
        made.add(addShift(handle, viewer, event, id, Ids.next(), shift));
      }
    }
    return made;
  }

  /**
   * One more shift of a role, at the same time as another, in a language.
   *
   * @param wanted how many, 1 to 200
   * @return the new shift
   * @throws Problem 404 where the viewer has no such shift
   */
  public UUID another(
      Handle handle, Viewer viewer, UUID event, UUID shift, int wanted, String language) {
    Crew.Duty like = Crews.of(handle, viewer, event).duty(shift).orElseThrow(Problem::notFound);
    return addShift(
        handle,
        viewer,
        event,
        like.role().id(),
        Ids.next(),
        new NewShift(like.shift().startsAt(), like.shift().endsAt(), wanted, language));
  }

  private void change(Viewer viewer, UUID event, String what, Consumer<Handle> work) {
    jdbi.useTransaction(
        handle -> {
          begin(handle, viewer, event);
          work.accept(handle);
          note(handle, viewer, event, what);
        });
  }

  /** From now on the shifts of the event are moved along with it. */
  void begin(Handle handle, Viewer viewer, UUID event) {
    Occasion occasion = Crews.occasion(handle, viewer, event);
    handle.attach(PlanningDao.class).plan(event, occasion.startsAt(), occasion.timeZone().getId());
  }

  private void note(Handle handle, Viewer viewer, UUID event, String what) {
    audit.append(handle, viewer.user(), viewer.organization(), what, "event", event, Map.of());
  }
}
