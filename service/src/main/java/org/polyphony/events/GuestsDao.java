package org.polyphony.events;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface GuestsDao {

  @SqlQuery(
      """
      SELECT event,
             count(*) FILTER (WHERE status = 'accepted') AS accepted,
             count(*) FILTER (WHERE status = 'tentative') AS tentative,
             count(*) FILTER (WHERE status = 'declined') AS declined
      FROM events.registrations
      WHERE event = ANY (:events)
      GROUP BY event
      """)
  List<EventDesk.Replies> replies(List<UUID> events);

  /** Who comes first, then who may come, then the others. */
  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.language, r.needs
      FROM events.registrations r
      JOIN contacts.people p ON p.contact = r.contact
      WHERE r.event = :event
      ORDER BY array_position(ARRAY['accepted', 'tentative', 'needs_action', 'declined', 'cancelled'], r.status),
               p.full_name, r.contact
      LIMIT :limit OFFSET :offset
      """)
  List<EventDesk.Guest> guests(UUID event, int limit, int offset);
}
