package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

interface LanesDao {

  @SqlQuery("SELECT zones FROM queue.lanes WHERE id = :lane")
  String zones(@Bind("lane") UUID lane);

  /** A lane whose hours are to be worked out. */
  record Changing(UUID id, UUID campaign, String zones, @Nullable Integer place, boolean paused) {}

  /** A lane as it is from now to its next change. */
  record Changed(
      UUID id,
      boolean open,
      Instant nextChangeAt,
      @Nullable Integer place,
      boolean paused,
      boolean dayOff) {}

  /** How a language of a campaign stands, for one caller. */
  record Standing(
      String language,
      boolean served,
      boolean open,
      boolean paused,
      boolean dayOff,
      @Nullable Instant nextChangeAt,
      int ready,
      int resting,
      @Nullable Instant wakesAt,
      @Nullable Instant claimedUntil) {}

  /** Locked in the order of ids, as everywhere. */
  @SqlQuery(
      """
      SELECT l.id, l.campaign, l.zones, s.place, coalesce(s.paused, false) AS paused
      FROM queue.lanes l
      JOIN campaigns.known_campaigns k ON k.campaign = l.campaign
      LEFT JOIN queue.steered_languages s
        ON s.campaign = l.campaign AND s.language = CASE WHEN l.inferred THEN 'und' ELSE l.language END
      WHERE l.campaign = :campaign OR (
        CAST(:campaign AS uuid) IS NULL AND k.state = 'open' AND (l.next_change_at IS NULL OR l.next_change_at <= :now))
      ORDER BY l.id
      FOR NO KEY UPDATE OF l
      """)
  List<Changing> changing(@Bind("campaign") @Nullable UUID campaign, @Bind("now") Instant now);

  @SqlBatch(
      """
      UPDATE queue.lanes
      SET open = :open AND owner IS NULL, own_open = :open AND owner IS NOT NULL, next_change_at = :nextChangeAt,
          place = :place, paused = :paused, day_off = :dayOff
      WHERE id = :id AND (open OR own_open, next_change_at, place, paused, day_off) IS DISTINCT FROM (
        CAST(:open AS boolean), CAST(:nextChangeAt AS timestamptz), CAST(:place AS integer), CAST(:paused AS boolean),
        CAST(:dayOff AS boolean))
      """)
  @BatchChunkSize(500)
  void change(@BindMethods List<Changed> lanes);

  /** To be called in the transaction that made the entries ready. */
  @SqlQuery("SELECT queue.lower_heads(:lanes, :ranks) IS NULL")
  boolean lowerHeads(@Bind("lanes") List<UUID> lanes, @Bind("ranks") List<Long> ranks);

  @SqlQuery("SELECT queue.advance_heads() IS NULL")
  boolean advanceHeads();

  @SqlQuery("SELECT queue.recount(:campaign) IS NULL")
  boolean recount(@Bind("campaign") @Nullable UUID campaign);

  /**
   * Counted up to a thousand a lane; beyond that the last count of all serves. Of one moment: a
   * line that is given back meanwhile is seen either with its caller or as ready, and never as
   * neither.
   */
  @SqlQuery(
      """
      SELECT CASE WHEN l.inferred THEN 'und' ELSE l.language END AS language,
             CASE WHEN l.inferred THEN 'und' ELSE l.language END = ANY (:served) AS served, l.open, l.paused, l.day_off, l.next_change_at,
             CASE WHEN ready.entries = 1000 THEN greatest(l.ready, 1000) ELSE ready.entries END AS ready,
             resting.entries AS resting, resting.wakes_at, claimed.until AS claimed_until
      FROM queue.lanes l
      LEFT JOIN (
        SELECT e.lane, min(c.expires_at) AS until FROM queue.claims c JOIN queue.entries e ON e.id = c.entry
        WHERE c.campaign = :campaign AND c.state IN ('open', 'ahead')
        GROUP BY e.lane) claimed ON claimed.lane = l.id
      CROSS JOIN LATERAL (
        SELECT count(*) AS entries FROM (
          SELECT FROM queue.entries e WHERE e.lane = l.id AND e.state = 'ready' LIMIT 1000) e) ready
      CROSS JOIN LATERAL (
        SELECT count(*) AS entries, min(e.rests_until) AS wakes_at FROM (
          SELECT e.rests_until FROM queue.entries e WHERE e.lane = l.id AND e.state = 'resting'
          ORDER BY e.rests_until LIMIT 1000) e) resting
      WHERE l.campaign = :campaign AND l.owner IS NULL
      """)
  List<Standing> standing(@Bind("campaign") UUID campaign, @Bind("served") List<String> served);

  /** The languages that the caller is to serve; empty where they serve all they can. */
  @SqlQuery(
      """
      SELECT only_languages FROM queue.callers
      WHERE campaign = :campaign AND caller = :caller AND only_languages IS NOT NULL
      """)
  Optional<List<String>> only(@Bind("campaign") UUID campaign, @Bind("caller") UUID caller);

  @SqlQuery("SELECT EXISTS (SELECT FROM queue.entries WHERE campaign = :campaign)")
  boolean hasEntries(@Bind("campaign") UUID campaign);
}
