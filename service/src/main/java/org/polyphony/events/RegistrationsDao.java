package org.polyphony.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface RegistrationsDao {

  /** What is kept of a word. */
  record Kept(UUID id, int party) {}

  /** What was said last. */
  record Words(
      String status,
      int party,
      String source,
      String language,
      @Json Map<String, String> needs,
      @Nullable UUID campaign,
      @Nullable Instant waitingSince) {}

  @SqlQuery(
      """
      SELECT status, party, source, language, needs, campaign, waiting_since FROM events.registrations
      WHERE event = :event AND contact = :contact
      """)
  Optional<Words> words(UUID event, UUID contact);

  @SqlQuery(
      """
      WITH registration AS (
        INSERT INTO events.registrations
          (id, event, contact, status, source, attempt, campaign, language, needs, party, waiting_since, created_at,
           updated_at)
        VALUES (:id, :event, :contact, :status, :source, :attempt, :campaign, :language, :needed,
                coalesce(CAST(:party AS integer), 1),
                CASE WHEN :status = 'waiting' THEN CAST(:at AS timestamptz) END, :at, :at)
        ON CONFLICT (event, contact) DO UPDATE SET
          status = excluded.status, source = excluded.source, attempt = excluded.attempt,
          campaign = excluded.campaign, language = excluded.language,
          needs = CASE WHEN :replaceNeeds THEN excluded.needs ELSE registrations.needs || excluded.needs END,
          party = coalesce(CAST(:party AS integer), registrations.party),
          waiting_since = CASE WHEN excluded.status = 'waiting'
                               THEN coalesce(registrations.waiting_since, excluded.waiting_since) END,
          updated_at = excluded.updated_at
        RETURNING id, status, source, attempt, campaign, language, needs, party, updated_at
      ), change AS (
        INSERT INTO events.registration_changes
          (id, registration, status, source, attempt, campaign, language, needs, party, at)
        SELECT :change, id, status, source, attempt, campaign, language, needs, party, updated_at FROM registration
      )
      SELECT id, party FROM registration
      """)
  Kept say(
      UUID id,
      UUID change,
      String status,
      @Nullable Integer party,
      boolean replaceNeeds,
      @BindMethods NewRegistration registration,
      @Bind("needed") @Json Map<String, String> needs);

  /** What lies ahead and somebody has said something to, in the order of the ids. */
  @SqlQuery(
      """
      SELECT e.id FROM events.registrations r
      JOIN events.events e ON e.id = r.event
      WHERE r.contact = :contact AND e.ends_at > :now
      ORDER BY e.id
      """)
  List<UUID> ahead(UUID contact, Instant now);

  @SqlUpdate(
      """
      UPDATE events.registrations SET waiting_since = least(waiting_since, :since)
      WHERE event = :event AND contact = :contact AND status = 'waiting'
      """)
  void waitSince(UUID event, UUID contact, Instant since);

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
          language = c.language, needs = c.needs, party = c.party, updated_at = :at,
          waiting_since = CASE WHEN c.status = 'waiting' THEN c.at END
      FROM (
        SELECT DISTINCT ON (registration)
               registration, status, source, attempt, campaign, language, needs, party, at
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
