package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SettlingDao {

  /** The entry before the claim, as everywhere. */
  @SqlQuery(
      """
      SELECT claim, campaign, entry, line, caller, state, follow_up, lane, barriers, contacts, tries, through, own, taken
      FROM queue.hold(:claim)
      """)
  Optional<Held> lock(@Bind("claim") UUID claim);

  /**
   * How an entry stands after the outcome, in one statement; what was before it is kept for the
   * undo.
   */
  @SqlQuery(
      """
      WITH people AS (
        UPDATE queue.entry_people p
        SET attempts = p.attempts + CASE WHEN p.contact = ANY (:tried) THEN 1 ELSE 0 END,
            ended = coalesce((CAST(:why AS text[]))[array_position(:through, p.contact)], p.ended)
        WHERE p.entry = :entry AND (p.contact = ANY (:tried) OR p.contact = ANY (:through))
      ), claim AS (
        UPDATE queue.claims c
        SET state = 'closed', ended_at = platform.now(), before = (
          SELECT jsonb_build_object('lane', e.lane, 'rank', e.rank, 'state', e.state, 'reason', e.reason,
                   'rests_until', e.rests_until, 'attempts', e.attempts, 'barriers', e.barriers,
                   'people', (SELECT jsonb_agg(jsonb_build_object(
                                'contact', p.contact, 'attempts', p.attempts, 'ended', p.ended))
                              FROM queue.entry_people p WHERE p.entry = e.id))
          FROM queue.entries e WHERE e.id = c.entry)
        WHERE c.id = :claim
      ), entry AS (
        UPDATE queue.entries e
        SET state = :state, reason = :reason, rests_until = :restsUntil, lane = coalesce(:lane, e.lane),
            rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = :now,
            attempts = e.attempts + CASE WHEN cardinality(:tried) > 0 THEN 1 ELSE 0 END,
            barriers = e.barriers + CASE WHEN :barrier THEN 1 ELSE 0 END
        WHERE e.id = :entry
        RETURNING e.lane, e.rank, e.state
      )
      SELECT lane, rank FROM entry WHERE state = 'ready'
      """)
  Optional<FeedDao.Head> settle(
      @Bind("claim") UUID claim,
      @Bind("entry") UUID entry,
      @Bind("state") String state,
      @Bind("reason") @Nullable String reason,
      @Bind("restsUntil") @Nullable Instant restsUntil,
      @Bind("lane") @Nullable UUID lane,
      @Bind("barrier") boolean barrier,
      @Bind("tried") List<UUID> tried,
      @Bind("through") List<UUID> through,
      @Bind("why") List<String> why,
      @Bind("now") Instant now);

  /**
   * When an owner is through with their own people, others behind the same line are for others to
   * call again, after a rest.
   */
  @SqlUpdate(
      """
      UPDATE queue.entries e
      SET lane = e.home, state = 'resting', reason = 'not_available', rests_until = :restsUntil, updated_at = :now
      WHERE e.id = :entry AND e.state = 'done' AND e.home IS NOT NULL AND EXISTS (
        SELECT FROM queue.entry_people p WHERE p.entry = e.id AND NOT p.own AND p.ended IS NULL)
      """)
  int goHome(
      @Bind("entry") UUID entry, @Bind("restsUntil") Instant restsUntil, @Bind("now") Instant now);

  /** The lane of another language with the same zones and owner, made where there was none. */
  @SqlQuery(
      """
      WITH made AS (
        INSERT INTO queue.lanes (id, campaign, language, inferred, zones, owner, created_at)
        SELECT :id, campaign, :language, false, zones, owner, :now FROM queue.lanes WHERE id = :beside
        ON CONFLICT (campaign, language, inferred, zones, owner) DO NOTHING
        RETURNING id)
      SELECT id FROM made
      UNION ALL
      SELECT l.id FROM queue.lanes l JOIN queue.lanes b
        ON b.campaign = l.campaign AND b.zones = l.zones AND b.owner IS NOT DISTINCT FROM l.owner
      WHERE b.id = :beside AND l.language = :language AND NOT l.inferred
      LIMIT 1
      """)
  UUID laneOf(
      @Bind("id") UUID id,
      @Bind("beside") UUID beside,
      @Bind("language") String language,
      @Bind("now") Instant now);

  /**
   * Puts the entry and its people back to what they were before the outcome of this claim. Where
   * the entry has gone on since, only the people's counts go back.
   */
  @SqlQuery(
      """
      WITH was AS (
        SELECT c.entry, c.before, EXISTS (
                 SELECT FROM queue.claims o WHERE o.entry = c.entry AND o.id <> c.id AND o.claimed_at > c.claimed_at
                   AND o.state IN ('open', 'ahead', 'closed')) AS gone_on
        FROM queue.claims c WHERE c.id = :claim AND c.state = 'closed' AND c.before IS NOT NULL
      ), people AS (
        UPDATE queue.entry_people p
        SET entry = w.entry, attempts = b.attempts, ended = b.ended
        FROM was w
        CROSS JOIN LATERAL jsonb_to_recordset(w.before -> 'people') AS b (contact uuid, attempts integer, ended text)
        WHERE p.campaign = :campaign AND p.contact = b.contact
          AND (NOT w.gone_on OR p.entry <> w.entry OR p.attempts = b.attempts + 1 OR p.ended IS DISTINCT FROM b.ended)
      ), claim AS (
        UPDATE queue.claims c SET state = 'lapsed', before = NULL FROM was w WHERE c.id = :claim
      ), entry AS (
        UPDATE queue.entries e
        SET lane = CAST(w.before ->> 'lane' AS uuid), rank = queue.retry_rank() + nextval('queue.arrivals'),
            state = 'ready', reason = NULL, rests_until = NULL, updated_at = :now,
            attempts = CAST(w.before ->> 'attempts' AS integer), barriers = CAST(w.before ->> 'barriers' AS integer)
        FROM was w WHERE e.id = w.entry AND NOT w.gone_on
        RETURNING e.lane, e.rank
      )
      SELECT lane, rank FROM entry
      """)
  Optional<FeedDao.Head> undo(
      @Bind("claim") UUID claim, @Bind("campaign") UUID campaign, @Bind("now") Instant now);

  /** Whether the line stands as the outcome of this claim has left it. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM queue.claims c
        WHERE c.id = :claim AND c.state = 'closed' AND c.before IS NOT NULL AND NOT EXISTS (
          SELECT FROM queue.claims o WHERE o.entry = c.entry AND o.id <> c.id AND o.claimed_at > c.claimed_at
            AND o.state IN ('open', 'ahead', 'closed')))
      """)
  boolean isLast(@Bind("claim") UUID claim);

  /** As if the caller gave the line back, for ever. */
  @SqlUpdate(
      """
      INSERT INTO queue.claims (id, campaign, entry, line, door, caller, state, spoken, bundle, match, claimed_at,
        expires_at, ended_at)
      SELECT :id, campaign, entry, line, door, caller, 'returned', spoken, bundle, match, claimed_at, expires_at, 'infinity'
      FROM queue.claims WHERE id = :claim
      """)
  void keepApart(@Bind("id") UUID id, @Bind("claim") UUID claim);

  @SqlUpdate(
      """
      DELETE FROM queue.claims a USING queue.claims c
      WHERE c.id = :claim AND a.caller = c.caller AND a.entry = c.entry AND a.state = 'returned' AND a.ended_at = 'infinity'
      """)
  int bringTogether(@Bind("claim") UUID claim);

  /** Lines to which people had moved on, and from which the undo has taken them back. */
  @SqlUpdate(
      """
      UPDATE queue.entries e SET state = 'done', reason = 'nobody_left', rests_until = NULL, updated_at = :now
      WHERE e.campaign = :campaign AND e.state IN ('ready', 'resting') AND e.line IN (
          SELECT o.line FROM queue.entry_people q
          JOIN contacts.people_on_lines o ON o.contact = q.contact
          WHERE q.entry = :entry)
        AND NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = e.id)
      """)
  int leave(@Bind("campaign") UUID campaign, @Bind("entry") UUID entry, @Bind("now") Instant now);
}
