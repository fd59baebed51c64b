package org.polyphony.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.coordination.PhoneBanks;

/** Shifts, as their event and their room say together. */
interface RoomsDao {

  /** Somebody who may lead. */
  record Person(UUID user, String name) {}

  String ROOM =
      """
      SELECT r.shift, r.organization, e.name, e.starts_at, e.ends_at, e.time_zone, e.place, e.address, e.cancelled_at,
             r.campaign, c.name AS campaign_name, c.state AS campaign_state, r.goal, r.lead,
             coalesce(l.name, '') AS lead_name, r.line, r.line_at, r.thanks, r.ended_at
      FROM rooms.rooms r
      JOIN events.known_events e ON e.event = r.shift
      JOIN campaigns.known_campaigns c ON c.campaign = r.campaign
      LEFT JOIN accounts.known_users l ON l.user_id = r.lead
      """;

  /** One form at a time: whoever sends it twice at once waits, and finds the shift there. */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('rooms.key ' || :key::text, 0)) IS NULL")
  boolean lockKey(UUID key);

  @SqlQuery("SELECT shift FROM rooms.rooms WHERE organization = :organization AND key = :key")
  Optional<UUID> planned(UUID organization, UUID key);

  @SqlUpdate(
      """
      INSERT INTO rooms.rooms (shift, organization, campaign, goal, lead, key, created_by, created_at)
      VALUES (:shift, :organization, :campaign, :goal, :lead, :key, :by, :now)
      """)
  void insert(
      UUID shift,
      UUID organization,
      UUID campaign,
      @Nullable Integer goal,
      UUID lead,
      UUID key,
      UUID by,
      Instant now);

  @SqlUpdate(
      "UPDATE rooms.rooms SET campaign = :campaign, goal = :goal, lead = :lead WHERE shift = :shift")
  void update(UUID shift, UUID campaign, @Nullable Integer goal, UUID lead);

  @SqlUpdate("UPDATE rooms.rooms SET line = :line, line_at = :now WHERE shift = :shift")
  void say(UUID shift, String line, Instant now);

  @SqlUpdate(
      "UPDATE rooms.rooms SET ended_at = coalesce(ended_at, :now), thanks = :thanks WHERE shift = :shift")
  void end(UUID shift, String thanks, Instant now);

  @SqlUpdate("UPDATE rooms.rooms SET ended_at = NULL WHERE shift = :shift")
  void goOn(UUID shift);

  @SqlQuery(ROOM + "WHERE r.shift = :shift AND r.organization = :organization")
  Optional<Room> find(UUID shift, UUID organization);

  /** Those that run or are ahead, the next first. */
  @SqlQuery(
      ROOM
          + """
            WHERE r.organization = :organization AND e.ends_at > :now AND r.ended_at IS NULL
              AND e.starts_at < :until AND (:campaign::uuid IS NULL OR r.campaign = :campaign)
            ORDER BY e.starts_at, r.shift
            LIMIT 50
            """)
  List<Room> ahead(UUID organization, @Nullable UUID campaign, Instant now, Instant until);

  /** Those that will begin in this time, and were not ended before. */
  @SqlQuery(
      """
      SELECT r.shift, r.campaign, r.lead
      FROM rooms.rooms r
      JOIN events.known_events e ON e.event = r.shift
      WHERE r.organization = :organization AND e.starts_at > :from AND e.starts_at <= :until AND r.ended_at IS NULL
      """)
  List<PhoneBanks.Led> led(UUID organization, Instant from, Instant until);

  /** Those that ended since, in which this person was, the last first. */
  @SqlQuery(
      ROOM
          + """
            WHERE r.organization = :organization AND e.cancelled_at IS NULL
              AND coalesce(r.ended_at, e.ends_at) BETWEEN :since AND :now
              AND EXISTS (SELECT FROM rooms.present p WHERE p.shift = r.shift AND p.user_id = :user)
            ORDER BY coalesce(r.ended_at, e.ends_at) DESC
            LIMIT 10
            """)
  List<Room> ended(UUID organization, UUID user, Instant since, Instant now);

  @SqlQuery(
      """
      SELECT user_id AS user, name FROM accounts.standing_callers
      WHERE organization = :organization
      ORDER BY name, user_id
      LIMIT 500
      """)
  List<Person> whoMayLead(UUID organization);
}
