package org.polyphony.events;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** By what a form that is sent twice is known again. */
interface EventKeysDao {

  /** One form at a time: whoever sends it twice at once waits, and finds it there. */
  @SqlQuery(
      "SELECT pg_advisory_xact_lock(hashtextextended('events.key ' || CAST(:key AS text), 0)) IS NULL")
  boolean lock(UUID key);

  /** What a form has set up, with all of its series, the first in front. */
  @SqlQuery(
      """
      SELECT id FROM events.events
      WHERE organization = :organization
        AND (key = :key OR series = (
          SELECT f.series FROM events.events f WHERE f.organization = :organization AND f.key = :key))
      ORDER BY starts_at, id
      """)
  List<UUID> find(UUID organization, UUID key);

  @SqlUpdate("UPDATE events.events SET key = :key WHERE id = :id")
  void keep(UUID id, UUID key);
}
