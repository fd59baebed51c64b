package org.polyphony.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** One-time links. */
interface LinkDao {

  String COLUMNS =
      " id, purpose, organization, user_id AS user, email, name, roles, created_by, created_at, expires_at ";

  @SqlUpdate(
      """
      INSERT INTO accounts.one_time_links (id, token_hash, purpose, organization, user_id, email, name, roles,
                                           created_by, created_at, expires_at)
      VALUES (:id, :hash, :purpose, :organization, :user, :email, :name, :roles, :by, :now, :expiresAt)
      """)
  void insert(
      UUID id,
      byte[] hash,
      String purpose,
      @Nullable UUID organization,
      @Nullable UUID user,
      @Nullable String email,
      @Nullable String name,
      String[] roles,
      @Nullable UUID by,
      Instant expiresAt,
      Instant now);

  /** Looks at one without using it up. */
  @SqlQuery(
      "SELECT"
          + COLUMNS
          + "FROM accounts.one_time_links WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now")
  Optional<OneTimeLink> find(byte[] hash, Instant now);

  /** Uses one up: of two who come at once, one gets it. */
  @SqlQuery(
      "UPDATE accounts.one_time_links SET used_at = :now"
          + " WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now RETURNING"
          + COLUMNS)
  Optional<OneTimeLink> use(byte[] hash, Instant now);

  /** The organization's invitations that nobody has taken up yet. */
  @SqlQuery(
      "SELECT"
          + COLUMNS
          + """
            FROM accounts.one_time_links
            WHERE organization = :organization AND purpose = 'invitation' AND used_at IS NULL AND expires_at > :now
            ORDER BY id DESC
            """)
  List<OneTimeLink> invitations(UUID organization, Instant now);

  @SqlUpdate(
      """
      UPDATE accounts.one_time_links SET used_at = :now
      WHERE id = :id AND organization = :organization AND purpose = 'invitation' AND used_at IS NULL
      """)
  int takeBack(UUID organization, UUID id, Instant now);

  /** Earlier links of that kind for that person stop working. */
  @SqlUpdate(
      "UPDATE accounts.one_time_links SET used_at = :now WHERE user_id = :user AND purpose = :purpose AND used_at IS NULL")
  void supersede(UUID user, String purpose, Instant now);

  /** Whoever is disabled or has a new password comes in by no link made before. */
  @SqlUpdate(
      "UPDATE accounts.one_time_links SET used_at = :now WHERE user_id = :user AND used_at IS NULL")
  void endAll(UUID user, Instant now);

  /** Whoever lost a role has nobody come in with it by an invitation made before. */
  @SqlUpdate(
      "UPDATE accounts.one_time_links SET used_at = :now WHERE created_by = :user AND used_at IS NULL")
  void endAllMadeBy(UUID user, Instant now);

  /** The links that the service itself printed. */
  @SqlUpdate(
      "UPDATE accounts.one_time_links SET used_at = :now WHERE purpose = 'setup' AND created_by IS NULL AND used_at IS NULL")
  void endSetups(Instant now);
}
