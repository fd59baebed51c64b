package org.polyphony.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DoublesDao {

  // The same name, whatever the number; or one name within the other, and the same number or
  // address. Whoever is born in another year is somebody else.
  @SqlQuery(
      """
      WITH guests AS (
        SELECT r.contact, r.created_at, p.name_folded, lower(p.email) AS email, p.birth_year
        FROM events.registrations r
        JOIN contacts.comparable_people p ON p.contact = r.contact
        WHERE r.event = :event AND r.status IN ('accepted', 'waiting', 'applied', 'tentative')
      ), alike AS (
        SELECT a.contact AS one, b.contact AS other
        FROM guests a JOIN guests b ON b.name_folded = a.name_folded AND a.contact < b.contact
        WHERE a.name_folded <> '' AND coalesce(a.birth_year = b.birth_year, true)
        UNION
        SELECT a.contact, b.contact
        FROM guests a JOIN guests b ON b.email = a.email AND a.contact < b.contact
        WHERE a.email <> '' AND (string_to_array(a.name_folded, ' ') @> string_to_array(b.name_folded, ' ')
                                 OR string_to_array(a.name_folded, ' ') <@ string_to_array(b.name_folded, ' '))
        UNION
        SELECT a.contact, b.contact
        FROM guests a
        JOIN contacts.people_on_lines l ON l.contact = a.contact
        JOIN contacts.people_on_lines o ON o.line = l.line AND o.contact > a.contact
        JOIN guests b ON b.contact = o.contact
        WHERE string_to_array(a.name_folded, ' ') @> string_to_array(b.name_folded, ' ')
           OR string_to_array(a.name_folded, ' ') <@ string_to_array(b.name_folded, ' '))
      SELECT one, other FROM alike
      WHERE NOT EXISTS (SELECT FROM events.told_apart t WHERE t.one = alike.one AND t.other = alike.other)
      ORDER BY one, other
      LIMIT :atMost
      """)
  List<Doubles.Pair> pairs(UUID event, int atMost);

  /** Both, whoever registered first in front. */
  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.party, r.source, r.language, r.needs, r.created_at
      FROM events.registrations r
      JOIN contacts.people p ON p.contact = r.contact
      WHERE r.event = :event AND r.contact = ANY (:contacts)
      ORDER BY r.created_at, r.id
      """)
  List<Doubles.Side> sides(UUID event, List<UUID> contacts);

  @SqlUpdate(
      """
      INSERT INTO events.told_apart (one, other, author, at) VALUES (:one, :other, :author, :now)
      ON CONFLICT DO NOTHING
      """)
  void tellApart(UUID one, UUID other, UUID author, Instant now);

  /** The merges by which registrations of this event were united, the last first. */
  @SqlQuery(
      """
      SELECT m.merge, m.kept_name AS name, m.at
      FROM contacts.standing_merges m
      WHERE m.organization = :organization AND EXISTS (
        SELECT FROM events.registration_changes c
        JOIN events.registrations r ON r.id = c.registration
        WHERE c.attempt = m.merge AND r.event = :event)
      ORDER BY m.at DESC, m.merge
      LIMIT :atMost
      """)
  List<Doubles.United> united(UUID event, UUID organization, int atMost);
}
