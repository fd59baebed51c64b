package org.polyphony.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Pairs, and what was said about them. */
interface PairsDao {

  /** What somebody has said about these two stands; what is only asked follows the newest rule. */
  @SqlUpdate(
      """
      INSERT INTO duplicates.pairs (id, organization, one, other, reasons, weight, certain, rule, found_at)
      VALUES (:id, :organization, :one, :other, :reasons, :weight, :certain, :rule, :at)
      ON CONFLICT (one, other) DO UPDATE
        SET reasons = excluded.reasons, weight = excluded.weight, certain = excluded.certain, rule = excluded.rule
        WHERE duplicates.pairs.state = 'open'
      """)
  int insert(
      @Bind("id") UUID id,
      @Bind("organization") UUID organization,
      @Bind("one") UUID one,
      @Bind("other") UUID other,
      @Bind("reasons") List<String> reasons,
      @Bind("weight") int weight,
      @Bind("certain") boolean certain,
      @Bind("rule") int rule,
      @Bind("at") Instant at);

  /** Those that are one person beyond doubt, the oldest questions first. */
  @SqlQuery(
      """
      SELECT p.id, p.one, p.other, p.reasons, p.found_at
      FROM duplicates.pairs p
      JOIN contacts.comparable_people o ON o.contact = p.one
      JOIN contacts.comparable_people t ON t.contact = p.other
      WHERE p.organization = :organization AND p.state = 'open' AND p.certain
      ORDER BY p.id
      LIMIT :limit
      """)
  List<Pair> certain(@Bind("organization") UUID organization, @Bind("limit") int limit);

  /** They are no longer certain, since somebody has changed one of them: a question like others. */
  @SqlUpdate("UPDATE duplicates.pairs SET certain = false WHERE id = :id")
  void doubt(@Bind("id") UUID id);

  // Those of whom one has gone meanwhile, erased or with their import, are nobody's question.
  @SqlQuery(
      """
      SELECT p.id, p.one, p.other, p.reasons, p.found_at
      FROM duplicates.pairs p
      JOIN contacts.comparable_people o ON o.contact = p.one
      JOIN contacts.comparable_people t ON t.contact = p.other
      WHERE p.organization = :organization AND p.state = 'open'
      ORDER BY p.skips, p.weight DESC, p.id
      LIMIT 1
      """)
  Optional<Pair> next(@Bind("organization") UUID organization);

  @SqlQuery(
      """
      SELECT p.id, p.one, p.other, p.reasons, p.found_at
      FROM duplicates.pairs p
      JOIN contacts.comparable_people o ON o.contact = p.one
      JOIN contacts.comparable_people t ON t.contact = p.other
      WHERE p.organization = :organization AND p.state = 'open' AND (CAST(:after AS uuid) IS NULL OR p.id > :after)
      ORDER BY p.id
      LIMIT :limit
      """)
  List<Pair> open(
      @Bind("organization") UUID organization,
      @Bind("after") @Nullable UUID after,
      @Bind("limit") int limit);

  @SqlQuery(
      """
      SELECT count(*) FROM (
        SELECT FROM duplicates.pairs p
        JOIN contacts.comparable_people o ON o.contact = p.one
        JOIN contacts.comparable_people t ON t.contact = p.other
        WHERE p.organization = :organization AND p.state = 'open' LIMIT :atMost) waiting
      """)
  int waiting(@Bind("organization") UUID organization, @Bind("atMost") int atMost);

  /** Held to the end of the transaction, so that two people do not answer it at once. */
  @SqlQuery(
      """
      SELECT id, one, other, reasons, found_at FROM duplicates.pairs
      WHERE id = :id AND organization = :organization AND state = 'open'
      FOR UPDATE
      """)
  Optional<Pair> lock(@Bind("organization") UUID organization, @Bind("id") UUID id);

  @SqlUpdate("UPDATE duplicates.pairs SET skips = skips + 1 WHERE id = :id")
  void skip(@Bind("id") UUID id);

  @SqlUpdate(
      """
      UPDATE duplicates.pairs SET state = :state, merge = :merge, decided_at = :at, decided_by = :actor
      WHERE id = :id
      """)
  void decide(
      @Bind("id") UUID id,
      @Bind("state") String state,
      @Bind("merge") @Nullable UUID merge,
      @Bind("actor") UUID actor,
      @Bind("at") Instant at);

  /** By a merge, whoever made it: the question is answered where it was about these two. */
  @SqlUpdate(
      """
      UPDATE duplicates.pairs
      SET state = CASE WHEN :kept IN (one, other) THEN 'same' ELSE 'moot' END, merge = :merge, decided_at = :at
      WHERE state = 'open' AND (one = :merged OR other = :merged)
      """)
  void close(
      @Bind("merge") UUID merge,
      @Bind("kept") UUID kept,
      @Bind("merged") UUID merged,
      @Bind("at") Instant at);

  /** Whoever is somebody else than the one who is given up is somebody else than the other too. */
  @SqlUpdate(
      """
      INSERT INTO duplicates.pairs (id, organization, one, other, reasons, weight, state, merge, inferred, found_at,
                                    decided_at)
      SELECT gen_random_uuid(), p.organization, least(:kept, x.stranger), greatest(:kept, x.stranger), p.reasons,
             p.weight, 'different', :merge, true, :at, :at
      FROM duplicates.pairs p
      CROSS JOIN LATERAL (SELECT CASE p.one WHEN :merged THEN p.other ELSE p.one END AS stranger) x
      WHERE p.state = 'different' AND (p.one = :merged OR p.other = :merged) AND x.stranger <> :kept
      ON CONFLICT (one, other) DO UPDATE
        SET state = excluded.state, merge = excluded.merge, decided_at = excluded.decided_at
        WHERE duplicates.pairs.state = 'open'
      """)
  void keepApart(
      @Bind("merge") UUID merge,
      @Bind("kept") UUID kept,
      @Bind("merged") UUID merged,
      @Bind("at") Instant at);

  /** What {@link #keepApart} added. */
  @SqlUpdate("DELETE FROM duplicates.pairs WHERE merge = :merge AND inferred")
  void forgetApart(@Bind("merge") UUID merge);

  /** Opens again what a merge has closed. */
  @SqlUpdate(
      """
      UPDATE duplicates.pairs SET state = 'open', merge = NULL, decided_at = NULL, decided_by = NULL
      WHERE merge = :merge
      """)
  void reopen(@Bind("merge") UUID merge);

  /** A merge that stands. */
  record Merged(
      UUID merge, UUID kept, String keptName, String mergedName, @Nullable String by, Instant at) {}

  @SqlQuery(
      """
      SELECT m.merge, m.kept, m.kept_name, m.merged_name, u.name AS by, m.at
      FROM contacts.standing_merges m
      LEFT JOIN accounts.known_users u ON u.user_id = m.actor
      WHERE m.organization = :organization
      ORDER BY m.merge DESC
      LIMIT :limit
      """)
  List<Merged> lately(@Bind("organization") UUID organization, @Bind("limit") int limit);

  @SqlQuery("SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
  String zone(@Bind("organization") UUID organization);
}
