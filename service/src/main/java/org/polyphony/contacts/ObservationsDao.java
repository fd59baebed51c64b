package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What attempts taught, kept with what stood there before. */
interface ObservationsDao {

  /** A language with the name of its source. */
  record Known(String value, String source) {}

  record Observation(
      UUID id,
      UUID contact,
      UUID attempt,
      @Nullable UUID actor,
      Instant at,
      String kind,
      @Nullable UUID line,
      String value,
      String source,
      String valueBefore,
      String sourceBefore) {}

  /**
   * Takes down a language that was heard, and lets it count, where what is known is from one of
   * these sources. Two attempts on one person wait for each other at the lock, so that each keeps
   * as "before" what the other one wrote.
   *
   * @return the person's organization, where another language is known of them now than before
   */
  @SqlQuery(
      """
      WITH known AS (
        SELECT id, CASE WHEN :kind = 'spoken' THEN spoken ELSE written END AS value,
               CASE WHEN :kind = 'spoken' THEN spoken_source ELSE written_source END AS source
        FROM contacts.contacts WHERE id = :contact FOR UPDATE
      ), weaker AS (
        SELECT id, value, source FROM known WHERE source = ANY (:replaceable)
      ), noted AS (
        INSERT INTO contacts.observations
          (id, contact, attempt, actor, at, kind, value, source, value_before, source_before)
        SELECT CAST(:id AS uuid), id, CAST(:attempt AS uuid), CAST(:actor AS uuid), CAST(:at AS timestamptz), :kind,
               :value, :source, value, source
        FROM weaker
      ), heard AS (
        UPDATE contacts.contacts c
        SET spoken = CASE WHEN :kind = 'spoken' THEN :value ELSE spoken END,
            spoken_source = CASE WHEN :kind = 'spoken' THEN :source ELSE spoken_source END,
            written = CASE WHEN :kind = 'written' THEN :value ELSE written END,
            written_source = CASE WHEN :kind = 'written' THEN :source ELSE written_source END,
            updated_at = :at, revision = revision + 1
        FROM weaker WHERE c.id = weaker.id
        RETURNING c.organization, weaker.value AS before
      )
      SELECT organization FROM heard WHERE before <> :value
      """)
  Optional<UUID> hear(
      UUID id,
      UUID contact,
      UUID attempt,
      @Nullable UUID actor,
      Instant at,
      String kind,
      String value,
      String source,
      List<String> replaceable);

  // Locked, for the same reason.
  @SqlQuery(
      "SELECT spoken AS value, spoken_source AS source FROM contacts.contacts WHERE id = :contact FOR UPDATE")
  Optional<Known> lockSpoken(UUID contact);

  @SqlQuery(
      "SELECT written AS value, written_source AS source FROM contacts.contacts WHERE id = :contact FOR UPDATE")
  Optional<Known> lockWritten(UUID contact);

  @SqlQuery("SELECT organization FROM contacts.contacts WHERE id = :contact")
  UUID organization(UUID contact);

  @SqlUpdate(
      """
      UPDATE contacts.contacts SET spoken = :tag, spoken_source = :source, updated_at = :at, revision = revision + 1
      WHERE id = :contact
      """)
  void setSpoken(UUID contact, String tag, String source, Instant at);

  @SqlUpdate(
      """
      UPDATE contacts.contacts SET written = :tag, written_source = :source, updated_at = :at, revision = revision + 1
      WHERE id = :contact
      """)
  void setWritten(UUID contact, String tag, String source, Instant at);

  @SqlUpdate(
      """
      INSERT INTO contacts.observations
        (id, contact, attempt, actor, at, kind, line, value, source, value_before, source_before)
      VALUES
        (:id, :contact, :attempt, :actor, :at, :kind, :line, :value, :source, :valueBefore, :sourceBefore)
      """)
  void insert(@BindMethods Observation observation);

  @SqlUpdate(
      "UPDATE contacts.observations SET undone_at = :at WHERE id = :id AND undone_at IS NULL")
  void undo(UUID id, Instant at);

