package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

interface OwnLinesDao {

  /** {@code kept}, {@code held} or {@code others}; under the lock of a feed. */
  @SqlQuery("SELECT queue.keep_line(:campaign, :owner, :contact, :line, :language, :address, :now)")
  String keep(
      @Bind("campaign") UUID campaign,
      @Bind("owner") UUID owner,
      @Bind("contact") UUID contact,
      @Bind("line") UUID line,
      @Bind("language") String language,
      @Bind("address") String address,
      @Bind("now") Instant now);

  /** The lane that has a ready entry again, where it has. */
  @SqlQuery("SELECT lane, rank FROM queue.let_go(:campaign, :owner, :contact, :forget, :now)")
  List<FeedDao.Head> letGo(
      @Bind("campaign") UUID campaign,
      @Bind("owner") UUID owner,
      @Bind("contact") UUID contact,
      @Bind("forget") boolean forget,
      @Bind("now") Instant now);

  /** Nobody else changes where the person stands until the end of the transaction. */
  @SqlQuery(
      """
      SELECT e.id FROM queue.entries e
      WHERE e.id = (SELECT p.entry FROM queue.entry_people p WHERE p.campaign = :campaign AND p.contact = :contact)
      FOR NO KEY UPDATE
      """)
  Optional<UUID> lock(@Bind("campaign") UUID campaign, @Bind("contact") UUID contact);

  @SqlQuery(
      """
      SELECT q.contact, k.state AS campaign_state, k.touches_a_month, q.owner, q.own, q.ended, q.entry, q.line, q.state,
             q.reason, q.rests_until, q.language, q.zones, q.open, q.paused, q.day_off, q.next_change_at, q.attempts,
             EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = q.line AND r.channel = 'phone')
               AND NOT EXISTS (SELECT FROM consent.silenced_people s
                               WHERE s.contact = q.contact AND s.channel IN ('all', 'phone')) AS reachable,
             queue.kept_apart(q.owner, q.line) AS apart,
             (SELECT h.caller FROM queue.claims h
              WHERE h.line = q.line AND h.state IN ('open', 'ahead') AND h.expires_at >= platform.now()) AS held_by,
             f.due_at AS promised_at, f.follow_up,
             greatest(
               (SELECT t.at + interval '30 days' FROM consent.person_touches t
                WHERE t.contact = q.contact AND t.at > CAST(:now AS timestamptz) - interval '30 days'
                ORDER BY t.at DESC OFFSET k.touches_a_month - 1 LIMIT 1),
               (SELECT t.at + interval '30 days' FROM consent.line_touches t
                WHERE t.line = q.line AND t.at > CAST(:now AS timestamptz) - interval '30 days'
                ORDER BY t.at DESC OFFSET k.touches_a_month - 1 LIMIT 1)) AS capped_until
      FROM campaigns.known_campaigns k
      JOIN queue.own_people q ON q.campaign = k.campaign AND q.contact = ANY (:contacts)
      LEFT JOIN LATERAL (
        SELECT o.follow_up, o.due_at FROM consent.open_follow_ups o
        WHERE o.line = q.line AND o.campaign = q.campaign AND o.kind IN ('callback', 'cure')
        ORDER BY o.due_at LIMIT 1) f ON true
      WHERE k.campaign = :campaign
      """)
  List<OwnFacts> facts(
      @Bind("campaign") UUID campaign,
      @Bind("contacts") List<UUID> contacts,
      @Bind("now") Instant now);

  /** {@code taken}, or the reason for which the line has just been put aside. */
  @SqlQuery(
      "SELECT queue.claim_own(:claim, :caller, :entry, :bundle, :match, :followUp, :cap, :now)")
  String claim(
      @Bind("claim") UUID claim,
      @Bind("caller") UUID caller,
      @Bind("entry") UUID entry,
      @Bind("bundle") String bundle,
      @Bind("match") String match,
      @Bind("followUp") @Nullable UUID followUp,
      @Bind("cap") int cap,
      @Bind("now") Instant now);

  /** The claim on this entry that the caller has. */
  @SqlQuery(
      """
      SELECT :fresh AS fresh, c.* FROM queue.shown_claims c
      WHERE c.entry = :entry AND c.caller = :caller AND c.state IN ('open', 'ahead')
      """)
  Optional<Claimed> claimed(
      @Bind("entry") UUID entry, @Bind("caller") UUID caller, @Bind("fresh") boolean fresh);
}
