package org.polyphony.platform;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SigningKeyDao {

  /**
   * @param secret never printed
   * @param retiredAt since when it no longer signs; null for the one that does
   */
  record Key(int id, byte[] secret, @Nullable Instant retiredAt) {

    @Override
    public String toString() {
      return "key " + id + " [REDACTED]";
    }
  }

  /** Until the end of the transaction, one instance at a time makes a key for this purpose. */
  @SqlQuery(
      "SELECT pg_advisory_xact_lock(hashtextextended('signing_keys ' || :purpose, 0)) IS NULL")
  boolean lock(@Bind("purpose") String purpose);

  @SqlQuery(
      """
      SELECT id, secret, retired_at FROM platform.signing_keys WHERE purpose = :purpose ORDER BY id
      """)
  List<Key> find(@Bind("purpose") String purpose);

  @SqlUpdate(
      """
      INSERT INTO platform.signing_keys (purpose, secret, created_at) VALUES (:purpose, :secret, :now)
      """)
  @GetGeneratedKeys({"id", "secret", "retired_at"})
  Key insert(
      @Bind("purpose") String purpose, @Bind("secret") byte[] secret, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE platform.signing_keys SET retired_at = :now WHERE purpose = :purpose AND retired_at IS NULL
      """)
  void retireAll(@Bind("purpose") String purpose, @Bind("now") Instant now);

  @SqlUpdate(
      """
      DELETE FROM platform.signing_keys WHERE purpose = :purpose AND retired_at < :before
      """)
  void deleteRetiredBefore(@Bind("purpose") String purpose, @Bind("before") Instant before);
}
