package org.polyphony.reminders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface MessagesDao {

  /**
   * Whoever has said stop to everything is not among them; to mail alone, they are told by hand.
   */
  String ADDRESSEE =
      """
      SELECT r.registration, r.contact AS registered, f.contact, e.slug, r.status, r.language, r.needs, r.party,
             f.full_name AS name, f.written, f.spoken, f.email, r.attempt,
             NOT EXISTS (
               SELECT FROM consent.silenced_people s WHERE s.contact = f.contact AND s.channel = 'email') AS mailable
      FROM events.known_registrations r
      JOIN events.known_events e ON e.event = r.event
      LEFT JOIN contacts.merged_people m ON m.contact = r.contact
      JOIN contacts.people_in_files f ON f.contact = coalesce(m.person, r.contact)
      JOIN contacts.people p ON p.contact = f.contact AND p.deceased_at IS NULL
      WHERE NOT EXISTS (
        SELECT FROM consent.silenced_people s WHERE s.contact = f.contact AND s.channel = 'all')
      """;

  /**
   * Whoever came without having registered and can be reached; they have no page of their own, on
   * which they could say that they want no mail, and are told by hand.
   */
  String WALKED_IN =
      """
      SELECT a.attendance AS registration, f.contact AS registered, f.contact, e.slug, 'walk_in' AS status,
             a.spoken AS language, CAST('{}' AS jsonb) AS needs, a.party, f.full_name AS name, f.written, f.spoken,
             f.email, false AS mailable, CAST(NULL AS uuid) AS attempt
      FROM (SELECT DISTINCT ON (k.person) k.attendance, k.event, k.person, k.spoken, k.party
            FROM checkin.known_attendances k
            WHERE k.event = :event
            ORDER BY k.person, k.attendance) a
      JOIN events.known_events e ON e.event = a.event
      JOIN contacts.people_in_files f ON f.contact = a.person
      JOIN contacts.people p ON p.contact = f.contact AND p.deceased_at IS NULL
      WHERE (f.email <> '' OR EXISTS (
               SELECT FROM contacts.numbers n WHERE n.contact = f.contact AND n.tel IS NOT NULL))
        AND NOT EXISTS (
          SELECT FROM consent.silenced_people s WHERE s.contact = f.contact AND s.channel = 'all')
        AND NOT EXISTS (
          SELECT FROM events.known_registrations r
          LEFT JOIN contacts.merged_people m ON m.contact = r.contact
          WHERE r.event = a.event AND coalesce(m.person, r.contact) = a.person)
      """;

  @SqlQuery(
      ADDRESSEE
          + " AND (r.registration = ANY (:registrations) OR r.attempt = ANY (:attempts)) ORDER BY r.registration")
  List<Addressee> registered(List<UUID> registrations, List<UUID> attempts);

  @SqlQuery(
      ADDRESSEE
          + """
           AND r.event = :event AND r.status = 'accepted'
           AND NOT EXISTS (
             SELECT FROM reminders.messages o
             WHERE o.event = r.event AND o.contact = f.contact
               AND (o.kind = :kind AND o.occasion = :occasion OR o.made_at > :toldSince))
           ORDER BY r.registration
           LIMIT :atMost
          """)
  List<Addressee> toRemind(UUID event, String kind, String occasion, Instant toldSince, int atMost);

  @SqlQuery(
      ADDRESSEE
          + """
           AND r.event = :event
           AND EXISTS (SELECT FROM checkin.known_attendances a WHERE a.event = r.event AND a.person = f.contact)
           AND NOT EXISTS (
             SELECT FROM reminders.messages o
             WHERE o.event = r.event AND o.contact = f.contact AND o.kind IN ('thanks', 'missed'))
           ORDER BY r.registration
           LIMIT :atMost
          """)
  List<Addressee> toThank(UUID event, int atMost);

  @SqlQuery(
      WALKED_IN
          + """
           AND NOT EXISTS (
             SELECT FROM reminders.messages o
             WHERE o.event = a.event AND o.contact = f.contact AND o.kind IN ('thanks', 'missed'))
           ORDER BY a.attendance
           LIMIT :atMost
          """)
  List<Addressee> toThankWhoWalkedIn(UUID event, int atMost);

  @SqlQuery(
      ADDRESSEE
          + """
           AND r.event = :event AND r.status = 'accepted'
           AND EXISTS (SELECT FROM checkin.known_absences n WHERE n.event = r.event AND n.contact = f.contact)
           AND NOT EXISTS (
             SELECT FROM reminders.messages o
             WHERE o.event = r.event AND o.contact = f.contact AND o.kind IN ('thanks', 'missed'))
           ORDER BY r.registration
           LIMIT :atMost
          """)
  List<Addressee> toMiss(UUID event, int atMost);

  /**
   * Whoever was told something else last; who was told nothing yet learns it with the first word.
   */
  @SqlQuery(
      ADDRESSEE
          + """
           AND r.event = :event AND r.status IN ('accepted', 'waiting', 'applied')
           AND (SELECT o.facts FROM reminders.messages o
                WHERE o.event = r.event AND o.contact = f.contact AND o.kind <> 'gone'
                ORDER BY o.id DESC LIMIT 1) <> :facts
           ORDER BY r.registration
           LIMIT :atMost
          """)
  List<Addressee> toTellOfChange(UUID event, String facts, int atMost);

  /** Whoever may come, also those whom nobody has told anything yet. */
  @SqlQuery(
      ADDRESSEE
          + """
           AND r.event = :event AND r.status IN ('accepted', 'waiting', 'applied', 'tentative')
           AND (SELECT o.facts FROM reminders.messages o
                WHERE o.event = r.event AND o.contact = f.contact AND o.kind <> 'gone'
                ORDER BY o.id DESC LIMIT 1) IS DISTINCT FROM :facts
           ORDER BY r.registration
           LIMIT :atMost
          """)
  List<Addressee> toTellOfCancellation(UUID event, String facts, int atMost);

  /** By its code, what somebody was told last about their registration. */
  @SqlQuery(
      """
      SELECT kind FROM reminders.messages
      WHERE event = :event AND contact = :contact
        AND kind IN ('confirmed', 'waiting', 'moved_up', 'applied', 'taken_in', 'turned_down', 'gone')
      ORDER BY id DESC
      LIMIT 1
      """)
  Optional<String> lastWord(UUID event, UUID contact);

  @SqlUpdate(
      """
      INSERT INTO reminders.messages
        (id, organization, event, contact, kind, occasion, language, way, facts, attempt, made_at)
      VALUES (:id, :organization, :event, :contact, :kind, :occasion, :language, :way, :facts, :attempt, :now)
      ON CONFLICT ON CONSTRAINT messages_once DO NOTHING
      """)
  int insert(
      UUID id,
      UUID organization,
      UUID event,
      UUID contact,
      String kind,
      String occasion,
      String language,
      String way,
      String facts,
      @Nullable UUID attempt,
      Instant now);

  /** Those that nobody has read yet by hand; of those by mail, whoever has the outbox knows. */
  @SqlQuery(
      "SELECT id FROM reminders.messages WHERE attempt = :attempt AND told_at IS NULL ORDER BY id")
  List<UUID> ofAttempt(UUID attempt);

  @SqlQuery("SELECT way = 'mail' FROM reminders.messages WHERE id = :id")
  boolean isMail(UUID id);

  @SqlUpdate("DELETE FROM reminders.messages WHERE id = :id")
  void delete(UUID id);
}
