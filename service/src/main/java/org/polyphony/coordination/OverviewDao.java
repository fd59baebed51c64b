package org.polyphony.coordination;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.polyphony.friends.FriendsFigures;

interface OverviewDao {

  /** What has to be known of the campaign itself. */
  record Known(String name, String state, String timeZone) {
    ZoneId zone() {
      return ZoneId.of(timeZone);
    }
  }

  /** So many lines of a language in one state, for one reason. */
  record Count(
      String language,
      boolean open,
      boolean first,
      boolean paused,
      @Nullable Instant nextChangeAt,
      String state,
      @Nullable String reason,
      @Nullable Instant restsUntil,
      int lines) {}

  /** So many lines of a lane in one state, for one reason. */
  record Lines(
      UUID lane, String state, @Nullable String reason, @Nullable Instant restsUntil, int lines) {}

  /** A lane as it is now. */
  record Lane(
      UUID lane,
      String language,
      boolean open,
      boolean first,
      boolean paused,
      @Nullable Instant nextChangeAt) {
    Count with(Lines of) {
      return new Count(
          language,
          open,
          first,
          paused,
          nextChangeAt,
          of.state(),
          of.reason(),
          of.restsUntil(),
          of.lines());
    }
  }

  /** Who can serve a language. */
  record Speakers(String language, int callers) {}

  /** Empty where the organization has no such campaign. */
  @SqlQuery(
      """
      SELECT k.name, k.state, coalesce(o.time_zone, 'UTC') AS time_zone
      FROM campaigns.known_campaigns k
      LEFT JOIN accounts.known_organizations o ON o.organization = k.organization
      WHERE k.campaign = :campaign AND k.organization = :organization
      """)
  Optional<Known> campaign(
      @Bind("campaign") UUID campaign, @Bind("organization") UUID organization);

  @SqlQuery(
      """
      SELECT e.lane, e.state, CASE WHEN e.state IN ('parked', 'resting', 'done') THEN e.reason END AS reason,
             min(e.rests_until) AS rests_until, count(*) AS lines
      FROM queue.campaign_entries e
      WHERE e.campaign = :campaign
      GROUP BY 1, 2, 3
      """)
  List<Lines> counts(@Bind("campaign") UUID campaign);

  @SqlQuery(
      """
      SELECT lane, language, open, first, paused, next_change_at FROM queue.known_lanes WHERE campaign = :campaign
      """)
  List<Lane> lanes(@Bind("campaign") UUID campaign);

  @SqlQuery(
      """
      SELECT served.language, count(*) AS callers
      FROM queue.callers_on_line c
      CROSS JOIN LATERAL unnest(c.serves) AS served (language)
      WHERE c.campaign = :campaign
      GROUP BY served.language
      """)
  List<Speakers> speakers(@Bind("campaign") UUID campaign);

  @SqlQuery(
      """
      SELECT c.caller, coalesce(u.name, '') AS name, c.languages, c.serves, c.only_languages,
             h.claim, h.spoken, h.claimed_at, h.dialled_at
      FROM queue.callers_on_line c
      LEFT JOIN accounts.known_users u ON u.user_id = c.caller
      LEFT JOIN queue.held_claims h ON h.campaign = c.campaign AND h.caller = c.caller AND h.state = 'open'
      WHERE c.campaign = :campaign
      ORDER BY h.claimed_at, u.name, c.caller
      """)
  List<QueuePage.Caller> callers(@Bind("campaign") UUID campaign);

  /** Claims of callers who have not been heard of for two minutes; their lease may last on. */
  @SqlQuery(
      """
      SELECT h.caller, coalesce(u.name, '') AS name, ARRAY[h.spoken] AS languages, ARRAY[h.spoken] AS serves,
             CAST(NULL AS text[]) AS only_languages, h.claim, h.spoken, h.claimed_at, h.dialled_at
      FROM queue.held_claims h
      LEFT JOIN accounts.known_users u ON u.user_id = h.caller
      WHERE h.campaign = :campaign AND h.state = 'open' AND NOT EXISTS (
        SELECT FROM queue.callers_on_line c WHERE c.campaign = h.campaign AND c.caller = h.caller)
      ORDER BY h.claimed_at
      """)
  List<QueuePage.Caller> silent(@Bind("campaign") UUID campaign);

  /** Whether callers may call their own family and friends. */
  @SqlQuery(
      "SELECT EXISTS (SELECT FROM friends.known_allowances WHERE campaign = :campaign AND at_most > 0)")
  boolean bringsFriends(@Bind("campaign") UUID campaign);

  @SqlQuery(
      """
      SELECT callers, people, called, reached, seats FROM friends.figures WHERE campaign = :campaign
      """)
  Optional<FriendsFigures> friends(@Bind("campaign") UUID campaign);

  /** The order is that in which they come up; of those that rest, by when. */
  @SqlQuery(
      """
      SELECT e.entry, k.tel, e.rests_until, e.attempts, e.zones,
             ARRAY(SELECT p.full_name FROM queue.queued_people q JOIN contacts.people p ON p.contact = q.contact
                   WHERE q.entry = e.entry ORDER BY p.contact LIMIT 12) AS names,
             ARRAY(SELECT q.contact FROM queue.queued_people q WHERE q.entry = e.entry ORDER BY q.contact LIMIT 12)
               AS contacts
      FROM queue.lane_entries e
      JOIN contacts.known_lines k ON k.line = e.line AND k.tel IS NOT NULL
      WHERE e.campaign = :campaign AND e.language = :language AND e.state = :state
        AND (e.state = 'ready' OR e.reason IS NOT DISTINCT FROM :reason)
      ORDER BY e.rests_until, e.rank LIMIT :atMost
      """)
  List<LinesPage.Line> lines(
      @Bind("campaign") UUID campaign,
      @Bind("language") String language,
      @Bind("state") String state,
      @Bind("reason") @Nullable String reason,
      @Bind("atMost") int atMost);
}
