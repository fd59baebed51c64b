package org.polyphony.texting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Who gets a sending, with all that decides whether they do; and their texts, many at once. */
interface AudienceDao {

  /** One line with the person it is meant for. */
  record Recipient(
      UUID contact,
      UUID line,
      String tel,
      String zones,
      String fullName,
      String givenName,
      String familyName,
      String preferredName,
      String spoken,
      String written,
      String addressForm,
      @Nullable String held) {

    /** Without name and number, since this may reach a log. */
    @Override
    public String toString() {
      return "Recipient[" + contact + "]";
    }
  }

  /**
   * One line a person, the one with a consent first; one person a line. A line with a text of this
   * sending already is left out.
   */
  @SqlQuery(
      """
      WITH members AS (
        SELECT DISTINCT coalesce(m.person, a.contact) AS contact
        FROM contacts.active_members a
        LEFT JOIN contacts.merged_people m ON m.contact = a.contact
        WHERE a.list = CAST(:list AS uuid) AND a.organization = :organization
      ), registered AS (
        SELECT coalesce(m.person, r.contact) AS contact, bool_or(r.status = 'accepted') AS comes
        FROM events.known_registrations r
        LEFT JOIN contacts.merged_people m ON m.contact = r.contact
        WHERE r.event = CAST(:event AS uuid)
        GROUP BY 1
      ), chosen AS MATERIALIZED (
        SELECT contact FROM members WHERE :audience = 'list'
        UNION ALL SELECT contact FROM registered WHERE :audience = 'registered' AND comes
        UNION ALL SELECT contact FROM members
          WHERE :audience = 'not_registered' AND contact NOT IN (SELECT contact FROM registered)
        UNION ALL SELECT r.contact FROM registered r
          WHERE :audience = 'no_shows' AND comes AND NOT EXISTS (
            SELECT FROM checkin.known_attendances k WHERE k.event = CAST(:event AS uuid) AND k.person = r.contact)
      ), allowed AS MATERIALIZED (
        SELECT s.contact, s.line FROM consent.standing_consents s
        WHERE s.organization = :organization AND s.channel = 'text' AND s.line IS NOT NULL
      ), theirs AS (
        SELECT DISTINCT ON (o.contact) o.contact, o.line, o.full_name, o.given_name, o.family_name, o.preferred_name,
               o.spoken, o.written, o.address_form, a.line IS NOT NULL AS allowed
        FROM chosen c
        JOIN contacts.people_on_lines o ON o.contact = c.contact
        LEFT JOIN allowed a ON a.contact = o.contact AND a.line = o.line
        WHERE o.organization = :organization AND o.bad_at IS NULL AND o.deceased_at IS NULL AND o.merged_into IS NULL
        ORDER BY o.contact, a.line IS NOT NULL DESC, o.rank, o.line
      ), one AS (
        SELECT DISTINCT ON (line) * FROM theirs ORDER BY line, allowed DESC, contact
      )
      SELECT o.contact, o.line, l.tel, array_to_string(l.time_zones, ',') AS zones, o.full_name, o.given_name,
             o.family_name, o.preferred_name, o.spoken, o.written, coalesce(o.address_form, '') AS address_form,
             CASE
               WHEN NOT EXISTS (
                 SELECT FROM consent.reachable_lines r WHERE r.line = o.line AND r.channel = 'text')
                 OR o.contact IN (
                   SELECT s.contact FROM consent.silenced_people s WHERE s.channel IN ('all', 'text'))
                 THEN 'suppressed'
               WHEN l.can_text IS FALSE OR coalesce(k.fault, 0) <> 0 THEN 'cannot_text'
               WHEN NOT o.allowed THEN 'no_consent'
               WHEN :asks AND :cap <= (
                 SELECT count(*) FROM consent.person_touches t
                 WHERE t.contact = o.contact AND t.at > CAST(:now AS timestamptz) - interval '30 days') THEN 'cap'
             END AS held
      FROM one o
      JOIN contacts.known_lines l ON l.line = o.line
      LEFT JOIN texting.lines k ON k.line = o.line
      WHERE NOT EXISTS (SELECT FROM texting.messages m WHERE m.campaign = :campaign AND m.line = o.line)
      """)
  @FetchSize(2_000)
  ResultIterator<Recipient> recipients(
      UUID campaign,
      UUID organization,
      String audience,
      @Nullable UUID list,
      @Nullable UUID event,
      boolean asks,
      int cap,
      Instant now);

  /** An event, as texts name it. */
  record Occasion(
      String name,
      Instant startsAt,
      String timeZone,
      String place,
      @Nullable Instant cancelledAt) {}

  @SqlQuery(
      """
      SELECT name, starts_at, time_zone, place, cancelled_at FROM events.known_events
      WHERE event = :event AND organization = :organization
      """)
  Optional<Occasion> occasion(UUID organization, UUID event);

  @SqlQuery("SELECT name FROM accounts.known_organizations WHERE organization = :organization")
  String organization(UUID organization);

  @SqlQuery(
      "SELECT EXISTS (SELECT FROM contacts.known_lists WHERE list = :list AND organization = :organization)")
  boolean hasList(UUID organization, UUID list);

  @SqlQuery(
      """
      WITH made AS (
        INSERT INTO texting.lanes (id, campaign, zones, due_at, late_at) VALUES (:id, :campaign, :zones, :due, :late)
        ON CONFLICT (campaign, zones) DO UPDATE SET due_at = :due, late_at = :late
        RETURNING id)
      SELECT id FROM made
      """)
  UUID lane(UUID id, UUID campaign, String zones, Instant due, @Nullable Instant late);

  @SqlUpdate(
      """
      INSERT INTO texting.messages
        (id, organization, campaign, lane, kind, contact, line, language, body, encoding, segments, price_micros, state,
         held_for, missing, not_before, created_at)
      SELECT m.id, :organization, :campaign, m.lane, :kind, m.contact, m.line, m.language, m.body, m.encoding, m.segments,
             m.micros, CASE WHEN m.held IS NULL THEN 'prepared' ELSE 'held' END, m.held, m.missing, :now, :now
      FROM unnest(:ids, :lanes, :contacts, :lines, :languages, :bodies, :encodings, :segments, :micros, :held, :missing)
        AS m (id, lane, contact, line, language, body, encoding, segments, micros, held, missing)
      ON CONFLICT (campaign, line) DO NOTHING
      """)
  void insert(
      UUID organization,
      UUID campaign,
      String kind,
      Instant now,
      UUID[] ids,
      UUID[] lanes,
      UUID[] contacts,
      UUID[] lines,
      String[] languages,
      String[] bodies,
      String[] encodings,
      Integer[] segments,
      Long[] micros,
      String[] held,
      String[] missing);
}
