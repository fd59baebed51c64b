package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Entries whose numbers are no good any more, or good again. */
interface ChangedLinesDao {

  @SqlQuery(
      """
      SELECT DISTINCT e.campaign
      FROM queue.entries e
      JOIN campaigns.known_campaigns k ON k.campaign = e.campaign
      WHERE e.line = ANY (:lines) AND k.state IN ('open', 'paused') AND k.channel = 'phone'
      ORDER BY e.campaign
      """)
  List<UUID> campaigns(@Bind("lines") List<UUID> lines);

  /** Whoever waits on one of the lines. */
  @SqlQuery(
      """
      SELECT DISTINCT q.contact
      FROM queue.entries e
      JOIN queue.entry_people q ON q.entry = e.id
      WHERE e.line = ANY (:lines) AND q.ended IS NULL
      """)
  List<UUID> waiting(@Bind("lines") List<UUID> lines);

  /** Those of them whom their line does not reach. */
  @SqlQuery(
      """
      SELECT q.contact
      FROM queue.entries e
      JOIN queue.entry_people q ON q.entry = e.id AND q.ended IS NULL
      JOIN contacts.people_on_lines b ON b.contact = q.contact AND b.line = e.line AND b.bad_at IS NOT NULL
      WHERE e.campaign = :campaign AND e.line = ANY (:lines)
      """)
  List<UUID> unreached(@Bind("campaign") UUID campaign, @Bind("lines") List<UUID> lines);

  /** Who has no other line is through with this one. */
  @SqlUpdate(
      """
      UPDATE queue.entry_people q SET ended = 'bad_number'
      FROM queue.entries e, contacts.people_on_lines b
      WHERE e.campaign = :campaign AND e.line = ANY (:lines) AND q.entry = e.id AND q.ended IS NULL
        AND b.contact = q.contact AND b.line = e.line AND b.bad_at IS NOT NULL
      """)
  int end(@Bind("campaign") UUID campaign, @Bind("lines") List<UUID> lines);

  @SqlUpdate(
      """
      UPDATE queue.entries e SET state = 'parked', reason = 'bad_number', rests_until = NULL, updated_at = :now
      WHERE e.campaign = :campaign AND e.line = ANY (:lines) AND e.state IN ('ready', 'resting')
        AND NOT EXISTS (SELECT FROM queue.entry_people q WHERE q.entry = e.id AND q.ended IS NULL)
      """)
  int park(
      @Bind("campaign") UUID campaign, @Bind("lines") List<UUID> lines, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE queue.entry_people q SET ended = NULL
      FROM queue.entries e
      WHERE e.campaign = :campaign AND e.line = ANY (:lines) AND q.entry = e.id AND q.ended = 'bad_number'
        AND NOT EXISTS (
          SELECT FROM contacts.people_on_lines b
          WHERE b.contact = q.contact AND b.line = e.line AND b.bad_at IS NOT NULL)
      """)
  int resume(@Bind("campaign") UUID campaign, @Bind("lines") List<UUID> lines);

  /** Who had to go on to a worse line, and has not been called there, comes back. */
  @SqlUpdate(
      """
      UPDATE queue.entry_people q SET entry = e.id
      FROM queue.entries e, queue.entries o, contacts.people_on_lines good, contacts.people_on_lines worse
      WHERE e.campaign = :campaign AND e.line = ANY (:lines) AND e.reason = 'bad_number'
        AND good.line = e.line AND good.bad_at IS NULL
        AND q.campaign = e.campaign AND q.contact = good.contact AND q.ended IS NULL AND NOT q.own
        AND o.id = q.entry AND o.id <> e.id AND o.attempts = 0 AND o.state IN ('ready', 'resting')
        AND worse.contact = q.contact AND worse.line = o.line
        AND (good.rank, good.line) < (worse.rank, worse.line)
      """)
  int comeBack(@Bind("campaign") UUID campaign, @Bind("lines") List<UUID> lines);

  /** The lines that they have left behind. */
  @SqlUpdate(
      """
      UPDATE queue.entries o SET state = 'done', reason = 'nobody_left', rests_until = NULL, updated_at = :now
      WHERE o.campaign = :campaign AND o.state IN ('ready', 'resting')
        AND o.line IN (
          SELECT x.line FROM queue.entries e
          JOIN queue.entry_people q ON q.entry = e.id
          JOIN contacts.people_on_lines x ON x.contact = q.contact
          WHERE e.campaign = :campaign AND e.line = ANY (:lines))
        AND NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = o.id)
      """)
  int leave(
      @Bind("campaign") UUID campaign, @Bind("lines") List<UUID> lines, @Bind("now") Instant now);

  /** Takes up again what may be called once more, for somebody who may be called there. */
  @SqlQuery(
      """
      WITH back AS (
        UPDATE queue.entries e SET state = 'ready', reason = NULL, rests_until = NULL, updated_at = :now
        FROM queue.lanes l
        WHERE e.campaign = :campaign AND e.line = ANY (:lines) AND l.id = e.lane AND l.language = ANY (:languages)
          AND e.state IN ('parked', 'done') AND e.reason IN ('bad_number', 'suppressed', 'nobody_left')
          AND EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = e.line AND r.channel = 'phone')
          AND EXISTS (
            SELECT FROM queue.entry_people q
            JOIN contacts.people p ON p.contact = q.contact
            JOIN campaigns.lists_of_campaigns cl ON cl.campaign = q.campaign
            JOIN contacts.active_members m ON m.list = cl.list AND m.contact = q.contact
            WHERE q.entry = e.id AND q.ended IS NULL AND p.deceased_at IS NULL AND p.merged_into IS NULL
              AND NOT EXISTS (
                SELECT FROM consent.silenced_people s WHERE s.contact = q.contact AND s.channel IN ('all', 'phone'))
              AND NOT EXISTS (
                SELECT FROM contacts.people_on_lines b
                WHERE b.contact = q.contact AND b.line = e.line AND b.bad_at IS NOT NULL))
        RETURNING e.lane, e.rank)
      SELECT lane, min(rank) AS rank FROM back GROUP BY lane, rank < queue.fresh_rank()
      """)
  List<FeedDao.Head> reopen(
      @Bind("campaign") UUID campaign,
      @Bind("lines") List<UUID> lines,
      @Bind("languages") List<String> languages,
      @Bind("now") Instant now);
}
