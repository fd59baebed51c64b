package org.polyphony.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ErasureBookDao {

  @SqlUpdate(
      """
      INSERT INTO privacy.erasures (id, organization, contact, reason, erased_by, erased_at)
      VALUES (:id, :organization, :contact, :reason, :author, :at)
      """)
  void insert(
      UUID id, UUID organization, UUID contact, String reason, @Nullable UUID author, Instant at);

  @SqlUpdate("UPDATE privacy.erasures SET numbers = :numbers WHERE id = :id")
  void numbers(UUID id, int numbers);

  @SqlQuery(
      """
      SELECT id, organization, contact, reason, numbers, erased_by AS author, erased_at AS at FROM privacy.erasures
      WHERE organization = :organization AND contact = :contact
      """)
  Optional<Erasure> find(UUID organization, UUID contact);

  @SqlQuery(
      """
      SELECT id, organization, contact, reason, numbers, erased_by AS author, erased_at AS at FROM privacy.erasures
      WHERE erased_at >= :since AND (:after::uuid IS NULL OR id > :after)
      ORDER BY id LIMIT :limit
      """)
  List<Erasure> since(Instant since, @Nullable UUID after, int limit);
}
