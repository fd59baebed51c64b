package org.polyphony.rooms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who is in the room. */
interface PresentDao {

  /** Somebody who is here. */
  record Here(UUID user, String name, String doing, List<String> speaks) {}

  /** Somebody who was seen a moment ago, doing the same, costs no write. */
  @SqlUpdate(
      """
      INSERT INTO rooms.present AS p (shift, user_id, doing, first_seen_at, seen_at)
      VALUES (:shift, :user, :doing, :now, :now)
      ON CONFLICT ON CONSTRAINT present_pk
      DO UPDATE SET doing = EXCLUDED.doing, seen_at = greatest(p.seen_at, EXCLUDED.seen_at)
      WHERE p.doing <> EXCLUDED.doing OR p.seen_at < EXCLUDED.seen_at - interval '15 seconds'
      """)
  void seen(UUID shift, UUID user, String doing, Instant now);

  /**
   * In the order of coming in.
   *
   * @param callingSince the browser of a phone sleeps while one talks, so that callers are here for
   *     longer after their last sign of life
   */
  @SqlQuery(
      """
      SELECT p.user_id AS user, u.name, p.doing,
             ARRAY(SELECT s.tag FROM accounts.speakers s WHERE s.user_id = p.user_id ORDER BY s.tag = 'en', s.tag)
               AS speaks
      FROM rooms.present p
      JOIN accounts.known_users u ON u.user_id = p.user_id
      WHERE p.shift = :shift AND p.seen_at > CASE WHEN p.doing = 'calling' THEN :callingSince::timestamptz ELSE :since END
      ORDER BY p.first_seen_at, p.user_id
      """)
  List<Here> here(UUID shift, Instant since, Instant callingSince);

  /** How many were here at any time. */
  @SqlQuery("SELECT count(*) FROM rooms.present WHERE shift = :shift")
  int everHere(UUID shift);

  @SqlQuery(
      "SELECT shift FROM rooms.present WHERE user_id = :user AND shift = ANY (:shifts) ORDER BY seen_at DESC")
  List<UUID> among(UUID user, List<UUID> shifts);
}