  @SqlQuery(
      """
      SELECT id, contact, attempt, actor, at, kind, line, value, source, value_before, source_before
      FROM contacts.observations
      WHERE attempt = :attempt AND kind IN ('spoken', 'written') AND undone_at IS NULL
      """)
  List<Observation> languagesOf(UUID attempt);

  @SqlQuery(
      """
      SELECT id, contact, attempt, actor, at, kind, line, value, source, value_before, source_before
      FROM contacts.observations
      WHERE attempt = :attempt AND kind NOT IN ('spoken', 'written') AND undone_at IS NULL
      """)
  List<Observation> marksOf(UUID attempt);

  // The newest that stands, else what was there before the first that ever was.
  @SqlQuery(
      """
      SELECT value, source FROM (
        SELECT o.value, o.source, 1 AS choice, o.id FROM contacts.observations o
        WHERE o.contact = :contact AND o.kind = :kind AND o.undone_at IS NULL
        UNION ALL
        SELECT f.value_before, f.source_before, 2, f.id FROM (
          SELECT * FROM contacts.observations
          WHERE contact = :contact AND kind = :kind ORDER BY id LIMIT 1) f
      ) left_over
      ORDER BY choice, id DESC
      LIMIT 1
      """)
  Known strongestLeft(UUID contact, String kind);

  @SqlUpdate(
      """
      UPDATE contacts.contact_lines SET bad_at = :at, bad_as = :bad, bad_by = :author
      WHERE contact = :contact AND line = :line AND bad_at IS NULL
      """)
  int markLineBad(UUID contact, UUID line, String bad, @Nullable UUID author, Instant at);

  @SqlUpdate(
      """
      UPDATE contacts.observations SET undone_at = :at, undone_by = :author
      WHERE contact = :contact AND line = :line AND kind = 'line_bad' AND undone_at IS NULL
      """)
  int undoMarksOfLine(UUID contact, UUID line, UUID author, Instant at);

  @SqlUpdate(
      "UPDATE contacts.contacts SET moved_at = :at, updated_at = :at WHERE id = :contact AND moved_at IS NULL")
  int markMoved(UUID contact, Instant at);

  @SqlUpdate(
      "UPDATE contacts.contacts SET deceased_at = :at, updated_at = :at WHERE id = :contact AND deceased_at IS NULL")
  int markDeceased(UUID contact, Instant at);

  @SqlUpdate(
      """
      UPDATE contacts.contact_lines SET bad_at = NULL, bad_as = NULL, bad_by = NULL
      WHERE contact = :contact AND line = :line AND bad_at IS NOT NULL
      """)
  int lineGood(UUID contact, UUID line);

  @SqlUpdate("UPDATE contacts.contacts SET moved_at = NULL, updated_at = :at WHERE id = :contact")
  void notMoved(UUID contact, Instant at);

  @SqlUpdate(
      "UPDATE contacts.contacts SET deceased_at = NULL, updated_at = :at WHERE id = :contact")
  void notDeceased(UUID contact, Instant at);

  // Locked, so that each of two attempts keeps as "before" what the other one wrote.
  @SqlQuery("SELECT address_form FROM contacts.contacts WHERE id = :contact FOR UPDATE")
  Optional<String> lockAddressForm(UUID contact);

  /** A form of address that was chosen on an attempt. */
  record Addressed(UUID id, String value, String valueBefore, boolean undone) {}

  /** The newest first. */
  @SqlQuery(
      """
      SELECT id, value, value_before, undone_at IS NOT NULL AS undone
      FROM contacts.observations WHERE contact = :contact AND kind = 'address_form'
      ORDER BY id DESC
      """)
  List<Addressed> addressed(UUID contact);

  @SqlUpdate(
      """
      UPDATE contacts.contacts SET address_form = :left, updated_at = :at, revision = revision + 1
      WHERE id = :contact AND address_form = :said
      """)
  void putAddressFormBack(UUID contact, String said, String left, Instant at);

  @SqlUpdate(
      """
      UPDATE contacts.contacts SET address_form = :form, updated_at = :at, revision = revision + 1
      WHERE id = :contact AND address_form <> :form
      """)
  void setAddressForm(UUID contact, String form, Instant at);
}
