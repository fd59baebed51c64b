package org.polyphony.rooms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * What was done in a shift: people talked to by those who were in the room, for its campaign and in
 * its time. Each person counts once, however often somebody talked to them.
 */
interface FiguresDao {

  /** So many people in a language, {@code und} where nobody noted which. */
  record Spoken(String language, long people) {}

  /** Lines that wait in a language. */
  record Waiting(String language, long lines) {}

  /** Who had a call that was hostile, and when the last one was. */
  record Hostile(UUID user, String name, Instant at) {}

  String TALKED_TO =
      """
      FROM campaigns.standing_attempts a
      JOIN campaigns.attempted_people p ON p.attempt = a.attempt
      WHERE a.campaign = :campaign AND a.recorded_at BETWEEN :from AND :until AND p.result = 'talked'
      """;

  String BY_THE_TEAM =
      TALKED_TO + "AND a.author IN (SELECT user_id FROM rooms.present WHERE shift = :shift)\n";

  @SqlQuery("SELECT count(DISTINCT p.contact) " + BY_THE_TEAM)
  long team(UUID shift, UUID campaign, Instant from, Instant until);

  /** In which languages the team talked, by their tags. */
  @SqlQuery("SELECT DISTINCT p.spoken " + BY_THE_TEAM + "AND p.spoken <> 'und' ORDER BY p.spoken")
  List<String> languages(UUID shift, UUID campaign, Instant from, Instant until);

  /** One person's own. */
  @SqlQuery(
      "SELECT p.spoken AS language, count(DISTINCT p.contact) AS people "
          + TALKED_TO
          + "AND a.author = :user GROUP BY p.spoken ORDER BY p.spoken = 'und', p.spoken")
  List<Spoken> own(UUID user, UUID campaign, Instant from, Instant until);

  @SqlQuery("SELECT language, lines FROM queue.waiting WHERE campaign = :campaign AND lines > 0")
  List<Waiting> waiting(UUID campaign);

  @SqlQuery(
      """
      SELECT a.author AS user, u.name, max(a.recorded_at) AS at
      FROM campaigns.standing_attempts a
      JOIN rooms.present p ON p.shift = :shift AND p.user_id = a.author
      JOIN accounts.known_users u ON u.user_id = a.author
      WHERE a.campaign = :campaign AND a.recorded_at BETWEEN :from AND :until AND 'hostile' = ANY (a.flags)
      GROUP BY a.author, u.name
      ORDER BY at DESC
      """)
  List<Hostile> hostile(UUID shift, UUID campaign, Instant from, Instant until);
}
