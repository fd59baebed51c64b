package org.polyphony.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SeatsDao {

  /** An event with a number of seats, held until the transaction ends. */
  record Held(
      UUID id, UUID organization, int capacity, Instant endsAt, @Nullable Instant cancelledAt) {}

  /** What a contact has said before. */
  record Said(UUID id, String status, int party) {}

  /** A registration that waits. */
  record Waiting(UUID id, int party) {}

  // Not FOR UPDATE: a registration's own foreign key would wait for it.
  @SqlQuery(
      """
      SELECT id, organization, capacity, ends_at, cancelled_at FROM events.events
      WHERE id = :event AND capacity IS NOT NULL
      FOR NO KEY UPDATE
      """)
  Optional<Held> hold(UUID event);

  /** The same for those that an attempt has said something about, in the order of their ids. */
  @SqlQuery(
      """
      SELECT id, organization, capacity, ends_at, cancelled_at FROM events.events
      WHERE capacity IS NOT NULL AND id IN (
        SELECT r.event FROM events.registration_changes c
        JOIN events.registrations r ON r.id = c.registration
        WHERE c.attempt = :attempt)
      ORDER BY id
      FOR NO KEY UPDATE
      """)
  List<Held> holdThoseOf(UUID attempt);

  @SqlQuery("SELECT kind = 'training' FROM events.events WHERE id = :event")
  boolean isByApplication(UUID event);

  @SqlQuery(
      "SELECT coalesce(sum(party), 0) FROM events.registrations WHERE event = :event AND status = 'accepted'")
  long taken(UUID event);

  @SqlQuery(
      "SELECT id, status, party FROM events.registrations WHERE event = :event AND contact = :contact")
  Optional<Said> said(UUID event, UUID contact);

  @SqlQuery(
      """
      SELECT id, party FROM events.registrations
      WHERE event = :event AND status = 'waiting'
      ORDER BY waiting_since, id
      """)
  List<Waiting> waiting(UUID event);

  @SqlQuery(
      """
      SELECT count(*) FROM events.registrations r
      JOIN events.registrations o ON o.event = r.event AND o.status = 'waiting'
      WHERE r.id = :registration AND r.status = 'waiting' AND (o.waiting_since, o.id) <= (r.waiting_since, r.id)
      """)
  long place(UUID registration);

  /** Those of a status, in the order in which it was said. */
  @SqlQuery(
      """
      SELECT id, party FROM events.registrations
      WHERE event = :event AND status = :status
      ORDER BY coalesce(waiting_since, updated_at), id
      """)
  List<Waiting> those(UUID event, String status);

  // By the word that let it wait, so that taking that back takes back the seat as well. Whoever
  // waits
  // does so since that word.
  @SqlUpdate(
      """
      WITH moved AS (
        UPDATE events.registrations
        SET status = :status, waiting_since = CASE WHEN :status = 'waiting' THEN updated_at END, updated_at = :at
        WHERE id = :id
        RETURNING id, status, source, attempt, campaign, language, needs, party, updated_at)
      INSERT INTO events.registration_changes
        (id, registration, status, source, attempt, campaign, language, needs, party, at)
      SELECT :change, id, status, source, attempt, campaign, language, needs, party, updated_at FROM moved
      """)
  void turn(UUID id, UUID change, String status, Instant at);

  @SqlUpdate(
      """
      UPDATE events.registrations SET status = 'waiting', waiting_since = :at, updated_at = :at
      WHERE event = :event AND status = 'accepted' AND id IN (
        SELECT registration FROM events.registration_changes WHERE attempt = :attempt)
      """)
  void letWait(UUID event, UUID attempt, Instant at);
}
