package org.polyphony.crew;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.privacy.Expiring;

/** Who people of partners were that have helped at an event; that somebody did stays. */
final class ExpiringVolunteers implements Expiring {

  @Override
  public String name() {
    return "volunteers";
  }

  @Override
  public int due(Handle handle, UUID organization, Instant before, int limit) {
    return handle.attach(Dao.class).due(organization, before, limit);
  }

  @Override
  public Piece remove(
      Handle handle, UUID organization, Instant before, @Nullable UUID reached, int atMost) {
    int removed = handle.attach(Dao.class).forget(organization, before, atMost);
    return Piece.again(removed, removed == atMost);
  }

  /** The statements. */
  interface Dao {
    @SqlQuery(
        """
        SELECT count(*) FROM (
          SELECT FROM crew.volunteers v
          JOIN events.known_events e ON e.event = v.event
          WHERE v.organization = :organization AND v.name <> '' AND e.ends_at < :before
          LIMIT :limit) volunteers
        """)
    int due(UUID organization, Instant before, int limit);

    @SqlUpdate(
        """
        UPDATE crew.volunteers SET name = '', comes_from = '', phone = '', email = ''
        WHERE id IN (
          SELECT v.id FROM crew.volunteers v
          JOIN events.known_events e ON e.event = v.event
          WHERE v.organization = :organization AND v.name <> '' AND e.ends_at < :before
          ORDER BY v.id
          LIMIT :atMost)
        """)
    int forget(UUID organization, Instant before, int atMost);
  }
}
