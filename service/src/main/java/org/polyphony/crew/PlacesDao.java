package org.polyphony.crew;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The places of shifts, as they are taken and given back. */
interface PlacesDao {

  /** A shift that is held until the transaction ends. */
  record Held(UUID id, int wanted, Instant startsAt, Instant endsAt, boolean partners) {}

  /** A place that somebody has taken, or had. */
  record Taken(
      UUID id,
      UUID shift,
      @Nullable UUID userId,
      @Nullable UUID volunteer,
      @Nullable Instant leftAt) {}

  /** One sign-up of a person at a time, so that two at once cannot overlap unseen. */
  @SqlQuery(
      "SELECT pg_advisory_xact_lock(hashtextextended('crew.person ' || :person::text, 0)) IS NULL")
  boolean lockPerson(UUID person);

  // Not FOR UPDATE: a sign-up's own foreign key would wait for it.
  @SqlQuery(
      """
      SELECT s.id, s.wanted, s.starts_at, s.ends_at, r.partners
      FROM crew.shifts s
      JOIN crew.roles r ON r.id = s.role
      WHERE s.id = :shift AND s.event = :event AND s.removed_at IS NULL
      FOR NO KEY UPDATE OF s
      """)
  Optional<Held> hold(UUID event, UUID shift);

  @SqlQuery("SELECT count(*) FROM crew.signups WHERE shift = :shift AND left_at IS NULL")
  int taken(UUID shift);

  @SqlQuery(
      """
      SELECT id, shift, user_id, volunteer, left_at FROM crew.signups
      WHERE shift = :shift AND left_at IS NULL AND (user_id = :person OR volunteer = :person)
      """)
  Optional<Taken> standing(UUID shift, UUID person);

  @SqlQuery(
      "SELECT id, shift, user_id, volunteer, left_at FROM crew.signups WHERE user_id = :user AND key = :key")
  Optional<Taken> byKey(UUID user, UUID key);

  @SqlQuery(
      "SELECT id, shift, user_id, volunteer, left_at FROM crew.signups WHERE id = :signup AND event = :event")
  Optional<Taken> find(UUID event, UUID signup);

  /** Whether the person has a place at that time, at whichever event that is not called off. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM crew.signups p
        JOIN crew.shifts s ON s.id = p.shift AND s.removed_at IS NULL
        JOIN events.known_events e ON e.event = p.event AND e.cancelled_at IS NULL
        WHERE (p.user_id = :person OR p.volunteer = :person) AND p.left_at IS NULL
          AND s.starts_at < :until AND s.ends_at > :from)
      """)
  boolean isBusy(UUID person, Instant from, Instant until);

  @SqlUpdate(
      """
      INSERT INTO crew.signups (id, shift, event, user_id, volunteer, key, signed_at)
      VALUES (:id, :shift, :event, :user, :volunteer, :key, :at)
      """)
  void insert(
      UUID id,
      UUID shift,
      UUID event,
      @Nullable UUID user,
      @Nullable UUID volunteer,
      UUID key,
      Instant at);

  @SqlUpdate("UPDATE crew.signups SET left_at = :at WHERE id = :signup AND left_at IS NULL")
  int leave(UUID signup, Instant at);

  @SqlUpdate(
      """
      UPDATE crew.signups SET here_at = :at, here_by = :by
      WHERE id = :signup AND left_at IS NULL AND (here_at IS NULL) = (:at::timestamptz IS NOT NULL)
      """)
  int setHere(UUID signup, @Nullable Instant at, @Nullable UUID by);
}
