package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Fills the queue set by set: a campaign may have a million people. */
interface FeedDao {

  /**
   * A lane that has ready entries again, and the smallest rank of them; a class of its own each.
   */
  record Head(UUID lane, long rank) {}

  /** One feed of a campaign at a time, to the end of the transaction. */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('queue.feed ' || :campaign, 0)) IS NULL")
  boolean lock(@Bind("campaign") UUID campaign);

  /** The lists of a campaign, in an order; those after one, or all. */
  @SqlQuery(
      """
      SELECT list FROM campaigns.lists_of_campaigns
      WHERE campaign = :campaign AND (CAST(:after AS uuid) IS NULL OR list > :after) ORDER BY list
      """)
  List<UUID> lists(@Bind("campaign") UUID campaign, @Bind("after") @Nullable UUID after);

  /** The next people on a list, in an order; those after somebody, or the first. */
  @SqlQuery(
      """
      SELECT list, contact FROM contacts.active_members
      WHERE list = :list AND contact > coalesce(:after, '00000000-0000-0000-0000-000000000000'::uuid)
      ORDER BY contact LIMIT :atMost
      """)
  List<Feeder.Cursor> members(
      @Bind("list") UUID list, @Bind("after") @Nullable UUID after, @Bind("atMost") int atMost);

  /** How many are on the lists of a campaign, each as often as they are on one. */
  @SqlQuery(
      """
      SELECT count(*) FROM (
        SELECT FROM campaigns.lists_of_campaigns cl
        JOIN contacts.active_members m ON m.list = cl.list
        WHERE cl.campaign = :campaign LIMIT :atMost) m
      """)
  int people(@Bind("campaign") UUID campaign, @Bind("atMost") int atMost);

  /** These people, and those on the campaign's lists who share a line with one of them. */
  @SqlQuery(
      """
      SELECT unnest(:contacts)
      UNION
      SELECT o.contact
      FROM unnest(:contacts) AS wanted (contact)
      JOIN contacts.people_on_lines p ON p.contact = wanted.contact
      JOIN contacts.people_on_lines o ON o.line = p.line AND o.contact <> p.contact
      WHERE EXISTS (
        SELECT FROM contacts.active_members m
        JOIN campaigns.lists_of_campaigns cl ON cl.list = m.list
        WHERE m.contact = o.contact AND cl.campaign = :campaign)
      """)
  List<UUID> withThoseBehind(
      @Bind("campaign") UUID campaign, @Bind("contacts") List<UUID> contacts);

  /**
   * The people who stand on no line yet, each with the best line that may be called: not known to
   * be bad, not silenced. A person whose line turned out bad stands on none; one whom a caller has
   * typed in stays on the line that was typed.
   *
   * @param contacts only these
   */
  @SqlUpdate(
      """
      INSERT INTO queue.feeding (campaign, contact, line, spoken, guessed, zone, placed)
      SELECT DISTINCT ON (p.contact) :campaign, p.contact, p.line, p.spoken, p.spoken_source = 'inferred', d.time_zone,
             false
      FROM unnest(:contacts) AS wanted (contact)
      JOIN contacts.people_on_lines p ON p.contact = wanted.contact
      JOIN consent.reachable_lines r ON r.line = p.line AND r.channel = 'phone'
      LEFT JOIN contacts.known_doors d ON d.door = p.door
      WHERE EXISTS (
          SELECT FROM contacts.active_members m
          JOIN campaigns.lists_of_campaigns cl ON cl.list = m.list
          WHERE m.contact = wanted.contact AND cl.campaign = :campaign)
        AND p.bad_at IS NULL AND p.deceased_at IS NULL
        AND NOT EXISTS (
          SELECT FROM consent.silenced_people s WHERE s.contact = p.contact AND s.channel IN ('all', 'phone'))
        AND NOT EXISTS (
          SELECT FROM queue.entry_people q JOIN queue.entries e ON e.id = q.entry
          WHERE q.campaign = :campaign AND q.contact = p.contact
            AND (q.ended IS NOT NULL OR q.own OR e.line <> p.line AND NOT EXISTS (
              SELECT FROM contacts.people_on_lines b
              WHERE b.contact = q.contact AND b.line = e.line AND b.bad_at IS NOT NULL)
              OR e.line = p.line))
      ORDER BY p.contact, p.rank, p.line
      """)
  int gather(@Bind("campaign") UUID campaign, @Bind("contacts") List<UUID> contacts);

  /**
   * Nobody has counted what was just gathered: PostgreSQL takes it for a handful, and would go
   * through all of it once for each of its rows. Off for many, on again after it.
   */
  @SqlQuery(
      "SELECT set_config('enable_nestloop', CASE WHEN :allowed THEN 'on' ELSE 'off' END, true)")
  String nestedLoops(@Bind("allowed") boolean allowed);

  /** Who stands behind the same lines already: they have a say in the lane. */
  @SqlUpdate(
      """
      INSERT INTO queue.feeding (campaign, contact, line, spoken, guessed, zone, placed)
      SELECT :campaign, p.contact, f.line, p.spoken, p.spoken_source = 'inferred', d.time_zone, true
      FROM (SELECT DISTINCT line FROM queue.feeding WHERE campaign = :campaign) f
      JOIN queue.entries e ON e.campaign = :campaign AND e.line = f.line
      JOIN queue.entry_people q ON q.entry = e.id AND q.ended IS NULL
      JOIN contacts.people p ON p.contact = q.contact
      LEFT JOIN contacts.known_doors d ON d.door = p.door
      ON CONFLICT (campaign, contact) DO NOTHING
      """)
  int gatherThoseBehind(@Bind("campaign") UUID campaign);

  /**
   * Who stands on a line already and of whom something has been learnt since: their language may
   * ask for another lane. Not of a line that is a caller's own: they have said what is spoken
   * there.
   *
   * @param contacts only these, whatever is known of when; empty for all
   */
  @SqlUpdate(
      """
      INSERT INTO queue.feeding (campaign, contact, line, spoken, guessed, zone, placed)
      SELECT :campaign, p.contact, e.line, p.spoken, p.spoken_source = 'inferred', d.time_zone, true
      FROM queue.entry_people q
      JOIN queue.entries e ON e.id = q.entry
      JOIN queue.lanes l ON l.id = e.lane AND l.owner IS NULL
      JOIN contacts.people p ON p.contact = q.contact
      LEFT JOIN contacts.known_doors d ON d.door = p.door
      WHERE q.campaign = :campaign AND q.ended IS NULL
        AND (e.state IN ('ready', 'resting') OR e.state = 'parked' AND e.reason = 'language')
        AND CASE WHEN cardinality(:contacts) = 0 THEN p.updated_at > e.updated_at ELSE p.contact = ANY (:contacts) END
      """)
  int gatherChanged(@Bind("campaign") UUID campaign, @Bind("contacts") List<UUID> contacts);

  /** Moves the lines of those gathered to their lanes; their place in the order they keep. */
  @SqlQuery(
      """
      WITH moved AS (
        UPDATE queue.entries e
        SET lane = l.id, updated_at = :now,
            state = CASE WHEN l.language <> ALL (:languages) THEN 'parked'
                         WHEN e.state = 'parked' THEN 'ready' ELSE e.state END,
            reason = CASE WHEN l.language <> ALL (:languages) THEN 'language'
                          WHEN e.state = 'parked' THEN NULL ELSE e.reason END,
            rests_until = CASE WHEN l.language = ANY (:languages) THEN e.rests_until END
        FROM queue.feeding_lines f
        JOIN queue.lanes l ON l.campaign = f.campaign AND l.language = f.language AND l.inferred = f.inferred
          AND l.zones = f.zones AND l.owner IS NULL
        WHERE f.campaign = :campaign AND e.campaign = f.campaign AND e.line = f.line AND e.lane <> l.id
        RETURNING e.lane, e.rank, e.state)
      SELECT lane, min(rank) AS rank FROM moved WHERE state = 'ready' GROUP BY lane, rank < queue.fresh_rank()
      """)
  List<Head> move(
      @Bind("campaign") UUID campaign,
      @Bind("languages") List<String> languages,
      @Bind("now") Instant now);

  /** Somebody in the queue of a campaign at work. */
  record Queued(UUID campaign, UUID contact) {}

  @SqlQuery(
      """
      SELECT q.campaign, q.contact
      FROM campaigns.known_campaigns k
      JOIN queue.entry_people q ON q.campaign = k.campaign AND q.contact = ANY (:contacts)
      WHERE k.state IN ('open', 'paused') AND k.channel = 'phone' AND q.ended IS NULL
      ORDER BY q.campaign
      """)
  List<Queued> queued(@Bind("contacts") List<UUID> contacts);

  @SqlUpdate(
      """
      INSERT INTO queue.lanes (id, campaign, language, inferred, zones, created_at)
      SELECT gen_random_uuid(), l.campaign, l.language, l.inferred, l.zones, :now
      FROM (SELECT DISTINCT campaign, language, inferred, zones FROM queue.feeding_lines WHERE campaign = :campaign) l
      ON CONFLICT (campaign, language, inferred, zones, owner) DO NOTHING
      """)
  int openLanes(@Bind("campaign") UUID campaign, @Bind("now") Instant now);

  /**
   * A line once per campaign. One that was through comes up again when somebody new is behind it;
   * one that is a caller's own stays with them.
   */
  @SqlQuery(
      """
      WITH fed AS (
        INSERT INTO queue.entries AS e (id, campaign, lane, line, rank, state, reason, updated_at)
        SELECT gen_random_uuid(), n.campaign, n.lane, n.line, queue.fresh_rank() + nextval('queue.arrivals'),
               CASE WHEN n.needs_look OR n.language <> ALL (:languages) THEN 'parked' ELSE 'ready' END,
               CASE WHEN n.needs_look THEN 'look' WHEN n.language <> ALL (:languages) THEN 'language' END, :now
        FROM (
          -- Put in order after the join, whichever way that is made: the places are given out in it.
          SELECT f.campaign, f.line, f.needs_look, l.id AS lane, l.language
          FROM queue.feeding_lines f
          JOIN queue.lanes l ON l.campaign = f.campaign AND l.language = f.language AND l.inferred = f.inferred
            AND l.zones = f.zones AND l.owner IS NULL
          WHERE f.campaign = :campaign
          ORDER BY f.line) n
        ON CONFLICT (campaign, line) DO UPDATE
          SET lane = CASE WHEN e.home IS NOT NULL AND EXISTS (
                SELECT FROM queue.lanes o WHERE o.id = e.lane AND o.owner IS NOT NULL) THEN e.lane ELSE excluded.lane END,
              rank = excluded.rank, updated_at = excluded.updated_at,
              state = CASE WHEN e.state IN ('done', 'parked') AND e.reason IS DISTINCT FROM 'staff'
                        THEN excluded.state ELSE e.state END,
              reason = CASE WHEN e.state IN ('done', 'parked') AND e.reason IS DISTINCT FROM 'staff'
                         THEN excluded.reason ELSE e.reason END
        RETURNING lane, rank, state)
      SELECT lane, min(rank) AS rank FROM fed WHERE state = 'ready' GROUP BY lane, rank < queue.fresh_rank()
      """)
  List<Head> enter(
      @Bind("campaign") UUID campaign,
      @Bind("languages") List<String> languages,
      @Bind("now") Instant now);

  @SqlUpdate(
      """
      INSERT INTO queue.entry_people (campaign, contact, entry)
      SELECT f.campaign, f.contact, e.id
      FROM queue.feeding f
      JOIN queue.entries e ON e.campaign = f.campaign AND e.line = f.line
      WHERE f.campaign = :campaign AND NOT f.placed
      ON CONFLICT (campaign, contact) DO UPDATE SET entry = excluded.entry
      """)
  int place(@Bind("campaign") UUID campaign);

  @SqlUpdate("DELETE FROM queue.feeding WHERE campaign = :campaign")
  int clear(@Bind("campaign") UUID campaign);

  /** Parks the languages that the campaign no longer calls. */
  @SqlUpdate(
      """
      UPDATE queue.entries e
      SET state = 'parked', rests_until = NULL, updated_at = :now, reason = 'language'
      FROM queue.lanes l
      WHERE e.campaign = :campaign AND l.id = e.lane AND e.state IN ('ready', 'resting') AND l.language <> ALL (:languages)
      """)
  int parkLanguages(
      @Bind("campaign") UUID campaign,
      @Bind("languages") List<String> languages,
      @Bind("now") Instant now);

  /** Parks lines all of whose people are off the lists. */
  @SqlUpdate(
      """
      UPDATE queue.entries e
      SET state = 'parked', rests_until = NULL, updated_at = :now, reason = 'off_list'
      WHERE e.campaign = :campaign AND e.state IN ('ready', 'resting') AND NOT EXISTS (
        SELECT FROM queue.entry_people q
        JOIN contacts.active_members m ON m.contact = q.contact
        JOIN campaigns.lists_of_campaigns cl ON cl.list = m.list
        WHERE q.campaign = :campaign AND q.entry = e.id AND cl.campaign = :campaign)
      """)
  int parkOffList(@Bind("campaign") UUID campaign, @Bind("now") Instant now);

  /** Takes up again what was parked for a language or a list that the campaign has once more. */
  @SqlQuery(
      """
      WITH back AS (
        UPDATE queue.entries e SET state = 'ready', reason = NULL, updated_at = :now
        FROM queue.lanes l
        WHERE e.campaign = :campaign AND l.id = e.lane AND e.state = 'parked' AND e.reason IN ('language', 'off_list')
          AND l.language = ANY (:languages) AND EXISTS (
            SELECT FROM queue.entry_people q
            JOIN campaigns.lists_of_campaigns cl ON cl.campaign = q.campaign
            JOIN contacts.active_members m ON m.list = cl.list AND m.contact = q.contact
            WHERE q.entry = e.id AND q.ended IS NULL)
        RETURNING e.lane, e.rank)
      SELECT lane, min(rank) AS rank FROM back GROUP BY lane, rank < queue.fresh_rank()
      """)
  List<Head> unpark(
      @Bind("campaign") UUID campaign,
      @Bind("languages") List<String> languages,
      @Bind("now") Instant now);
}
