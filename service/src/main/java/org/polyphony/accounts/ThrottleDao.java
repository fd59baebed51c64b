package org.polyphony.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Failures, by hashed account and address. */
interface ThrottleDao {

  /**
   * Attempts on one key wait for each other here, else a hundred at once would all see none before
   * them.
   */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended(encode(:key, 'hex'), 0)) IS NULL")
  boolean lock(byte[] key);

  @SqlQuery("SELECT count(*) FROM accounts.sign_in_failures WHERE key = :key AND at > :since")
  int since(byte[] key, Instant since);

  @SqlQuery("SELECT min(at) FROM accounts.sign_in_failures WHERE key = :key AND at > :since")
  Instant oldest(byte[] key, Instant since);

  @SqlUpdate("INSERT INTO accounts.sign_in_failures (id, key, at) VALUES (:id, :key, :now)")
  void add(UUID id, byte[] key, Instant now);

  @SqlUpdate("DELETE FROM accounts.sign_in_failures WHERE id = :id")
  void takeBack(UUID id);

  @SqlUpdate("DELETE FROM accounts.sign_in_failures WHERE key = :key")
  void forget(byte[] key);

  @SqlUpdate("DELETE FROM accounts.sign_in_failures WHERE at < :before")
  int sweep(Instant before);
}
