package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RingBackDao {

  /** How often the caller has looked since then; what is older is forgotten. */
  @SqlQuery(
      """
      WITH old AS (
        DELETE FROM queue.look_ups WHERE caller = :caller AND at <= :since)
      SELECT count(*) FROM queue.look_ups WHERE caller = :caller AND at > :since
      """)
  int looked(@Bind("caller") UUID caller, @Bind("since") Instant since);

  @SqlUpdate("INSERT INTO queue.look_ups (caller, at) VALUES (:caller, :at) ON CONFLICT DO NOTHING")
  void look(@Bind("caller") UUID caller, @Bind("at") Instant at);

  @SqlQuery("SELECT line FROM contacts.known_lines WHERE tel = :tel")
  Optional<UUID> line(@Bind("tel") String tel);

  @SqlQuery(
      """
      SELECT queue.claim_line(:claim, :campaign, :caller, :line, :speaks, :languages, :matches, :bundles, :now)
      """)
  String claim(
      @Bind("claim") UUID claim,
      @Bind("campaign") UUID campaign,
      @Bind("caller") UUID caller,
      @Bind("line") UUID line,
      @Bind("speaks") List<String> speaks,
      @Bind("languages") List<String> languages,
      @Bind("matches") List<String> matches,
      @Bind("bundles") List<String> bundles,
      @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT true AS fresh, c.* FROM queue.shown_claims c
      WHERE c.line = :line AND c.caller = :caller AND c.state = 'open'
      """)
  Claimed claimed(@Bind("line") UUID line, @Bind("caller") UUID caller);

  /** Campaigns at work of one organization that have a line on which somebody may be called. */
  @SqlQuery(
      """
      SELECT k.campaign, k.name
      FROM queue.lane_entries e
      JOIN campaigns.known_campaigns k ON k.campaign = e.campaign
      WHERE e.line = :line AND k.organization = :organization AND k.channel = 'phone'
        AND k.state IN ('open', 'paused')
      ORDER BY k.state, k.name, k.campaign LIMIT 5
      """)
  List<RingBack.Elsewhere> elsewhere(
      @Bind("line") UUID line, @Bind("organization") UUID organization);

  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM consent.reachable_lines WHERE line = :line AND channel = 'phone')
      """)
  boolean isReachable(@Bind("line") UUID line);

  @SqlQuery(
      """
      SELECT u.name FROM queue.held_claims h JOIN accounts.known_users u ON u.user_id = h.caller
      WHERE h.line = :line AND u.organization = :organization
      """)
  Optional<String> holder(@Bind("line") UUID line, @Bind("organization") UUID organization);
}
