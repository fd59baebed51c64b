package org.polyphony.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface LiftingsDao {

  @SqlUpdate(
      """
      INSERT INTO privacy.liftings (id, organization, reason, lifted_by, lifted_at)
      VALUES (:id, :organization, :reason, :author, :at)
      """)
  void insert(UUID id, UUID organization, String reason, UUID author, Instant at);

  /** Those that stand. */
  @SqlQuery(
      """
      SELECT l.id, l.reason, u.name AS lifted_by, l.lifted_at
      FROM privacy.liftings l
      LEFT JOIN accounts.known_users u ON u.user_id = l.lifted_by
      WHERE l.organization = :organization AND l.undone_at IS NULL
      ORDER BY l.id DESC
      LIMIT :limit
      """)
  List<Liftings.Lifting> of(UUID organization, int limit);

  @SqlUpdate(
      """
      UPDATE privacy.liftings SET undone_by = :author, undone_at = :at
      WHERE id = :id AND organization = :organization AND undone_at IS NULL
      """)
  int undo(UUID organization, UUID id, UUID author, Instant at);

  @SqlQuery(
      "SELECT EXISTS (SELECT FROM privacy.liftings WHERE id = :id AND organization = :organization)")
  boolean exists(UUID organization, UUID id);
}
