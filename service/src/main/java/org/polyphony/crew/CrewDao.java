package org.polyphony.crew;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What is read. */
interface CrewDao {

  /** A role without its shifts. */
  record RoleRow(
      UUID id, RoleKind kind, @Json Map<String, String> names, String details, boolean partners) {}

  /** A shift without its people. */
  record ShiftRow(
      UUID id,
      UUID role,
      Instant startsAt,
      Instant endsAt,
      int wanted,
      @Nullable String language,
      @Nullable Instant removedAt) {}

  /** From when staff sign up, and how the event stood when its shifts were fitted to it. */
  record PlanRow(@Nullable Instant opensAt, Instant eventStartsAt, ZoneId timeZone) {}

  @SqlQuery(
      """
      SELECT event, organization, name, starts_at, ends_at, time_zone, place, address, cancelled_at
      FROM events.known_events
      WHERE event = :event AND organization = :organization
      """)
  Optional<Occasion> occasion(UUID event, UUID organization);

  /** Whosesoever it is: for links, which say which event is meant. */
  @SqlQuery(
      """
      SELECT event, organization, name, starts_at, ends_at, time_zone, place, address, cancelled_at
      FROM events.known_events
      WHERE event = :event
      """)
  Optional<Occasion> anyOccasion(UUID event);

  @SqlQuery("SELECT opens_at, event_starts_at, time_zone FROM crew.plans WHERE event = :event")
  Optional<PlanRow> plan(UUID event);

  @SqlQuery(
      "SELECT id, kind, names, details, partners FROM crew.roles WHERE event = :event ORDER BY id")
  List<RoleRow> roles(UUID event);

  @SqlQuery(
      """
      SELECT id, role, starts_at, ends_at, wanted, language, removed_at
      FROM crew.shifts WHERE event = :event
      ORDER BY starts_at, ends_at, id
      """)
  List<ShiftRow> shifts(UUID event);

  @SqlQuery(
      """
      SELECT s.id, s.shift, s.user_id AS "user", s.volunteer, coalesce(v.name, u.name, '') AS name,
             coalesce(v.comes_from, '') AS comes_from, coalesce(v.phone, '') AS phone, coalesce(v.email, '') AS email,
             coalesce(v.language, '') AS language, s.signed_at, s.here_at, s.reminded_at
      FROM crew.signups s
      LEFT JOIN crew.volunteers v ON v.id = s.volunteer
      LEFT JOIN accounts.known_users u ON u.user_id = s.user_id
      WHERE s.event = :event AND s.left_at IS NULL
      ORDER BY s.id
      """)
  List<SignedUp> people(UUID event);

  /** Events ahead at which the user has a place. */
  @SqlQuery(
      """
      SELECT event FROM events.known_events e
      WHERE organization = :organization AND ends_at > :now
        AND EXISTS (SELECT FROM crew.signups s
                    WHERE s.user_id = :user AND s.left_at IS NULL AND s.event = e.event)
      ORDER BY starts_at, event
      LIMIT :atMost
      """)
  List<UUID> eventsOf(UUID organization, UUID user, Instant now, int atMost);

  /** Events ahead, not called off, at which something is to be done. */
  @SqlQuery(
      """
      SELECT event FROM events.known_events e
      WHERE organization = :organization AND ends_at > :now AND cancelled_at IS NULL
        AND EXISTS (SELECT FROM crew.shifts s WHERE s.event = e.event AND s.removed_at IS NULL)
      ORDER BY starts_at, event
      LIMIT :atMost
      """)
  List<UUID> eventsAhead(UUID organization, Instant now, int atMost);

  @SqlQuery("SELECT name FROM accounts.known_organizations WHERE organization = :organization")
  Optional<String> organization(UUID organization);

  @SqlUpdate(
      "UPDATE crew.signups SET reminded_at = :at WHERE id = :signup AND event = :event AND left_at IS NULL")
  int setReminded(UUID event, UUID signup, @Nullable Instant at);
}
