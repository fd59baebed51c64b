package org.polyphony.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ConsentsDao {

  @SqlUpdate(
      """
      INSERT INTO consent.consents
        (id, line, contact, organization, channel, purpose, source, evidence, wording, given, given_at, recorded_by,
         recorded_at)
      VALUES (:id, :line, :contact, :organization, :channel, 'any', :source, :evidence, :wording, :given, :at, :author,
              :now)
      """)
  void insert(UUID id, String channel, @BindMethods NewConsent consent, Instant now);

  @SqlUpdate(
      """
      UPDATE consent.consents SET taken_back_at = :now, taken_back_by = :author
      WHERE id = :id AND organization = :organization AND taken_back_at IS NULL AND contact IN (
        SELECT CAST(:contact AS uuid)
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      """)
  int takeBack(UUID organization, UUID contact, UUID id, UUID author, Instant now);

  @SqlQuery(
      """
      SELECT c.id, c.channel, l.tel, c.given, c.source, c.evidence, c.wording, c.given_at, c.import_row,
             c.recorded_by AS author, u.name AS recorded_by, c.recorded_at,
             c.given AND NOT EXISTS (
               SELECT FROM consent.known_consents n
               WHERE n.contact = c.contact AND n.organization = c.organization AND n.channel = c.channel
                 AND n.line IS NOT DISTINCT FROM c.line AND (n.given_at, n.id) > (c.given_at, c.id)) AS standing
      FROM consent.known_consents c
      LEFT JOIN contacts.known_lines l ON l.line = c.line
      LEFT JOIN accounts.known_users u ON u.user_id = c.recorded_by
      WHERE c.organization = :organization AND c.contact IN (
        SELECT CAST(:contact AS uuid)
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      ORDER BY c.given_at DESC, c.id DESC
      LIMIT 100
      """)
  List<Consent> of(UUID organization, UUID contact);

  @SqlUpdate(
      """
      INSERT INTO consent.intakes (import, organization, started_at) VALUES (:importId, :organization, :at)
      ON CONFLICT (import) DO NOTHING
      """)
  int beginIntake(UUID importId, UUID organization, Instant at);

  @SqlUpdate("DELETE FROM consent.consents WHERE import = :importId")
  void forgetThoseOf(UUID importId);

  // A no says nothing where there was no yes. A yes where there was one is kept for when the file
  // that has brought the first is taken back.
  @SqlUpdate(
      """
      INSERT INTO consent.consents
        (id, line, contact, organization, channel, purpose, source, evidence, wording, given, given_at, import,
         import_row, recorded_by, recorded_at, again)
      SELECT r.id, r.line, r.contact, :organization, 'text', 'any', 'file', :evidence, r.wording, r.given, :at,
             :importId, r.nth, :author, :at, r.given AND known.yes
      FROM unnest(:ids, :contacts, :lines, :rows, :givens, :wordings, :ofAnyNumber)
        AS r (id, contact, line, nth, given, wording, of_any_number)
      CROSS JOIN LATERAL (
        SELECT EXISTS (
          SELECT FROM consent.standing_consents s
          WHERE s.contact = r.contact AND s.organization = :organization AND s.channel = 'text'
            AND (r.of_any_number OR s.line = r.line)) AS yes) known
      WHERE r.given <> known.yes OR (r.given AND NOT r.of_any_number)
      """)
  void bringIn(
      UUID organization,
      UUID importId,
      String evidence,
      @Nullable UUID author,
      Instant at,
      UUID[] ids,
      UUID[] contacts,
      UUID[] lines,
      Long[] rows,
      Boolean[] givens,
      String[] wordings,
      Boolean[] ofAnyNumber);

  @SqlUpdate(
      "UPDATE consent.intakes SET done_at = :at WHERE import = :importId AND done_at IS NULL")
  int intakeDone(UUID importId, Instant at);

  /** What only a file that was taken back meanwhile had said before counts by itself. */
  @SqlUpdate(
      """
      UPDATE consent.consents c SET again = false
      WHERE c.import = :importId AND c.again AND NOT EXISTS (
        SELECT FROM consent.standing_consents s
        WHERE s.contact = c.contact AND s.organization = c.organization AND s.channel = c.channel AND s.line = c.line)
      """)
  void countWhatIsNew(UUID importId);

  /** What a file says that was taken back counts by the next that has said the same and stands. */
  @SqlUpdate(
      """
      UPDATE consent.consents c SET again = false
      FROM (
        SELECT DISTINCT ON (other.contact, other.line) other.id
        FROM consent.consents gone
        JOIN consent.consents other
          ON other.contact = gone.contact AND other.line = gone.line AND other.organization = gone.organization
         AND other.channel = gone.channel AND other.again AND other.taken_back_at IS NULL
        JOIN consent.intakes i ON i.import = other.import AND i.done_at IS NOT NULL AND i.undone_at IS NULL
        WHERE gone.import = :importId AND gone.given AND NOT gone.again AND gone.taken_back_at IS NULL
        ORDER BY other.contact, other.line, other.given_at, other.id) next
      WHERE c.id = next.id
      """)
  void countTheNext(UUID importId);

  @SqlUpdate(
      "UPDATE consent.intakes SET undone_at = :at WHERE import = :importId AND undone_at IS NULL")
  int intakeUndone(UUID importId, Instant at);
}
