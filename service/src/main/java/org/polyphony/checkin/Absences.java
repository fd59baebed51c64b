package org.polyphony.checkin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.contacts.Timeline;
import org.polyphony.platform.Ids;

/**
 * Notes on their timelines who said that they would come and did not: half a day after the end, so
 * that every phone has sent what it holds. Where nobody was checked in, nobody kept the door, and
 * nothing is noted.
 */
final class Absences {

  static final Duration AFTER_THE_END = Duration.ofHours(12);
  private static final int AT_ONCE = 500;

  private final Jdbi jdbi;
  private final Timeline timeline;
  private final Clock clock;

  Absences(Jdbi jdbi, Timeline timeline, Clock clock) {
    this.jdbi = jdbi;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Whoever was not seen. */
  record Missing(UUID event, String name, Instant endsAt, UUID contact) {}

  /** Notes those who can be noted now. */
  void note() {
    Instant now = clock.instant();
    List<Missing> missing;
    do {
      missing =
          jdbi.inTransaction(
              handle -> {
                Dao dao = handle.attach(Dao.class);
                List<Missing> some =
                    dao.missing(
                        now.minus(Occasion.OPEN_AFTERWARDS), now.minus(AFTER_THE_END), AT_ONCE);
                for (Missing one : some) {
                  UUID id = Ids.next();
                  if (dao.insert(id, one.event(), one.contact(), now).isPresent()) {
                    timeline.append(
                        handle,
                        one.contact(),
                        one.endsAt(),
                        "no_show",
                        id,
                        null,
                        Map.of("event", one.name()));
                  }
                }
                return some;
              });
    } while (missing.size() == AT_ONCE);
  }

  /** The statements. */
  interface Dao {

    @SqlQuery(
        """
        SELECT e.event, e.name, e.ends_at, p.contact
        FROM (
          SELECT k.event, k.name, k.cancelled_at,
                 greatest(k.ends_at, (SELECT max(d.ends_at) FROM events.known_dates d WHERE d.event = k.event)) AS ends_at
          FROM events.known_events k) e
        JOIN events.known_registrations r ON r.event = e.event AND r.status = 'accepted'
        JOIN contacts.people p ON p.contact = r.contact AND p.merged_into IS NULL
        WHERE e.ends_at BETWEEN :from AND :until AND e.cancelled_at IS NULL
          AND EXISTS (SELECT FROM checkin.attendances a WHERE a.event = e.event AND a.undone_at IS NULL)
          AND NOT EXISTS (SELECT FROM checkin.absences n WHERE n.event = e.event AND n.contact = p.contact)
          AND NOT EXISTS (
            SELECT FROM checkin.known_attendances a WHERE a.event = e.event AND a.person = p.contact)
        ORDER BY e.event, p.contact
        LIMIT :atMost
        """)
    List<Missing> missing(
        @Bind("from") Instant from, @Bind("until") Instant until, @Bind("atMost") int atMost);

    @SqlQuery(
        """
        INSERT INTO checkin.absences (id, event, contact, noted_at) VALUES (:id, :event, :contact, :now)
        ON CONFLICT ON CONSTRAINT absences_unique DO NOTHING
        RETURNING id
        """)
    Optional<UUID> insert(
        @Bind("id") UUID id,
        @Bind("event") UUID event,
        @Bind("contact") UUID contact,
        @Bind("now") Instant now);
  }
}
