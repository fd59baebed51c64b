package org.polyphony.interpreting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface PlansDao {

  /** How many are registered of a language, and how many of them ask for an interpreter. */
  record Registered(String language, long speakers, long asked) {}

  @SqlQuery(
      """
      SELECT event, name, starts_at, time_zone, place FROM events.known_events
      WHERE event = :event AND organization = :organization
      """)
  Optional<Plan.Occasion> occasion(
      @Bind("event") UUID event, @Bind("organization") UUID organization);

  // Who asks for an interpreter and names a language is counted there; else where they take part,
  // else by what they speak. A language that was guessed is none.
  @SqlQuery(
      """
      WITH guests AS (
        SELECT coalesce(nullif(CASE WHEN r.needs ->> 'interpreter' ~ '^[a-z]{2,3}(-[A-Za-z]+)*$'
                                         AND r.needs ->> 'interpreter' <> 'yes'
                                    THEN r.needs ->> 'interpreter' END, 'und'),
                        nullif(r.language, 'und'),
                        CASE WHEN p.spoken_source IN ('imported', 'observed', 'self_declared') THEN p.spoken END,
                        'und') AS language,
               jsonb_exists(r.needs, 'interpreter') AS asks,
               r.party
        FROM events.known_registrations r
        JOIN contacts.people p ON p.contact = r.contact
        WHERE r.event = :event AND r.status = 'accepted')
      SELECT language, sum(party) AS speakers, coalesce(sum(party) FILTER (WHERE asks), 0) AS asked
      FROM guests
      GROUP BY language
      ORDER BY language
      """)
  List<Registered> registered(@Bind("event") UUID event);

  /** How many registrations ask for papers in a language. */
  record Readers(String language, long readers) {}

  @SqlQuery(
      """
      SELECT r.needs ->> 'materials' AS language, count(*) AS readers
      FROM events.known_registrations r
      WHERE r.event = :event AND r.status = 'accepted' AND r.needs ->> 'materials' ~ '^[a-z]{2,3}(-[A-Za-z]+)*$'
        AND r.needs ->> 'materials' <> 'yes'
      GROUP BY 1
      """)
  List<Readers> readers(@Bind("event") UUID event);

  @SqlQuery(
      """
      SELECT count(*) FROM events.known_registrations
      WHERE event = :event AND status = 'accepted' AND jsonb_exists(needs, 'sign_language')
      """)
  long signing(@Bind("event") UUID event);

  @SqlQuery(
      """
      SELECT r.language, count(*) AS registered,
             count(*) FILTER (WHERE EXISTS (
               SELECT FROM checkin.known_attendances a WHERE a.event = r.event AND a.person = r.contact)) AS came
      FROM events.known_registrations r
      JOIN events.known_events e ON e.event = r.event
      WHERE e.organization = :organization AND e.ends_at < :now AND e.cancelled_at IS NULL AND r.status = 'accepted'
        AND EXISTS (SELECT FROM checkin.known_attendances a WHERE a.event = r.event)
      GROUP BY r.language
      """)
  List<Forecast.Past> past(@Bind("organization") UUID organization, @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT id, name, agency, languages, confirmed_at IS NOT NULL AS confirmed, cost_cents
      FROM interpreting.bookings WHERE event = :event AND removed_at IS NULL ORDER BY id
      """)
  List<Booking> bookings(@Bind("event") UUID event);

  @SqlQuery(
      """
      SELECT id, language, what, ready_at IS NOT NULL AS ready, cost_cents
      FROM interpreting.materials WHERE event = :event AND removed_at IS NULL ORDER BY language, id
      """)
  List<Material> materials(@Bind("event") UUID event);

  @SqlQuery("SELECT headsets, cost_cents FROM interpreting.headsets WHERE event = :event")
  Optional<Plan.Headsets> headsets(@Bind("event") UUID event);

  @SqlUpdate(
      """
      INSERT INTO interpreting.bookings (id, event, key, name, agency, languages, confirmed_at, cost_cents, made_by, made_at)
      VALUES (:id, :event, :key, :name, :agency, :languages, :confirmedAt, :costCents, :author, :now)
      ON CONFLICT ON CONSTRAINT bookings_key_unique DO NOTHING
      """)
  void book(
      @Bind("id") UUID id,
      @Bind("event") UUID event,
      @Bind("key") UUID key,
      @Bind("name") String name,
      @Bind("agency") String agency,
      @Bind("languages") List<String> languages,
      @Bind("confirmedAt") @Nullable Instant confirmedAt,
      @Bind("costCents") @Nullable Integer costCents,
      @Bind("author") UUID author,
      @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE interpreting.bookings SET confirmed_at = :at
      WHERE id = :id AND event = :event AND removed_at IS NULL
      """)
  int confirm(@Bind("event") UUID event, @Bind("id") UUID id, @Bind("at") @Nullable Instant at);

  @SqlUpdate(
      "UPDATE interpreting.bookings SET removed_at = :now WHERE id = :id AND event = :event AND removed_at IS NULL")
  int unbook(@Bind("event") UUID event, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate(
      """
      INSERT INTO interpreting.materials (id, event, key, language, what, ready_at, cost_cents, made_by, made_at)
      VALUES (:id, :event, :key, :language, :what, :readyAt, :costCents, :author, :now)
      ON CONFLICT ON CONSTRAINT materials_key_unique DO NOTHING
      """)
  void want(
      @Bind("id") UUID id,
      @Bind("event") UUID event,
      @Bind("key") UUID key,
      @Bind("language") String language,
      @Bind("what") String what,
      @Bind("readyAt") @Nullable Instant readyAt,
      @Bind("costCents") @Nullable Integer costCents,
      @Bind("author") UUID author,
      @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE interpreting.materials SET ready_at = :at
      WHERE id = :id AND event = :event AND removed_at IS NULL
      """)
  int ready(@Bind("event") UUID event, @Bind("id") UUID id, @Bind("at") @Nullable Instant at);

  @SqlUpdate(
      "UPDATE interpreting.materials SET removed_at = :now WHERE id = :id AND event = :event AND removed_at IS NULL")
  int unwant(@Bind("event") UUID event, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate(
      """
      INSERT INTO interpreting.headsets (event, headsets, cost_cents, set_by, set_at)
      VALUES (:event, :headsets, :costCents, :author, :now)
      ON CONFLICT (event) DO UPDATE
      SET headsets = excluded.headsets, cost_cents = excluded.cost_cents, set_by = excluded.set_by, set_at = excluded.set_at
      """)
  void setHeadsets(
      @Bind("event") UUID event,
      @Bind("headsets") int headsets,
      @Bind("costCents") @Nullable Integer costCents,
      @Bind("author") UUID author,
      @Bind("now") Instant now);
}
