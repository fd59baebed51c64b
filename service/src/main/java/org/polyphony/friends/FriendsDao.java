package org.polyphony.friends;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface FriendsDao {

  /**
   * What the coordinator allows.
   *
   * @param list on which these people are; null before the first
   */
  record Allowance(int atMost, @Nullable UUID list) {}

  @SqlQuery("SELECT at_most, list FROM friends.allowances WHERE campaign = :campaign")
  Optional<Allowance> allowance(@Bind("campaign") UUID campaign);

  @SqlUpdate(
      """
      INSERT INTO friends.allowances (campaign, at_most) VALUES (:campaign, :atMost)
      ON CONFLICT (campaign) DO UPDATE SET at_most = excluded.at_most
      """)
  void allow(@Bind("campaign") UUID campaign, @Bind("atMost") int atMost);

  @SqlUpdate("UPDATE friends.allowances SET list = :list WHERE campaign = :campaign")
  void setList(@Bind("campaign") UUID campaign, @Bind("list") UUID list);

  /** One after the other for each owner, to the end of the transaction. */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('friends ' || :owner, 0)) IS NULL")
  boolean lock(@Bind("owner") UUID owner);

  /** How often they have tried since then; what is older is forgotten. */
  @SqlQuery(
      """
      WITH old AS (
        DELETE FROM friends.tries WHERE owner = :owner AND at <= :since)
      SELECT count(*) FROM friends.tries WHERE owner = :owner AND at > :since
      """)
  int tried(@Bind("owner") UUID owner, @Bind("since") Instant since);

  @SqlUpdate("INSERT INTO friends.tries (owner, at) VALUES (:owner, :at) ON CONFLICT DO NOTHING")
  void noteTry(@Bind("owner") UUID owner, @Bind("at") Instant at);

  @SqlUpdate(
      """
      INSERT INTO friends.friends (id, campaign, owner, contact, line, name, tel, language, address, key, added_at)
      VALUES (:id, :campaign, :owner, :contact, :line, :name, :tel, :language, :address, :key, :addedAt)
      """)
  void insert(@BindMethods Friend.Row friend);

  /** In the order in which they were typed in. */
  @SqlQuery(
      """
      SELECT f.id, f.campaign, f.owner, f.contact, f.line, f.name, f.tel, f.language, f.address, f.key, f.added_at,
             f.shared_at, last.result, last.recorded_at AS called_at,
             EXISTS (
               SELECT FROM events.known_registrations r
               JOIN campaigns.standing_attempts s ON s.attempt = r.attempt
               WHERE r.contact = f.contact AND r.status = 'accepted' AND s.campaign = f.campaign
                 AND s.author = f.owner) AS seat
      FROM friends.friends f
      LEFT JOIN LATERAL (
        SELECT p.result, p.recorded_at
        FROM campaigns.attempted_people p
        JOIN campaigns.standing_attempts s ON s.attempt = p.attempt
        WHERE p.contact = f.contact AND p.campaign = f.campaign AND s.author = f.owner
        ORDER BY p.recorded_at DESC LIMIT 1) last ON true
      WHERE f.campaign = :campaign AND f.owner = :owner AND f.removed_at IS NULL AND f.name <> ''
      ORDER BY f.id
      """)
  List<Friend.Row> of(@Bind("campaign") UUID campaign, @Bind("owner") UUID owner);

  /** Whom this key was sent for before. */
  record Sent(
      UUID id,
      UUID campaign,
      String name,
      String tel,
      String language,
      String address,
      boolean removed) {}

  @SqlQuery(
      """
      SELECT id, campaign, name, tel, language, address, removed_at IS NOT NULL AS removed
      FROM friends.friends WHERE owner = :owner AND key = :key
      """)
  Optional<Sent> sent(@Bind("owner") UUID owner, @Bind("key") UUID key);

  @SqlUpdate(
      """
      UPDATE friends.friends SET removed_at = :now, name = '', tel = '', address = '' WHERE id = :id
      """)
  void remove(@Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("UPDATE friends.friends SET shared_at = :now WHERE id = :id AND shared_at IS NULL")
  void share(@Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("UPDATE friends.friends SET shared_at = NULL WHERE id = :id")
  void unshare(@Bind("id") UUID id);

  /**
   * Another caller who has typed the same person in.
   *
   * @param shared whether they let others call them
   */
  record Heir(UUID owner, UUID line, String language, String address, boolean shared) {}

  @SqlQuery(
      """
      SELECT owner, line, language, address, shared_at IS NOT NULL AS shared FROM friends.friends
      WHERE campaign = :campaign AND contact = :contact AND owner <> :owner AND removed_at IS NULL
      ORDER BY shared_at IS NOT NULL, id LIMIT 1
      """)
  Optional<Heir> heir(
      @Bind("campaign") UUID campaign, @Bind("contact") UUID contact, @Bind("owner") UUID owner);

  /** Whether the person is on a list of the campaign's. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM campaigns.lists_of_campaigns l
        JOIN contacts.active_members m ON m.list = l.list
        WHERE l.campaign = :campaign AND m.contact = :contact)
      """)
  boolean isListed(@Bind("campaign") UUID campaign, @Bind("contact") UUID contact);

  /** Whether the number, or this person at it, asked not to be called. */
  @SqlQuery(
      """
      SELECT NOT EXISTS (SELECT FROM consent.reachable_lines WHERE line = :line AND channel = 'phone')
        OR EXISTS (SELECT FROM consent.silenced_people WHERE contact = :contact AND channel IN ('all', 'phone'))
      """)
  boolean isSilenced(@Bind("line") UUID line, @Bind("contact") @Nullable UUID contact);

  @SqlQuery(
      """
      SELECT callers, people, called, reached, seats FROM friends.figures WHERE campaign = :campaign
      """)
  Optional<FriendsFigures> figures(@Bind("campaign") UUID campaign);
}
