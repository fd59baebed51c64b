package org.polyphony.dashboards;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Counts people anew: what they added is taken away, they are looked at again, and what they add
 * now is put there. All by pairs of arrays of the same length, and no pair twice.
 */
interface PeopleDao {

  /**
   * @param sign 1 to put there what these people add, -1 to take it away
   */
  @SqlUpdate(
      """
      INSERT INTO dashboards.campaign_totals AS t (campaign, organization, meaning, language, day, measure, people)
      SELECT c.campaign, c.organization, c.meaning, c.language, c.day, c.measure, :sign * count(*)
      FROM unnest(:campaigns, :contacts) AS n (campaign, contact)
      JOIN dashboards.contributions c ON c.campaign = n.campaign AND c.contact = n.contact
      GROUP BY c.campaign, c.organization, c.meaning, c.language, c.day, c.measure
      ORDER BY c.campaign, c.meaning, c.language, c.day, c.measure
      ON CONFLICT ON CONSTRAINT campaign_totals_pk DO UPDATE SET people = t.people + excluded.people
      """)
  void add(int sign, UUID[] campaigns, UUID[] contacts);

  @SqlQuery(
      """
      DELETE FROM dashboards.campaign_people p
      USING unnest(:campaigns, :contacts) AS n (campaign, contact)
      WHERE p.campaign = n.campaign AND p.contact = n.contact
      RETURNING p.campaign, p.contact, p.listed
      """)
  List<RollupDao.Counted> forget(UUID[] campaigns, UUID[] contacts);

  /**
   * A barrier is repaired when, within 48 hours, the same person was spoken to in the language that
   * was asked for, or in the one they prefer now, or in one that serves its speakers; where neither
   * is known, in another than the one that did not do.
   *
   * @param wanted languages of contacts, each with the one at its place in {@code near}
   */
  @SqlQuery(
      """
      WITH tries AS (
        SELECT n.campaign, n.contact, a.attempt, a.result, a.spoken, a.preference, a.recorded_at
        FROM unnest(:campaigns, :contacts) AS n (campaign, contact)
        JOIN campaigns.attempted_people a ON a.contact = n.contact AND a.campaign = n.campaign
      ), people AS (
        SELECT t.campaign, t.contact, k.organization, o.time_zone, k.attempts_at_most, p.contact IS NOT NULL AS known,
               CASE WHEN s.spoken_source IN ('imported', 'observed', 'self_declared')
                    THEN s.spoken ELSE 'und' END AS language,
               (array_agg(t.preference ORDER BY t.recorded_at, t.attempt))[1] AS language_before,
               (array_agg(t.spoken ORDER BY t.recorded_at, t.attempt) FILTER (WHERE t.result = ANY (:reached)))[1]
                 AS spoken,
               count(*) FILTER (WHERE t.result = ANY (:counting)) AS tries,
               bool_or(t.result = ANY (:settling)) AS settled,
               bool_or(t.result = ANY (:numberBad)) AS number_bad,
               (array_agg(t.result ORDER BY t.recorded_at DESC, t.attempt DESC))[1] AS result,
               min(t.recorded_at) AS attempted_at,
               min(t.recorded_at) FILTER (WHERE t.result = ANY (:reached)) AS reached_at
        FROM tries t
        JOIN campaigns.known_campaigns k ON k.campaign = t.campaign
        JOIN accounts.known_organizations o ON o.organization = k.organization
        LEFT JOIN contacts.people p ON p.contact = t.contact
        LEFT JOIN contacts.languages_of_people s ON s.contact = t.contact
        GROUP BY t.campaign, t.contact, k.organization, o.time_zone, k.attempts_at_most, p.contact, s.spoken,
                 s.spoken_source
      ), barriers AS (
        SELECT p.campaign, p.contact, min(b.recorded_at) AS met_at, bool_or(EXISTS (
                 SELECT FROM tries r
                 WHERE r.campaign = b.campaign AND r.contact = b.contact AND r.result = ANY (:reached)
                   AND r.recorded_at > b.recorded_at AND r.recorded_at <= b.recorded_at + interval '48 hours'
                   AND CASE WHEN coalesce(s.barrier_language, 'und') = 'und' AND p.language = 'und'
                            THEN r.spoken <> b.spoken
                            ELSE r.spoken <> 'und' AND (r.spoken IN (s.barrier_language, p.language) OR EXISTS (
                              SELECT FROM unnest(:wanted, :near) AS m (wanted, near)
                              WHERE m.wanted IN (s.barrier_language, p.language) AND m.near = r.spoken)) END)) AS repaired
        FROM people p
        JOIN tries b ON b.campaign = p.campaign AND b.contact = p.contact AND b.result = ANY (:barrier)
        JOIN campaigns.standing_attempts s ON s.attempt = b.attempt
        GROUP BY p.campaign, p.contact
      ), facts AS (
        SELECT p.*, b.met_at, coalesce(b.repaired, false) AS repaired,
               p.known AND EXISTS (
                 SELECT FROM campaigns.lists_of_campaigns l JOIN contacts.active_members m ON m.list = l.list
                 WHERE l.campaign = p.campaign AND m.contact = p.contact) AS listed,
               (p.settled OR p.number_bad AND NOT EXISTS (
                 SELECT FROM contacts.people_on_lines l WHERE l.contact = p.contact AND l.bad_at IS NULL)) AS done,
               (SELECT min(r.created_at) FROM events.known_registrations r
                WHERE r.contact = p.contact AND r.campaign = p.campaign AND r.status = 'accepted') AS registered_at,
               (SELECT min(c.at) FROM turnout.standing_commitments c
                WHERE c.contact = p.contact AND c.campaign = p.campaign) AS committed_at
        FROM people p
        LEFT JOIN barriers b ON b.campaign = p.campaign AND b.contact = p.contact
      )
      INSERT INTO dashboards.campaign_people
        (campaign, contact, organization, language, language_before, spoken, listed, tries, settled, finished, result,
         attempted_on, reached_on, registered_on, committed_on, barrier_on, barrier_repaired)
      SELECT campaign, contact, organization, language, language_before, spoken, listed, tries, done,
             done OR tries >= attempts_at_most, result,
             (attempted_at AT TIME ZONE time_zone)::date, (reached_at AT TIME ZONE time_zone)::date,
             (registered_at AT TIME ZONE time_zone)::date, (committed_at AT TIME ZONE time_zone)::date,
             (met_at AT TIME ZONE time_zone)::date, repaired
      FROM facts
      RETURNING campaign, contact, listed
      """)
  List<RollupDao.Counted> look(
      UUID[] campaigns,
      UUID[] contacts,
      String[] reached,
      String[] settling,
      String[] numberBad,
      String[] counting,
      String[] barrier,
      String[] wanted,
      String[] near);

