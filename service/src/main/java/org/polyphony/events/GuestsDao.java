package org.polyphony.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface GuestsDao {

  @SqlQuery(
      """
      SELECT event,
             count(*) FILTER (WHERE status = 'accepted') AS accepted,
             count(*) FILTER (WHERE status = 'tentative') AS tentative,
             count(*) FILTER (WHERE status = 'declined') AS declined,
             count(*) FILTER (WHERE status = 'waiting') AS waiting,
             count(*) FILTER (WHERE status = 'applied') AS applied,
             coalesce(sum(party) FILTER (WHERE status = 'accepted'), 0) AS seats
      FROM events.registrations
      WHERE event = ANY (:events)
      GROUP BY event
      """)
  List<EventDesk.Replies> replies(List<UUID> events);

  /** Who comes first, then who waits in their order, then who may come, then the others. */
  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.language, r.needs, r.party,
             CASE WHEN r.status = 'waiting'
                  THEN row_number() OVER (PARTITION BY r.status ORDER BY r.waiting_since, r.id) END AS place
      FROM events.registrations r
      JOIN contacts.people p ON p.contact = r.contact
      WHERE r.event = :event AND NOT (p.merged_into IS NOT NULL AND r.status = 'cancelled')
      ORDER BY array_position(
                 ARRAY['accepted', 'applied', 'waiting', 'tentative', 'needs_action', 'declined', 'turned_down',
                       'cancelled'],
                 r.status),
               r.waiting_since, p.full_name, r.contact
      LIMIT :limit OFFSET :offset
      """)
  List<EventDesk.Guest> guests(UUID event, int limit, int offset);

  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.language, r.needs, r.party,
             CAST(NULL AS bigint) AS place
      FROM events.registrations r
      JOIN contacts.people p ON p.contact = r.contact
      WHERE r.event = :event AND r.contact = :contact
      """)
  Optional<EventDesk.Guest> guest(UUID event, UUID contact);

  @SqlQuery(
      """
      SELECT language, count(*) AS registrations, sum(party) AS seats
      FROM events.registrations
      WHERE event = :event AND status = 'accepted'
      GROUP BY language
      ORDER BY sum(party) DESC, language
      """)
  List<EventDesk.InLanguage> languages(UUID event);
}
