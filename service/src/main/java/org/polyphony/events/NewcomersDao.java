package org.polyphony.events;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface NewcomersDao {

  /**
   * One of a name at a time: whoever is sent in twice at once is found by the second.
   *
   * @param who organization and folded name
   */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('events.newcomer ' || :who, 0)) IS NULL")
  boolean lock(String who);

  /** The list of the organization, unless somebody has ended it. */
  @SqlQuery(
      """
      SELECT n.list FROM events.newcomer_lists n
      JOIN contacts.known_lists l ON l.list = n.list
      WHERE n.organization = :organization AND l.archived_at IS NULL
      """)
  Optional<UUID> list(UUID organization);

  @SqlUpdate(
      """
      INSERT INTO events.newcomer_lists (organization, list) VALUES (:organization, :list)
      ON CONFLICT (organization) DO UPDATE SET list = excluded.list
      """)
  void keep(UUID organization, UUID list);
}