  /**
   * They were untouched until now: counted by the language they had before anybody spoke to them.
   */
  @SqlUpdate(
      """
      UPDATE dashboards.untouched u
      SET people = u.people - g.people
      FROM (SELECT p.campaign, p.language_before AS language, count(*) AS people
            FROM unnest(:campaigns, :contacts) AS n (campaign, contact)
            JOIN dashboards.campaign_people p ON p.campaign = n.campaign AND p.contact = n.contact
            GROUP BY p.campaign, p.language_before) g
      WHERE u.campaign = g.campaign AND u.language = g.language
      """)
  void takeFromUntouched(UUID[] campaigns, UUID[] contacts);

  /** They are untouched again, since their only attempt was taken back. */
  @SqlUpdate(
      """
      INSERT INTO dashboards.untouched AS u (campaign, language, people)
      SELECT n.campaign,
             CASE WHEN p.spoken_source IN ('imported', 'observed', 'self_declared') THEN p.spoken ELSE 'und' END,
             count(*)
      FROM unnest(:campaigns, :contacts) AS n (campaign, contact)
      JOIN contacts.people p ON p.contact = n.contact
      GROUP BY 1, 2
      ON CONFLICT ON CONSTRAINT untouched_pk DO UPDATE SET people = u.people + excluded.people
      """)
  void putBackToUntouched(UUID[] campaigns, UUID[] contacts);

  /** The headline figures from the totals: a few hundred rows a campaign, however many attempts. */
  @SqlUpdate(
      """
      UPDATE dashboards.campaigns k
      SET on_list = u.people + coalesce(s.listed, 0), remaining = u.people + coalesce(s.remaining, 0),
          attempted = coalesce(s.attempted, 0), reached = coalesce(s.reached, 0),
          registered = coalesce(s.registered, 0), committed = coalesce(s.committed, 0),
          barriers_met = coalesce(s.barriers_met, 0), barriers_repaired = coalesce(s.barriers_repaired, 0)
      FROM unnest(:campaigns) AS n (campaign)
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(people), 0) AS people FROM dashboards.untouched WHERE campaign = n.campaign) u
      CROSS JOIN LATERAL (
        SELECT sum(people) FILTER (WHERE measure = 'listed') AS listed,
               sum(people) FILTER (WHERE measure = 'remaining') AS remaining,
               sum(people) FILTER (WHERE measure = 'attempted') AS attempted,
               sum(people) FILTER (WHERE measure = 'reached') AS reached,
               sum(people) FILTER (WHERE measure = 'registered') AS registered,
               sum(people) FILTER (WHERE measure = 'committed') AS committed,
               sum(people) FILTER (WHERE measure = 'barriers_met') AS barriers_met,
               sum(people) FILTER (WHERE measure = 'barriers_repaired') AS barriers_repaired
        FROM dashboards.campaign_totals WHERE campaign = n.campaign AND meaning = 'preference') s
      WHERE k.campaign = n.campaign
      """)
  void headlines(UUID[] campaigns);
}
