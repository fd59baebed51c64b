package org.polyphony.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Who asks for help. */
interface AsksDao {

  /**
   * Somebody who asks and has not been helped yet.
   *
   * @param coming the name of whoever said that they come, or null
   */
  record Ask(UUID id, UUID user, String name, Instant askedAt, @Nullable String coming) {}

  String OPEN =
      """
      SELECT a.id, a.user_id AS user, u.name, a.asked_at, c.name AS coming
      FROM rooms.asks a
      JOIN accounts.known_users u ON u.user_id = a.user_id
      LEFT JOIN accounts.known_users c ON c.user_id = a.coming_by
      WHERE a.shift = :shift AND a.closed_at IS NULL
      """;

  /** None where they ask already. */
  @SqlUpdate(
      """
      INSERT INTO rooms.asks (id, shift, user_id, asked_at) VALUES (:id, :shift, :user, :now)
      ON CONFLICT (shift, user_id) WHERE closed_at IS NULL DO NOTHING
      """)
  void ask(UUID id, UUID shift, UUID user, Instant now);

  @SqlUpdate(
      """
      UPDATE rooms.asks SET closed_at = :now
      WHERE shift = :shift AND user_id = :user AND closed_at IS NULL
      """)
  void takeBack(UUID shift, UUID user, Instant now);

  /** None where it is closed; the first who comes stays the one who comes. */
  @SqlUpdate(
      """
      UPDATE rooms.asks SET coming_by = coalesce(coming_by, :by), coming_at = coalesce(coming_at, :now)
      WHERE id = :id AND shift = :shift AND closed_at IS NULL
      """)
  int come(UUID id, UUID shift, UUID by, Instant now);

  @SqlUpdate(
      """
      UPDATE rooms.asks SET closed_at = coalesce(closed_at, :now)
      WHERE id = :id AND shift = :shift
      """)
  int close(UUID id, UUID shift, Instant now);

  /** The longest waiting first. */
  @SqlQuery(OPEN + "ORDER BY a.asked_at, a.id")
  List<Ask> open(UUID shift);

  @SqlQuery(OPEN + "AND a.user_id = :user")
  Optional<Ask> of(UUID shift, UUID user);
}
