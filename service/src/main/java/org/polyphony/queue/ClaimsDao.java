package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ClaimsDao {

  /** Empty where there is nothing to call, or nothing plentiful enough to fetch {@code ahead}. */
  @SqlQuery(
      """
      SELECT fresh, (claim).*
      FROM queue.claim(:claim, :campaign, :caller, :ahead, :speaks, :languages, :matches, :bundles, :now)
      """)
  Optional<Claimed> claim(
      @Bind("claim") UUID claim,
      @Bind("campaign") UUID campaign,
      @Bind("caller") UUID caller,
      @Bind("ahead") boolean ahead,
      @Bind("speaks") List<String> speaks,
      @Bind("languages") List<String> languages,
      @Bind("matches") List<String> matches,
      @Bind("bundles") List<String> bundles,
      @Bind("now") Instant now);

  /** The open line and those ahead of it, in the order in which they are to be called. */
  @SqlQuery(
      """
      SELECT fresh, (claim).*
      FROM queue.provide(:claims, :campaign, :caller, :languages, :matches, :bundles, :now)
      """)
  List<Claimed> provide(
      @Bind("claims") List<UUID> claims,
      @Bind("campaign") UUID campaign,
      @Bind("caller") UUID caller,
      @Bind("languages") List<String> languages,
      @Bind("matches") List<String> matches,
      @Bind("bundles") List<String> bundles,
      @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT false AS fresh, c.*
      FROM queue.shown_claims c
      WHERE c.id = :claim AND c.caller = :caller AND c.state IN ('open', 'ahead')
      """)
  Optional<Claimed> show(@Bind("claim") UUID claim, @Bind("caller") UUID caller);

  /** How the claim stands after the renewal; null state where it is not this caller's. */
  @SqlQuery(
      """
      WITH renewed AS MATERIALIZED (
        SELECT queue.renew(:claim, :caller, :open, :dialled, :now) AS state
      )
      SELECT state FROM renewed WHERE state IS NOT NULL
      """)
  Optional<String> renew(
      @Bind("claim") UUID claim,
      @Bind("caller") UUID caller,
      @Bind("open") boolean open,
      @Bind("dialled") boolean dialled,
      @Bind("now") Instant now);

  /** Empty where nobody may call the line, or somebody else has it by now. */
  @SqlQuery(
      """
      SELECT true AS fresh, h.*
      FROM queue.hand_over(:from, :claim, :caller, :language, :match, :bundle, :now) h
      """)
  Optional<Claimed> handOver(
      @Bind("from") UUID from,
      @Bind("claim") UUID claim,
      @Bind("caller") UUID caller,
      @Bind("language") String language,
      @Bind("match") String match,
      @Bind("bundle") String bundle,
      @Bind("now") Instant now);

  /** A language, and how many on line can take a call in it. */
  record Speakers(String language, int callers) {}

  @SqlQuery(
      """
      SELECT served.language, count(*) AS callers
      FROM queue.callers_on_line c CROSS JOIN LATERAL unnest(c.serves) AS served (language)
      WHERE c.campaign = :campaign AND c.caller <> :without AND served.language <> 'und'
        AND NOT EXISTS (SELECT FROM queue.claims o WHERE o.id = :claim AND queue.kept_apart(c.caller, o.line))
      GROUP BY served.language
      """)
  List<Speakers> speakersOnLine(
      @Bind("campaign") UUID campaign,
      @Bind("without") UUID without,
      @Bind("claim") @Nullable UUID claim);

  @SqlQuery("SELECT queue.kept_apart(:caller, line) FROM queue.claims WHERE id = :claim")
  Optional<Boolean> keptApart(@Bind("caller") UUID caller, @Bind("claim") UUID claim);

  @SqlQuery("SELECT expires_at FROM queue.claims WHERE id = :claim")
  Instant expiresAt(@Bind("claim") UUID claim);

  /** Why the caller does not hold it any more, as a {@link Lease} says it. */
  @SqlQuery(
      """
      SELECT CASE
        WHEN c.state = 'closed' THEN 'recorded'
        WHEN c.state = 'revoked' OR NOT EXISTS (
          SELECT FROM consent.reachable_lines r WHERE r.line = c.line AND r.channel = 'phone') THEN 'suppressed'
        WHEN c.state = 'returned' AND EXISTS (
          SELECT FROM queue.claims o
          WHERE o.caller = c.caller AND o.campaign <> c.campaign AND o.state IN ('open', 'ahead')) THEN 'elsewhere'
        WHEN c.state = 'returned' THEN 'returned'
        ELSE 'lapsed' END
      FROM queue.claims c WHERE c.id = :claim
      """)
  String whyEnded(@Bind("claim") UUID claim);

  @SqlQuery("SELECT queue.give_back(:claim, :caller, :now)")
  boolean giveBack(
      @Bind("claim") UUID claim, @Bind("caller") UUID caller, @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT id FROM queue.claims WHERE caller = :caller AND campaign = :campaign AND state = 'open'
      """)
  Optional<UUID> open(@Bind("campaign") UUID campaign, @Bind("caller") UUID caller);

  /**
   * Locks the lines that a caller holds to the end of the transaction, in the order in which they
   * are renewed: then their claims are this transaction's too, and nobody waits crosswise.
   */
  @SqlQuery(
      """
      SELECT e.id FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
      WHERE c.caller = :caller AND c.state IN ('open', 'ahead')
      ORDER BY c.state DESC, c.claimed_at, c.id
      FOR NO KEY UPDATE OF e
      """)
  List<UUID> lockLines(@Bind("caller") UUID caller);

  /** Those fetched ahead, whatever the campaign. */
  @SqlQuery("SELECT id FROM queue.claims WHERE caller = :caller AND state = 'ahead' ORDER BY id")
  List<UUID> ahead(@Bind("caller") UUID caller);

  /** Counts the caller among those on line no longer. */
  @SqlUpdate(
      """
      UPDATE queue.callers SET seen_at = platform.now() - interval '2 minutes'
      WHERE campaign = :campaign AND caller = :caller AND seen_at > platform.now() - interval '2 minutes'
      """)
  int leave(@Bind("campaign") UUID campaign, @Bind("caller") UUID caller);

  @SqlQuery("SELECT EXISTS (SELECT FROM queue.claims WHERE id = :claim AND caller = :caller)")
  boolean exists(@Bind("claim") UUID claim, @Bind("caller") UUID caller);

  @SqlQuery("SELECT queue.sweep(:now)")
  int sweep(@Bind("now") Instant now);

  @SqlQuery("SELECT queue.wake(:now)")
  int wake(@Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT campaign, organization, name, state, script_version, languages, allowed_pairs, hours_start, hours_end,
             hours_days, attempts_at_most, rest
      FROM campaigns.known_campaigns
      WHERE campaign = :campaign AND (CAST(:organization AS uuid) IS NULL OR organization = :organization)
      """)
  Optional<QueuedCampaign> campaign(
      @Bind("campaign") UUID campaign, @Bind("organization") @Nullable UUID organization);

  /** The campaigns that are worked with any of these lists. */
  @SqlQuery(
      """
      SELECT DISTINCT k.campaign
      FROM campaigns.known_campaigns k
      JOIN campaigns.lists_of_campaigns l ON l.campaign = k.campaign
      WHERE l.list = ANY (:lists) AND k.state IN ('open', 'paused') AND k.channel = 'phone'
      ORDER BY k.campaign
      """)
  List<UUID> working(@Bind("lists") List<UUID> lists);
}
