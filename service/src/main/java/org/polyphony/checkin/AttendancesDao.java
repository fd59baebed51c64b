package org.polyphony.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Attendances}, in their order. */
interface AttendancesDao {

  /** What was said with a key. */
  @SuppressWarnings("ArrayRecordComponent")
  record Tap(UUID attendance, byte[] said, boolean repeated, @Nullable Instant undoneAt) {}

  /** One attendance, held to the end of the transaction. */
  record Standing(
      UUID id,
      UUID organization,
      UUID event,
      UUID contact,
      String spoken,
      @Nullable Instant undoneAt) {}

  /** What is said of one, with names. */
  record Told(
      UUID contact,
      String name,
      LocalDate day,
      int party,
      String spoken,
      Instant at,
      UUID author,
      String helper) {}

  /** One key is taken in once, also where a phone sends it twice at a time. */
  @SqlQuery(
      """
      SELECT pg_advisory_xact_lock(hashtextextended('tap ' || :author || ' ' || :key, 0)) IS NULL
      """)
  boolean lock(@Bind("author") UUID author, @Bind("key") UUID key);

  @SqlQuery(
      """
      SELECT attendance, said, repeated, undone_at FROM checkin.taps WHERE author = :author AND key = :key
      """)
  Optional<Tap> tap(@Bind("author") UUID author, @Bind("key") UUID key);

  @SqlQuery(
      """
      SELECT coalesce(merged_into, contact) FROM contacts.people
      WHERE contact = :contact AND organization = :organization
      """)
  Optional<UUID> person(@Bind("organization") UUID organization, @Bind("contact") UUID contact);

  @SqlQuery(
      """
      SELECT coalesce(p.merged_into, p.contact)
      FROM events.known_registrations r
      JOIN contacts.people p ON p.contact = r.contact
      WHERE r.event = :event AND r.registration = :registration
      """)
  Optional<UUID> invited(@Bind("event") UUID event, @Bind("registration") UUID registration);

  // As many came as were announced, where nobody says otherwise.
  @SqlUpdate(
      """
      INSERT INTO checkin.attendances
        (id, organization, event, day, contact, registration, party, spoken, at, author, recorded_at)
      SELECT CAST(:id AS uuid), CAST(:organization AS uuid), CAST(:event AS uuid), CAST(:day AS date),
             CAST(:contact AS uuid), r.registration, coalesce(CAST(:party AS integer), r.party, 1), :spoken,
             CAST(:at AS timestamptz), CAST(:author AS uuid), CAST(:now AS timestamptz)
      FROM (SELECT 1) one
      LEFT JOIN LATERAL (
        SELECT k.registration, k.party
        FROM events.known_registrations k
        WHERE k.event = :event
          AND (k.contact = :contact
               OR k.contact IN (SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact))
        ORDER BY k.status = 'accepted' DESC, k.contact = :contact DESC
        LIMIT 1) r ON true
      ON CONFLICT (event, day, contact) WHERE undone_at IS NULL DO NOTHING
      """)
  int insert(
      @Bind("id") UUID id,
      @Bind("organization") UUID organization,
      @Bind("event") UUID event,
      @Bind("day") LocalDate day,
      @Bind("contact") UUID contact,
      @Bind("party") @Nullable Integer party,
      @Bind("spoken") String spoken,
      @Bind("at") Instant at,
      @Bind("author") UUID author,
      @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT id, organization, event, contact, spoken, undone_at FROM checkin.attendances
      WHERE event = :event AND day = :day AND contact = :contact AND undone_at IS NULL
      FOR UPDATE
      """)
  Optional<Standing> standing(
      @Bind("event") UUID event, @Bind("day") LocalDate day, @Bind("contact") UUID contact);

  @SqlQuery(
      """
      SELECT id, organization, event, contact, spoken, undone_at FROM checkin.attendances
      WHERE id = :id
      FOR UPDATE
      """)
  Optional<Standing> find(@Bind("id") UUID id);

  @SqlUpdate(
      """
      INSERT INTO checkin.taps (author, key, attendance, said, repeated, recorded_at)
      VALUES (:author, :key, :attendance, :said, :repeated, :now)
      """)
  void insertTap(
      @Bind("author") UUID author,
      @Bind("key") UUID key,
      @Bind("attendance") UUID attendance,
      @Bind("said") byte[] said,
      @Bind("repeated") boolean repeated,
      @Bind("now") Instant now);

  @SqlUpdate("UPDATE checkin.attendances SET party = :party WHERE id = :id")
  void setParty(@Bind("id") UUID id, @Bind("party") int party);

  @SqlUpdate("UPDATE checkin.attendances SET spoken = :spoken WHERE id = :id")
  void setSpoken(@Bind("id") UUID id, @Bind("spoken") String spoken);

  @SqlQuery("DELETE FROM checkin.absences WHERE event = :event AND contact = :contact RETURNING id")
  Optional<UUID> forgetAbsence(@Bind("event") UUID event, @Bind("contact") UUID contact);

  @SqlUpdate(
      """
      UPDATE checkin.taps SET undone_at = :now WHERE author = :author AND key = :key AND undone_at IS NULL
      """)
  void undoTap(@Bind("author") UUID author, @Bind("key") UUID key, @Bind("now") Instant now);

  @SqlUpdate(
      "UPDATE checkin.taps SET undone_at = :now WHERE attendance = :attendance AND undone_at IS NULL")
  void undoTaps(@Bind("attendance") UUID attendance, @Bind("now") Instant now);

  @SqlQuery(
      "SELECT count(*) FROM checkin.taps WHERE attendance = :attendance AND undone_at IS NULL")
  int standingTaps(@Bind("attendance") UUID attendance);

  @SqlUpdate("UPDATE checkin.attendances SET undone_at = :now, undone_by = :author WHERE id = :id")
  void undo(@Bind("id") UUID id, @Bind("author") UUID author, @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT a.contact, coalesce(p.full_name, '') AS name, a.day, a.party, a.spoken, a.at, a.author,
             coalesce(u.name, '') AS helper
      FROM checkin.attendances a
      LEFT JOIN contacts.people p ON p.contact = a.contact
      LEFT JOIN accounts.known_users u ON u.user_id = a.author
      WHERE a.id = :id
      """)
  Told told(@Bind("id") UUID id);
}
