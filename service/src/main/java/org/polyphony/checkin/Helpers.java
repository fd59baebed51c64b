package org.polyphony.checkin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Which organizers help at the door of an event. Coordinators need not be named. */
final class Helpers {

  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;

  Helpers(Jdbi jdbi, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  /** Somebody who may be named. */
  record Candidate(UUID user, String name, boolean helps) {}

  /** Who may be named at an event. */
  record Choice(UUID event, String name, List<Candidate> candidates) {}

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  Choice of(Viewer viewer, UUID event) {
    return jdbi.inTransaction(
        handle -> {
          Occasion occasion =
              handle
                  .attach(DoorDao.class)
                  .occasion(event, viewer.organization())
                  .orElseThrow(Problem::notFound);
          return new Choice(
              event,
              occasion.name(),
              handle.attach(Dao.class).candidates(event, viewer.organization()));
        });
  }

  /**
   * These help, and nobody else does any more. What phones have tapped until then is still taken
   * in.
   *
   * @param users others than organizers of the viewer's organization are passed over
   * @throws Problem 404 where the viewer has no such event
   */
  void name(Viewer viewer, UUID event, Set<UUID> users) {
    jdbi.useTransaction(
        handle -> {
          if (handle.attach(DoorDao.class).occasion(event, viewer.organization()).isEmpty()) {
            throw Problem.notFound();
          }
          Dao dao = handle.attach(Dao.class);
          dao.dismiss(event, List.copyOf(users));
          dao.name(
              event, viewer.organization(), List.copyOf(users), viewer.user(), clock.instant());
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "event.helpers_named",
              "event",
              event,
              Map.of("helpers", users.size()));
        });
  }

  /** The statements. */
  interface Dao {

    @SqlQuery(
        """
        SELECT u.user_id AS "user", u.name, h.user_id IS NOT NULL AS helps
        FROM accounts.standing_callers u
        LEFT JOIN checkin.helpers h ON h.event = :event AND h.user_id = u.user_id
        WHERE u.organization = :organization
        ORDER BY lower(u.name), u.user_id
        """)
    List<Candidate> candidates(@Bind("event") UUID event, @Bind("organization") UUID organization);

    @SqlUpdate("DELETE FROM checkin.helpers WHERE event = :event AND user_id <> ALL (:users)")
    void dismiss(@Bind("event") UUID event, @Bind("users") List<UUID> users);

    @SqlUpdate(
        """
        INSERT INTO checkin.helpers (event, user_id, named_by, named_at)
        SELECT CAST(:event AS uuid), u.user_id, CAST(:by AS uuid), CAST(:now AS timestamptz)
        FROM accounts.standing_callers u
        WHERE u.organization = :organization AND u.user_id = ANY (:users)
        ON CONFLICT ON CONSTRAINT helpers_pk DO NOTHING
        """)
    void name(
        @Bind("event") UUID event,
        @Bind("organization") UUID organization,
        @Bind("users") List<UUID> users,
        @Bind("by") UUID by,
        @Bind("now") Instant now);
  }
}
