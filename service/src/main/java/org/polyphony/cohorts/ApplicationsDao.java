package org.polyphony.cohorts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

interface ApplicationsDao {

  /** Who has applied, was taken in, turned down or has withdrawn: who waits for a word first. */
  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.language, n.contact IS NOT NULL AS minor,
             coalesce(n.consented, false) AS consented
      FROM events.known_registrations r
      JOIN contacts.people p ON p.contact = r.contact AND p.merged_into IS NULL
      LEFT JOIN cohorts.known_minors n ON n.registration = r.registration
      WHERE r.event = :event
      ORDER BY array_position(ARRAY['applied', 'accepted', 'waiting', 'tentative', 'turned_down'], r.status),
               lower(p.full_name), r.contact
      LIMIT :limit OFFSET :offset
      """)
  List<Applications.Applicant> applicants(UUID event, int limit, int offset);

  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.language, n.contact IS NOT NULL AS minor,
             coalesce(n.consented, false) AS consented
      FROM events.known_registrations r
      JOIN contacts.people p ON p.contact = r.contact AND p.merged_into IS NULL
      LEFT JOIN cohorts.known_minors n ON n.registration = r.registration
      WHERE r.event = :event AND r.contact = :contact
      """)
  Optional<Applications.Applicant> applicant(UUID event, UUID contact);

  @SqlQuery(
      """
      SELECT r.contact, p.full_name AS name, r.status, r.language, n.contact IS NOT NULL AS minor,
             coalesce(n.consented, false) AS consented
      FROM events.known_registrations r
      JOIN contacts.people p ON p.contact = r.contact AND p.merged_into IS NULL
      LEFT JOIN cohorts.known_minors n ON n.registration = r.registration
      WHERE r.event = :event AND (CAST(:after AS uuid) IS NULL OR r.contact > CAST(:after AS uuid))
      ORDER BY r.contact
      LIMIT :limit
      """)
  List<Applications.Applicant> after(UUID event, @Nullable UUID after, int limit);

  @SqlQuery(
      """
      SELECT count(*) FILTER (WHERE r.status = 'applied') AS applied,
             coalesce(sum(r.party) FILTER (WHERE r.status = 'accepted'), 0) AS seats,
             count(*) FILTER (WHERE r.status = 'accepted' AND n.contact IS NOT NULL AND NOT n.consented) AS missing
      FROM events.known_registrations r
      LEFT JOIN cohorts.known_minors n ON n.registration = r.registration
      WHERE r.event = :event
      """)
  Applications.Count count(UUID event);
}
