package org.polyphony.guests;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SubmissionsDao {

  /** One form at a time: whoever sends it twice at once waits, and finds it there. */
  @SqlQuery(
      "SELECT pg_advisory_xact_lock(hashtextextended('guests.key ' || :key::text, 0)) IS NULL")
  boolean lock(UUID key);

  @SqlQuery(
      """
      SELECT s.id, s.key, s.digest, s.event, e.slug, coalesce(m.person, s.contact) AS contact, s.name, s.language,
             s.party, s.needs
      FROM guests.submissions s
      JOIN events.known_events e ON e.event = s.event
      LEFT JOIN contacts.merged_people m ON m.contact = s.contact
       AND EXISTS (SELECT FROM events.known_registrations r WHERE r.event = s.event AND r.contact = m.person)
      WHERE s.key = :key
      """)
  Optional<Submission> byKey(UUID key);

  @SqlQuery(
      """
      SELECT s.id, s.key, s.digest, s.event, e.slug, coalesce(m.person, s.contact) AS contact, s.name, s.language,
             s.party, s.needs
      FROM guests.submissions s
      JOIN events.known_events e ON e.event = s.event
      LEFT JOIN contacts.merged_people m ON m.contact = s.contact
       AND EXISTS (SELECT FROM events.known_registrations r WHERE r.event = s.event AND r.contact = m.person)
      WHERE s.id = :id AND s.name <> ''
      """)
  Optional<Submission> find(UUID id);

  /** The page of somebody's own, and the language in which they read it. */
  record Latest(UUID id, String language) {}

  @SqlQuery(
      """
      SELECT id, language FROM guests.submissions
      WHERE event = :event AND contact = :contact AND name <> ''
      ORDER BY created_at DESC, id DESC
      LIMIT 1
      """)
  Optional<Latest> latest(UUID event, UUID contact);

  @SqlUpdate(
      """
      INSERT INTO guests.submissions
        (id, key, digest, event, contact, name, language, party, needs, created_at, updated_at)
      VALUES (:id, :key, :digest, :event, :contact, :name, :language, :party, :needs, :at, :at)
      """)
  void insert(
      UUID id,
      UUID key,
      String digest,
      UUID event,
      UUID contact,
      String name,
      String language,
      int party,
      @Bind("needs") @Json Map<String, String> needs,
      Instant at);

  @SqlUpdate(
      "UPDATE guests.submissions SET party = :party, needs = :needs, updated_at = :at WHERE id = :id")
  void change(UUID id, int party, @Bind("needs") @Json Map<String, String> needs, Instant at);

  @SqlQuery("SELECT slug FROM events.known_events WHERE event = :event")
  Optional<String> slug(UUID event);

  /** Whether they want no e-mail. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM consent.silenced_people WHERE contact = :contact AND channel IN ('all', 'email'))
      """)
  boolean silent(UUID contact);

  @SqlQuery("SELECT name FROM accounts.known_organizations WHERE organization = :organization")
  Optional<String> organization(UUID organization);
}
