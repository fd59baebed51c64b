package org.polyphony.coordination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface PromisesDao {

  /** Somebody who may be given a promise, with the languages that they speak. */
  record Speaker(UUID user, String name, List<String> languages) {}

  @SqlQuery(
      """
      SELECT f.follow_up, f.kind, coalesce(f.contact, behind.contact) AS contact, coalesce(p.full_name, '') AS name,
             f.language, f.due_at, coalesce(e.zones, array_to_string(k.time_zones, ','), 'UTC') AS zones, f.for_user,
             u.name AS for_name, f.due_at <= :now AS overdue,
             f.for_user IS NULL OR f.due_at <= CAST(:now AS timestamptz) - queue.own_promise() AS anybodys,
             e.state, e.reason
      FROM consent.open_follow_ups f
      LEFT JOIN contacts.known_lines k ON k.line = f.line
      LEFT JOIN queue.lane_entries e ON e.campaign = f.campaign AND e.line = f.line
      LEFT JOIN LATERAL (
        SELECT q.contact FROM queue.queued_people q WHERE q.entry = e.entry ORDER BY q.contact LIMIT 1) behind ON true
      LEFT JOIN contacts.people p ON p.contact = coalesce(f.contact, behind.contact)
      LEFT JOIN accounts.known_users u ON u.user_id = f.for_user
      WHERE f.organization = :organization AND f.campaign = :campaign AND f.kind = ANY (:kinds)
      ORDER BY f.due_at, f.follow_up LIMIT 200
      """)
  List<Promise> open(
      @Bind("organization") UUID organization,
      @Bind("campaign") UUID campaign,
      @Bind("kinds") List<String> kinds,
      @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT u.user_id AS "user", u.name, array_agg(s.tag ORDER BY s.tag) AS languages
      FROM accounts.known_users u
      JOIN accounts.speakers s ON s.user_id = u.user_id
      WHERE u.organization = :organization AND u.disabled_at IS NULL
      GROUP BY u.user_id, u.name
      ORDER BY u.name LIMIT 500
      """)
  List<Speaker> speakers(@Bind("organization") UUID organization);
}
