package org.polyphony.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface IdempotencyKeyDao {

  /** True where the key is new, a day old, or was left behind by a try that never ended. */
  @SqlUpdate(
      """
      INSERT INTO platform.idempotency_keys AS k (author, key, request_hash, at)
      VALUES (:author, :key, :requestHash, :now)
      ON CONFLICT (author, key) DO UPDATE
        SET request_hash = excluded.request_hash, status = NULL, body = NULL, at = excluded.at
        WHERE k.at < :expired
          OR (k.status IS NULL AND k.at < :givenUp AND k.request_hash = excluded.request_hash)
      """)
  boolean insert(
      @Bind("author") UUID author,
      @Bind("key") String key,
      @Bind("requestHash") byte[] requestHash,
      @Bind("now") Instant now,
      @Bind("expired") Instant expired,
      @Bind("givenUp") Instant givenUp);

  @SqlQuery(
      """
      SELECT request_hash, status, body, at FROM platform.idempotency_keys
      WHERE author = :author AND key = :key
      """)
  Optional<IdempotencyKeys.Row> find(@Bind("author") UUID author, @Bind("key") String key);

  @SqlUpdate(
      """
      UPDATE platform.idempotency_keys SET status = :status, body = :body
      WHERE author = :author AND key = :key
      """)
  void answer(
      @Bind("author") UUID author,
      @Bind("key") String key,
      @Bind("status") int status,
      @Bind("body") @Nullable String body);

  @SqlUpdate("DELETE FROM platform.idempotency_keys WHERE author = :author AND key = :key")
  void delete(@Bind("author") UUID author, @Bind("key") String key);

  @SqlUpdate("DELETE FROM platform.idempotency_keys WHERE at < :oldest")
  void deleteBefore(@Bind("oldest") Instant oldest);
}
