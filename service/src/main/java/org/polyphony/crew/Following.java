package org.polyphony.crew;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;
import org.polyphony.events.Event;
import org.polyphony.events.EventFollower;
import org.polyphony.web.Viewer;

/** Keeps the shifts of an event where the event is. */
final class Following implements EventFollower {

  private final Planning planning;

  Following(Planning planning) {
    this.planning = planning;
  }

  /** Whoever moves an event moves its shifts along, by the clock of its place. */
  @Override
  public void changed(Handle handle, Viewer viewer, Event event) {
    CrewDao dao = handle.attach(CrewDao.class);
    CrewDao.PlanRow plan = dao.plan(event.id()).orElse(null);
    if (plan == null) {
      return;
    }
    Move move = new Move(plan.eventStartsAt(), plan.timeZone(), event.startsAt(), event.timeZone());
    if (move.isNone()) {
      return;
    }
    PlanningDao shifts = handle.attach(PlanningDao.class);
    for (CrewDao.ShiftRow shift : dao.shifts(event.id())) {
      shifts.move(shift.id(), move.of(shift.startsAt()), move.of(shift.endsAt()));
    }
    shifts.follow(event.id(), event.startsAt(), event.timeZone().getId());
  }

  /** A copy has the same roles and shifts; nobody has signed up for them yet. */
  @Override
  public void copied(Handle handle, Viewer viewer, Event original, Event copy) {
    Occasion occasion = Crews.occasion(handle, viewer, original.id());
    Crew crew = Crews.of(handle, occasion);
    if (crew.roles().isEmpty()) {
      return;
    }
    planning.begin(handle, viewer, copy.id());
    Move move =
        new Move(original.startsAt(), original.timeZone(), copy.startsAt(), copy.timeZone());
    for (CrewRole role : crew.roles()) {
      NewShift[] shifts =
          role.shifts().stream()
              .map(
                  shift ->
                      new NewShift(
                          move.of(shift.startsAt()),
                          move.of(shift.endsAt()),
                          shift.wanted(),
                          shift.language()))
              .toArray(NewShift[]::new);
      planning.add(
          handle,
          viewer,
          copy.id(),
          new NewRole(role.kind(), role.names(), role.details(), role.partners()),
          shifts);
    }
  }

  /** From where an event was to where it is, by the clocks of its places. */
  private record Move(Instant from, ZoneId fromZone, Instant to, ZoneId toZone) {

    boolean isNone() {
      return from.equals(to) && fromZone.equals(toZone);
    }

    Instant of(Instant at) {
      Duration later =
          Duration.between(
              LocalDateTime.ofInstant(from, fromZone), LocalDateTime.ofInstant(to, toZone));
      return LocalDateTime.ofInstant(at, fromZone).plus(later).atZone(toZone).toInstant();
    }
  }
}
