package org.polyphony.crew;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What is set up. */
interface PlanningDao {

  @SqlUpdate(
      """
      INSERT INTO crew.plans (event, opens_at, event_starts_at, time_zone)
      VALUES (:event, NULL, :startsAt, :zone)
      ON CONFLICT ON CONSTRAINT plans_pk DO NOTHING
      """)
  void plan(UUID event, Instant startsAt, String zone);

  @SqlUpdate("UPDATE crew.plans SET opens_at = :at WHERE event = :event")
  void open(UUID event, @Nullable Instant at);

  @SqlUpdate(
      "UPDATE crew.plans SET event_starts_at = :startsAt, time_zone = :zone WHERE event = :event")
  void follow(UUID event, Instant startsAt, String zone);

  @SqlUpdate(
      """
      INSERT INTO crew.roles (id, event, key, kind, names, details, partners, made_by, made_at)
      VALUES (:id, :event, :key, :kind, :names, :details, :partners, :by, :at)
      ON CONFLICT ON CONSTRAINT roles_key_unique DO NOTHING
      """)
  int addRole(
      UUID id,
      UUID event,
      UUID key,
      String kind,
      @Bind("names") @Json Map<String, String> names,
      String details,
      boolean partners,
      UUID by,
      Instant at);

  @SqlUpdate(
      """
      UPDATE crew.roles SET kind = :kind, names = :names, details = :details, partners = :partners
      WHERE id = :id AND event = :event
      """)
  int changeRole(
      UUID id,
      UUID event,
      String kind,
      @Bind("names") @Json Map<String, String> names,
      String details,
      boolean partners);

  @SqlUpdate(
      """
      INSERT INTO crew.shifts (id, role, event, key, starts_at, ends_at, wanted, language, made_by, made_at)
      SELECT :id, r.id, r.event, :key, CAST(:startsAt AS timestamptz), CAST(:endsAt AS timestamptz), :wanted,
             CAST(:language AS text), :by, CAST(:at AS timestamptz)
      FROM crew.roles r WHERE r.id = :role AND r.event = :event
      ON CONFLICT ON CONSTRAINT shifts_key_unique DO NOTHING
      """)
  int addShift(
      UUID id,
      UUID role,
      UUID event,
      UUID key,
      Instant startsAt,
      Instant endsAt,
      int wanted,
      @Nullable String language,
      UUID by,
      Instant at);

  @SqlQuery("SELECT count(*) > 0 FROM crew.roles WHERE id = :role AND event = :event")
  boolean hasRole(UUID event, UUID role);

  @SqlQuery("SELECT id FROM crew.shifts WHERE id = :shift AND event = :event FOR NO KEY UPDATE")
  Optional<UUID> hold(UUID event, UUID shift);

  @SqlUpdate(
      """
      UPDATE crew.shifts SET starts_at = :startsAt, ends_at = :endsAt, wanted = :wanted, language = :language
      WHERE id = :shift
      """)
  void changeShift(
      UUID shift, Instant startsAt, Instant endsAt, int wanted, @Nullable String language);

  @SqlUpdate("UPDATE crew.shifts SET starts_at = :startsAt, ends_at = :endsAt WHERE id = :shift")
  void move(UUID shift, Instant startsAt, Instant endsAt);

  @SqlUpdate(
      """
      UPDATE crew.shifts SET removed_at = :at
      WHERE id = :shift AND event = :event AND (removed_at IS NULL) = (:at::timestamptz IS NOT NULL)
      """)
  int setRemoved(UUID event, UUID shift, @Nullable Instant at);
}
