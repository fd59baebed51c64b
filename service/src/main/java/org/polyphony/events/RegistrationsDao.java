package org.polyphony.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RegistrationsDao {

  @SqlUpdate(
      """
      WITH registration AS (
        INSERT INTO events.registrations
          (id, event, contact, status, source, attempt, campaign, language, needs, created_at, updated_at)
        VALUES (:id, :event, :contact, :status, :source, :attempt, :campaign, :language, :needed, :at, :at)
        ON CONFLICT (event, contact) DO UPDATE SET
          status = excluded.status, source = excluded.source, attempt = excluded.attempt,
          campaign = excluded.campaign, language = excluded.language,
          needs = registrations.needs || excluded.needs, updated_at = excluded.updated_at
        RETURNING id, status, source, attempt, campaign, language, needs, updated_at)
      INSERT INTO events.registration_changes
        (id, registration, status, source, attempt, campaign, language, needs, at)
      SELECT :change, id, status, source, attempt, campaign, language, needs, updated_at FROM registration
      """)
  void say(
      UUID id,
      UUID change,
      String status,
      @BindMethods NewRegistration registration,
      @Bind("needed") @Json Map<String, String> needs);

  @SqlUpdate(
      """
      UPDATE events.registration_changes SET undone_at = :at
      WHERE attempt = :attempt AND undone_at IS NULL
      """)
  int undoThoseOf(UUID attempt, Instant at);

  @SqlUpdate(
      """
      UPDATE events.registrations r
      SET status = c.status, source = c.source, attempt = c.attempt, campaign = c.campaign,
          language = c.language, needs = c.needs, updated_at = :at
      FROM (
        SELECT DISTINCT ON (registration) registration, status, source, attempt, campaign, language, needs
        FROM events.registration_changes
        WHERE undone_at IS NULL
          AND registration IN (
            SELECT registration FROM events.registration_changes WHERE attempt = :attempt)
        ORDER BY registration, id DESC) c
      WHERE r.id = c.registration
      """)
  void showWhatStands(UUID attempt, Instant at);

  @SqlUpdate(
      """
      DELETE FROM events.registrations r
      WHERE r.id IN (SELECT registration FROM events.registration_changes WHERE attempt = :attempt)
        AND NOT EXISTS (
          SELECT FROM events.registration_changes c WHERE c.registration = r.id AND c.undone_at IS NULL)
      """)
  void deleteWhereNothingStands(UUID attempt);
}
