package org.polyphony.crew;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API read, each in a transaction of its own. */
final class CrewDesk {

  private static final int EVENTS_AT_MOST = 50;

  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;

  CrewDesk(Jdbi jdbi, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  Crew of(Viewer viewer, UUID event) {
    return jdbi.inTransaction(handle -> Crews.of(handle, viewer, event));
  }

  /** As {@link #of}, for who sees numbers and addresses: that they were read is noted. */
  Crew withNumbers(Viewer viewer, UUID event) {
    return jdbi.inTransaction(
        handle -> {
          Crew crew = Crews.of(handle, viewer, event);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "event.crew_read",
              "event",
              event,
              Map.of());
          return crew;
        });
  }

  /**
   * A shift that was taken off, with its role.
   *
   * @param people how many had signed up
   */
  record Removed(CrewRole role, CrewShift shift, int people) {}

  /** What was taken off and can be put back. */
  List<Removed> removed(Viewer viewer, UUID event) {
    return jdbi.inTransaction(
        handle -> {
          Crew crew = Crews.of(handle, viewer, event);
          List<Removed> removed = new ArrayList<>();
          for (CrewDao.ShiftRow row : handle.attach(CrewDao.class).shifts(event)) {
            if (row.removedAt() != null) {
              CrewShift shift =
                  new CrewShift(
                      row.id(),
                      row.startsAt(),
                      row.endsAt(),
                      row.wanted(),
                      row.language(),
                      List.of());
              int people = handle.attach(PlacesDao.class).taken(row.id());
              crew.roles().stream()
                  .filter(role -> role.id().equals(row.role()))
                  .forEach(role -> removed.add(new Removed(role, shift, people)));
            }
          }
          return List.copyOf(removed);
        });
  }

  /**
   * What there is for a viewer.
   *
   * @param mine events at which they have a place
   * @param wanting other events at which somebody is still wanted
   */
  record Ahead(List<Crew> mine, List<Crew> wanting) {}

  /** The next events, 50 of each kind at most. */
  Ahead ahead(Viewer viewer) {
    return jdbi.inTransaction(
        handle -> {
          CrewDao dao = handle.attach(CrewDao.class);
          Instant now = clock.instant();
          UUID organization = viewer.organization();
          List<UUID> mine = dao.eventsOf(organization, viewer.user(), now, EVENTS_AT_MOST);
          List<UUID> others = new ArrayList<>(dao.eventsAhead(organization, now, EVENTS_AT_MOST));
          others.removeAll(mine);
          return new Ahead(
              all(handle, viewer, mine),
              all(handle, viewer, others).stream()
                  .filter(crew -> !crew.gaps(now).isEmpty())
                  .toList());
        });
  }

  private static List<Crew> all(Handle handle, Viewer viewer, List<UUID> events) {
    return events.stream().map(event -> Crews.of(handle, viewer, event)).toList();
  }

  /**
   * Somebody was reminded by hand, or was not after all.
   *
   * @throws Problem 404 where there is no such sign-up
   */
  void setReminded(Viewer viewer, UUID event, UUID signup, boolean reminded) {
    jdbi.useTransaction(
        handle -> {
          Crews.occasion(handle, viewer, event);
          int changed =
              handle
                  .attach(CrewDao.class)
                  .setReminded(event, signup, reminded ? clock.instant() : null);
          if (changed == 0) {
            throw Problem.notFound();
          }
        });
  }
}
