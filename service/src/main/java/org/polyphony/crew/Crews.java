package org.polyphony.crew;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Puts together what is to be done at an event and who does it. */
final class Crews {

  private Crews() {}

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  static Occasion occasion(Handle handle, Viewer viewer, UUID event) {
    return handle
        .attach(CrewDao.class)
        .occasion(event, viewer.organization())
        .orElseThrow(Problem::notFound);
  }

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  static Crew of(Handle handle, Viewer viewer, UUID event) {
    return of(handle, occasion(handle, viewer, event));
  }

  static Crew of(Handle handle, Occasion occasion) {
    CrewDao dao = handle.attach(CrewDao.class);
    UUID event = occasion.event();
    Map<UUID, List<SignedUp>> people =
        dao.people(event).stream().collect(Collectors.groupingBy(SignedUp::shift));
    Map<UUID, List<CrewShift>> shifts =
        dao.shifts(event).stream()
            .filter(shift -> shift.removedAt() == null)
            .collect(
                Collectors.groupingBy(
                    CrewDao.ShiftRow::role,
                    Collectors.mapping(shift -> shift(shift, people), Collectors.toList())));
    List<CrewRole> roles = new ArrayList<>();
    for (CrewDao.RoleRow role : dao.roles(event)) {
      roles.add(
          new CrewRole(
              role.id(),
              role.kind(),
              role.names(),
              role.details(),
              role.partners(),
              shifts.getOrDefault(role.id(), List.of())));
    }
    CrewDao.PlanRow plan = dao.plan(event).orElse(null);
    return new Crew(occasion, plan == null ? null : plan.opensAt(), roles);
  }

  private static CrewShift shift(CrewDao.ShiftRow shift, Map<UUID, List<SignedUp>> people) {
    return new CrewShift(
        shift.id(),
        shift.startsAt(),
        shift.endsAt(),
        shift.wanted(),
        shift.language(),
        people.getOrDefault(shift.id(), List.of()));
  }
}
