package org.polyphony.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What is read at the door. */
interface DoorDao {

  String NO_CONSENT = "no_consent";

  /**
   * Somebody who is expected, or was asked.
   *
   * @param registrations all of theirs: more than one where two entries became one
   * @param status what stands; {@value #NO_CONSENT} of who is accepted and under 18, while their
   *     guardian has not said yes
   * @param tails the last four digits of their numbers
   * @param party with how many they come, themselves counted
   * @param number on the sheet of paper; null before it was printed
   */
  record Guest(
      UUID contact,
      UUID registration,
      List<UUID> registrations,
      String name,
      String familyName,
      List<String> tails,
      String status,
      int party,
      String language,
      @Json Map<String, String> needs,
      @Nullable Integer number) {}

  /** Somebody who is here. */
  record Present(
      UUID attendance,
      UUID contact,
      String name,
      int party,
      String language,
      Instant at,
      String helper) {}

  /** The door of an event that is near. */
  record Near(UUID event, String name, Instant startsAt, ZoneId timeZone, String place) {}

  /** How many of a language are expected, came, and came with all that came with them. */
  record Count(String language, long registered, long came, long people) {}

  @SqlQuery(
      """
      SELECT e.event, e.organization, e.name, e.starts_at,
             greatest(e.ends_at, (SELECT max(d.ends_at) FROM events.known_dates d WHERE d.event = e.event)) AS ends_at,
             e.time_zone, e.cancelled_at,
             ARRAY(SELECT CAST(d.starts_at AT TIME ZONE e.time_zone AS date) FROM events.known_dates d
                   WHERE d.event = e.event ORDER BY d.starts_at) AS further_days
      FROM events.known_events e
      WHERE e.event = :event AND e.organization = :organization
      """)
  Optional<Occasion> occasion(@Bind("event") UUID event, @Bind("organization") UUID organization);

  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM checkin.helpers WHERE event = :event AND user_id = :user)
      """)
  boolean helps(@Bind("event") UUID event, @Bind("user") UUID user);

  /** At which doors somebody may stand, the next first. */
  @SqlQuery(
      """
      SELECT e.event, e.name, e.starts_at, e.time_zone, e.place
      FROM events.known_events e
      WHERE e.organization = :organization AND e.cancelled_at IS NULL AND e.starts_at < :until
        AND greatest(e.ends_at, (SELECT max(d.ends_at) FROM events.known_dates d WHERE d.event = e.event)) > :from
        AND (:all OR EXISTS (SELECT FROM checkin.helpers h WHERE h.event = e.event AND h.user_id = :user))
      ORDER BY e.starts_at, e.event
      LIMIT :atMost
      """)
  List<Near> near(
      @Bind("organization") UUID organization,
      @Bind("user") UUID user,
      @Bind("all") boolean all,
      @Bind("from") Instant from,
      @Bind("until") Instant until,
      @Bind("atMost") int atMost);

  /** Everybody once, also where two entries were merged into one. */
  @SqlQuery(
      """
      SELECT r.person AS contact, r.registration, p.full_name AS name, p.family_name,
             CASE WHEN r.status = 'accepted' AND EXISTS (
                    SELECT FROM cohorts.known_minors n WHERE n.registration = r.registration AND NOT n.consented)
                  THEN 'no_consent' ELSE r.status END AS status,
             r.party,
             coalesce(nullif(r.language, 'und'),
                      CASE WHEN p.spoken_source IN ('imported', 'observed', 'self_declared') THEN p.spoken END,
                      'und') AS language,
             r.needs, s.number,
             ARRAY(SELECT k.registration FROM events.known_registrations k
                   LEFT JOIN contacts.merged_people m ON m.contact = k.contact
                   WHERE k.event = :event AND coalesce(m.person, k.contact) = r.person) AS registrations,
             ARRAY(SELECT DISTINCT right(n.tel, 4) FROM contacts.numbers n
                   WHERE n.contact = r.person AND n.tel IS NOT NULL) AS tails
      FROM (
        SELECT DISTINCT ON (coalesce(m.person, k.contact)) coalesce(m.person, k.contact) AS person, k.registration,
               k.status, k.language, k.needs, k.party
        FROM events.known_registrations k
        LEFT JOIN contacts.merged_people m ON m.contact = k.contact
        WHERE k.event = :event
        ORDER BY coalesce(m.person, k.contact), k.status = 'accepted' DESC, k.updated_at DESC) r
      JOIN contacts.people p ON p.contact = r.person
      LEFT JOIN checkin.sheet_lines s ON s.event = :event AND s.contact = r.person
      ORDER BY lower(coalesce(nullif(p.family_name, ''), p.full_name)), lower(p.full_name), r.person
      """)
  List<Guest> guests(@Bind("event") UUID event);

  /** Changes whenever a registration does, or a guardian answers. */
  @SqlQuery(
      """
      SELECT count(*) || ' ' || coalesce(CAST(max(updated_at) AS text), '') || ' '
             || (SELECT count(*) FROM cohorts.known_minors n WHERE n.event = :event AND NOT n.consented)
      FROM events.known_registrations WHERE event = :event
      """)
  String mark(@Bind("event") UUID event);

  @SqlQuery(
      """
      SELECT a.attendance, a.person AS contact, p.full_name AS name, a.party, a.spoken AS language, a.at,
             coalesce(u.name, '') AS helper
      FROM checkin.known_attendances a
      JOIN contacts.people p ON p.contact = a.person
      LEFT JOIN accounts.known_users u ON u.user_id = a.author
      WHERE a.event = :event AND a.day = :day
      ORDER BY a.attendance
      """)
  List<Present> present(@Bind("event") UUID event, @Bind("day") LocalDate day);

  /** What somebody spoke at the door counts before what was said when they were asked. */
  @SqlQuery(
      """
      WITH words AS (
        SELECT coalesce(m.person, r.contact) AS person, r.language, true AS registered,
               CAST(NULL AS integer) AS party
        FROM events.known_registrations r
        LEFT JOIN contacts.merged_people m ON m.contact = r.contact
        WHERE r.event = :event AND r.status = 'accepted' AND NOT EXISTS (
          SELECT FROM cohorts.known_minors n WHERE n.registration = r.registration AND NOT n.consented)
        UNION ALL
        SELECT person, spoken, false, party FROM checkin.known_attendances WHERE event = :event AND day = :day
      ), persons AS (
        SELECT person, bool_or(registered) AS registered, max(party) AS party,
               coalesce(max(nullif(language, 'und')) FILTER (WHERE NOT registered), max(nullif(language, 'und')))
                 AS language
        FROM words GROUP BY person)
      SELECT coalesce(p.language,
                      CASE WHEN l.spoken_source IN ('imported', 'observed', 'self_declared') THEN l.spoken END,
                      'und') AS language,
             count(*) FILTER (WHERE p.registered) AS registered, count(p.party) AS came,
             coalesce(sum(p.party), 0) AS people
      FROM persons p
      LEFT JOIN contacts.languages_of_people l ON l.contact = p.person
      GROUP BY 1
      ORDER BY count(*) DESC, 1
      """)
  List<Count> counts(@Bind("event") UUID event, @Bind("day") LocalDate day);
}
