package org.polyphony.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Sessions and API tokens: what a request shows. */
interface SessionDao {

  /** One of a person's own sessions, as they see it. */
  record Open(UUID id, String device, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

  /** One of a person's own API tokens. */
  record Token(
      UUID id, String name, Instant createdAt, Instant expiresAt, @Nullable Instant lastUsedAt) {}

  @SqlUpdate(
      """
      INSERT INTO accounts.sessions (id, token_hash, user_id, created_at, last_seen_at, expires_at, device)
      VALUES (:id, :hash, :user, :now, :now, :expiresAt, :device)
      """)
  void begin(UUID id, byte[] hash, UUID user, String device, Instant expiresAt, Instant now);

  @SqlUpdate(
      "UPDATE accounts.sessions SET last_seen_at = :now WHERE id = :id AND last_seen_at < :now")
  void seen(UUID id, Instant now);

  @SqlUpdate("DELETE FROM accounts.sessions WHERE id = :id")
  int end(UUID id);

  @SqlUpdate("DELETE FROM accounts.sessions WHERE token_hash = :hash")
  int endBySecret(byte[] hash);

  @SqlUpdate("DELETE FROM accounts.sessions WHERE user_id = :user AND id IS DISTINCT FROM :but")
  int endAll(UUID user, @Nullable UUID but);

  @SqlQuery(
      """
      SELECT id, device, created_at, last_seen_at, expires_at
      FROM accounts.sessions
      WHERE user_id = :user AND expires_at > :now AND last_seen_at > :idleSince
      ORDER BY last_seen_at DESC
      """)
  List<Open> open(UUID user, Instant now, Instant idleSince);

  @SqlUpdate("DELETE FROM accounts.sessions WHERE expires_at <= :now")
  int sweep(Instant now);

  @SqlUpdate(
      """
      INSERT INTO accounts.api_tokens (id, token_hash, user_id, name, created_at, expires_at)
      VALUES (:id, :hash, :user, :name, :now, :expiresAt)
      """)
  void issue(UUID id, byte[] hash, UUID user, String name, Instant expiresAt, Instant now);

  @SqlUpdate("UPDATE accounts.api_tokens SET last_used_at = :now WHERE id = :id")
  void used(UUID id, Instant now);

  @SqlUpdate(
      "UPDATE accounts.api_tokens SET revoked_at = :now WHERE id = :id AND user_id = :user AND revoked_at IS NULL")
  int revoke(UUID user, UUID id, Instant now);

  @SqlUpdate(
      "UPDATE accounts.api_tokens SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
  int revokeAll(UUID user, Instant now);

  @SqlQuery(
      """
      SELECT id, name, created_at, expires_at, last_used_at
      FROM accounts.api_tokens
      WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now
      ORDER BY id DESC
      """)
  List<Token> tokens(UUID user, Instant now);
}
