package org.polyphony.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DatesDao {

  @SqlQuery("SELECT starts_at, ends_at FROM events.dates WHERE event = :event ORDER BY starts_at")
  List<EventDate> of(UUID event);

  @SqlUpdate("DELETE FROM events.dates WHERE event = :event")
  void clear(UUID event);

  @SqlUpdate(
      """
      INSERT INTO events.dates (event, starts_at, ends_at) VALUES (:event, :startsAt, :endsAt)
      ON CONFLICT DO NOTHING
      """)
  void add(UUID event, Instant startsAt, Instant endsAt);
}
