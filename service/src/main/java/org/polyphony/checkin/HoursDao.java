package org.polyphony.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface HoursDao {

  /** One time at which the people of an event meet. */
  record Span(LocalDate day, Instant startsAt, Instant endsAt) {}

  /** Somebody who is taken in, or who came; with the days on which they came. */
  record Person(UUID contact, String name, List<LocalDate> days) {}

  @SqlQuery(
      """
      SELECT CAST(d.starts_at AT TIME ZONE e.time_zone AS date) AS day, d.starts_at, d.ends_at
      FROM events.known_events e
      CROSS JOIN LATERAL (
        SELECT e.starts_at, e.ends_at
        UNION ALL
        SELECT k.starts_at, k.ends_at FROM events.known_dates k WHERE k.event = e.event) d
      WHERE e.event = :event
      ORDER BY d.starts_at
      """)
  List<Span> spans(@Bind("event") UUID event);

  @SqlQuery(
      """
      WITH persons AS (
        SELECT coalesce(m.person, r.contact) AS person
        FROM events.known_registrations r
        LEFT JOIN contacts.merged_people m ON m.contact = r.contact
        WHERE r.event = :event AND r.status = 'accepted'
        UNION
        SELECT person FROM checkin.known_attendances WHERE event = :event)
      SELECT p.contact, p.full_name AS name,
             ARRAY(SELECT DISTINCT a.day FROM checkin.known_attendances a
                   WHERE a.event = :event AND a.person = p.contact ORDER BY a.day) AS days
      FROM persons o
      JOIN contacts.people p ON p.contact = o.person
      ORDER BY lower(coalesce(nullif(p.family_name, ''), p.full_name)), lower(p.full_name), p.contact
      LIMIT :atMost
      """)
  List<Person> people(@Bind("event") UUID event, @Bind("atMost") int atMost);
}
