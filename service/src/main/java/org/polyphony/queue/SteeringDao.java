package org.polyphony.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SteeringDao {

  /** A day of which the coordinator has said something. */
  record Day(LocalDate day, boolean off) {}

  @SqlQuery(
      "SELECT day, off FROM queue.days_off WHERE campaign = :campaign AND day >= :from ORDER BY day")
  List<Day> days(@Bind("campaign") UUID campaign, @Bind("from") LocalDate from);

  @SqlUpdate(
      """
      INSERT INTO queue.days_off (campaign, day, off) VALUES (:campaign, :day, :off)
      ON CONFLICT (campaign, day) DO UPDATE SET off = excluded.off
      """)
  void setDay(
      @Bind("campaign") UUID campaign, @Bind("day") LocalDate day, @Bind("off") boolean off);

  @SqlUpdate("DELETE FROM queue.days_off WHERE campaign = :campaign AND day = :day")
  void clearDay(@Bind("campaign") UUID campaign, @Bind("day") LocalDate day);

  @SqlUpdate(
      """
      INSERT INTO queue.steered_languages (campaign, language, paused) VALUES (:campaign, :language, :paused)
      ON CONFLICT (campaign, language) DO UPDATE SET paused = excluded.paused
      """)
  void pause(
      @Bind("campaign") UUID campaign,
      @Bind("language") String language,
      @Bind("paused") boolean paused);

  @SqlQuery("SELECT language FROM queue.language_places WHERE campaign = :campaign ORDER BY place")
  List<String> order(@Bind("campaign") UUID campaign);

  @SqlUpdate(
      """
      INSERT INTO queue.steered_languages (campaign, language, place)
      SELECT :campaign, o.language, CASE WHEN o.language = ANY (:languages) THEN array_position(:languages, o.language) END
      FROM (
        SELECT unnest(CAST(:languages AS text[])) AS language
        UNION
        SELECT language FROM queue.steered_languages WHERE campaign = :campaign) o
      ORDER BY o.language
      ON CONFLICT (campaign, language) DO UPDATE SET place = excluded.place
      """)
  void setOrder(@Bind("campaign") UUID campaign, @Bind("languages") List<String> languages);

  /**
   * Puts a line that waits or rests before all others of its lane: those of the front come in the
   * order in which they were put there. Not one that is promised for a time, or has been approached
   * as often as may be.
   */
  @SqlQuery(
      """
      UPDATE queue.entries
      SET state = 'ready', reason = NULL, rests_until = NULL, rank = nextval('queue.arrivals'), updated_at = :now
      WHERE id = :entry AND campaign = :campaign
        AND (state = 'ready' OR state = 'resting' AND reason NOT IN ('call_back', 'capped'))
      RETURNING lane, rank
      """)
  Optional<FeedDao.Head> toFront(
      @Bind("campaign") UUID campaign, @Bind("entry") UUID entry, @Bind("now") Instant now);

  /** The caller of an open claim; empty where it is none of this campaign's. */
  @SqlQuery(
      """
      SELECT caller, dialled_at IS NOT NULL AS dialled FROM queue.claims
      WHERE id = :claim AND campaign = :campaign AND state IN ('open', 'ahead')
      """)
  Optional<Steering.Released> holder(@Bind("campaign") UUID campaign, @Bind("claim") UUID claim);

  @SqlQuery("SELECT queue.release(:claim, :now)")
  boolean release(@Bind("claim") UUID claim, @Bind("now") Instant now);

  /** How many lines {@link #requeue} would take up again. */
  @SqlQuery(
      """
      SELECT count(*)
      FROM queue.entries e
      JOIN queue.lanes l ON l.id = e.lane
      WHERE e.campaign = :campaign AND e.state = :state AND e.reason = :reason AND l.owner IS NULL
        AND CASE WHEN l.inferred THEN 'und' ELSE l.language END = :language
      """)
  int count(
      @Bind("campaign") UUID campaign,
      @Bind("language") String language,
      @Bind("state") String state,
      @Bind("reason") String reason);

  /** Takes lines up again, each with those of its people who were through for the same reason. */
  @SqlQuery(
      """
      WITH back AS (
        UPDATE queue.entries e
        SET state = 'ready', reason = NULL, rests_until = NULL, updated_at = :now,
            barriers = CASE WHEN :reason = 'staff' THEN 0 ELSE e.barriers END,
            rank = queue.retry_rank() + nextval('queue.arrivals')
        FROM queue.lanes l
        WHERE l.id = e.lane AND e.campaign = :campaign AND e.state = :state AND e.reason = :reason AND l.owner IS NULL
          AND CASE WHEN l.inferred THEN 'und' ELSE l.language END = :language
        RETURNING e.id, e.lane, e.rank
      ), people AS (
        UPDATE queue.entry_people p SET ended = NULL FROM back
        WHERE p.entry = back.id AND p.ended = :reason
      )
      SELECT lane, rank FROM back
      """)
  List<FeedDao.Head> requeue(
      @Bind("campaign") UUID campaign,
      @Bind("language") String language,
      @Bind("state") String state,
      @Bind("reason") String reason,
      @Bind("now") Instant now);

  /** The languages that a caller of a campaign can serve. */
  @SqlQuery("SELECT serves FROM queue.callers WHERE campaign = :campaign AND caller = :caller")
  Optional<String[]> serves(@Bind("campaign") UUID campaign, @Bind("caller") UUID caller);

  /** What was fetched ahead for a caller in other languages than these goes back. */
  @SqlQuery(
      """
      SELECT queue.give_back(id, caller, :now) FROM queue.claims
      WHERE campaign = :campaign AND caller = :caller AND state = 'ahead' AND spoken <> ALL (:languages)
      ORDER BY claimed_at, id
      """)
  List<Boolean> takeBackAhead(
      @Bind("campaign") UUID campaign,
      @Bind("caller") UUID caller,
      @Bind("languages") List<String> languages,
      @Bind("now") Instant now);

  /** Null: all that they can. */
  @SqlUpdate(
      """
      UPDATE queue.callers SET only_languages = CAST(:languages AS text[])
      WHERE campaign = :campaign AND caller = :caller
      """)
  int serveOnly(
      @Bind("campaign") UUID campaign,
      @Bind("caller") UUID caller,
      @Bind("languages") @Nullable List<String> languages);
}
