package org.polyphony.calling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface HandoversDao {

  /** The same again under the same key; zero where the claim is offered under another one. */
  @SqlUpdate(
      """
      INSERT INTO calling.handovers
        (id, organization, campaign, claim, author, author_name, key, language, attempt, state, offered_at, expires_at)
      VALUES (:id, :organization, :campaign, :claim, :author, :authorName, :key, :language, CAST(:attempt AS jsonb),
        'offered', :now, :expiresAt)
      ON CONFLICT DO NOTHING
      """)
  int offer(
      @Bind("id") UUID id,
      @Bind("organization") UUID organization,
      @Bind("campaign") UUID campaign,
      @Bind("claim") UUID claim,
      @Bind("author") UUID author,
      @Bind("authorName") String authorName,
      @Bind("key") UUID key,
      @Bind("language") String language,
      @Bind("attempt") String attempt,
      @Bind("now") Instant now,
      @Bind("expiresAt") Instant expiresAt);

  @SqlQuery(
      """
      SELECT id, organization, campaign, claim, author, author_name, language, attempt::text AS attempt, state,
             expires_at, taken_by, taken_by_name, taken_claim
      FROM calling.handovers WHERE author = :author AND key = :key
      """)
  Optional<Handover> under(@Bind("author") UUID author, @Bind("key") UUID key);

  @SqlQuery(
      """
      SELECT id, organization, campaign, claim, author, author_name, language, attempt::text AS attempt, state,
             expires_at, taken_by, taken_by_name, taken_claim
      FROM calling.handovers WHERE id = :id AND organization = :organization
      """)
  Optional<Handover> find(@Bind("id") UUID id, @Bind("organization") UUID organization);

  /** Held to the end of the transaction: one takes it. */
  @SqlQuery(
      """
      SELECT id, organization, campaign, claim, author, author_name, language, attempt::text AS attempt, state,
             expires_at, taken_by, taken_by_name, taken_claim
      FROM calling.handovers WHERE id = :id AND organization = :organization FOR UPDATE
      """)
  Optional<Handover> lock(@Bind("id") UUID id, @Bind("organization") UUID organization);

  /** What is offered in a campaign now, the oldest first. */
  @SqlQuery(
      """
      SELECT id, organization, campaign, claim, author, author_name, language, attempt::text AS attempt, state,
             expires_at, taken_by, taken_by_name, taken_claim
      FROM calling.handovers
      WHERE campaign = :campaign AND state = 'offered' AND expires_at > :now
      ORDER BY offered_at, id
      """)
  List<Handover> offered(@Bind("campaign") UUID campaign, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE calling.handovers
      SET state = 'taken', taken_by = :by, taken_by_name = :byName, taken_claim = :claim, ended_at = :now
      WHERE id = :id
      """)
  void take(
      @Bind("id") UUID id,
      @Bind("by") UUID by,
      @Bind("byName") String byName,
      @Bind("claim") UUID claim,
      @Bind("now") Instant now);

  /** What was heard stands in the attempt by then; here it is kept no longer than it is of use. */
  @SqlUpdate("DELETE FROM calling.handovers WHERE expires_at < :before")
  int forget(@Bind("before") Instant before);

  @SqlUpdate(
      """
      UPDATE calling.handovers SET state = 'over', ended_at = :now
      WHERE id = :id AND author = :author AND state = 'offered'
      """)
  int end(@Bind("id") UUID id, @Bind("author") UUID author, @Bind("now") Instant now);
}
