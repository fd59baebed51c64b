package org.polyphony.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ImportsDao {

  @SqlUpdate(
      """
      INSERT INTO imports.imports (
        id, organization, target, subject, upload, filename, state, commit_after_review, wishes, created_by, created_at)
      VALUES (
        :id, :organization, :target, :subject, :upload, :filename, 'reading', :commit, :wishes, :author, :at)
      """)
  void insert(
      UUID id,
      UUID organization,
      String target,
      UUID subject,
      UUID upload,
      String filename,
      boolean commit,
      @Json Wishes wishes,
      @Nullable UUID author,
      Instant at);

  String COLUMNS =
      """
      SELECT id, organization, target, subject, upload, filename, upper(state) AS state, commit_after_review, layout,
             wishes, rows_read, rows_created, rows_updated, rows_unchanged, rows_duplicate, rows_review, rows_rejected,
             progress, problem, problem_arguments, created_by, created_at, started_at, finished_at
      FROM imports.imports
      """;

  @SqlQuery(COLUMNS + "WHERE id = :id AND organization = :organization")
  Optional<Import> find(UUID organization, UUID id);

  @SqlQuery(COLUMNS + "WHERE id = :id")
  Optional<Import> load(UUID id);

  @SqlQuery(
      COLUMNS
          + "WHERE subject = :subject AND organization = :organization ORDER BY id DESC LIMIT 50")
  List<Import> of(UUID organization, UUID subject);

  @SqlQuery(
      COLUMNS + "WHERE target = :target AND organization = :organization ORDER BY id DESC LIMIT 50")
  List<Import> ofTarget(UUID organization, String target);

  @SqlQuery("SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
  Optional<String> timeZone(UUID organization);

  @SqlQuery("SELECT id FROM imports.imports WHERE state IN ('reading', 'running') ORDER BY id")
  List<UUID> underWay();

  @SqlUpdate(
      """
      UPDATE imports.imports
      SET state = :next, progress = 0, started_at = CASE :next WHEN 'running' THEN :at::timestamptz ELSE started_at END,
          finished_at = CASE WHEN :next IN ('done', 'failed', 'undone') THEN :at::timestamptz END
      WHERE id = :id AND state = :now
      """)
  int move(UUID id, String now, String next, Instant at);

  @SqlUpdate("UPDATE imports.imports SET wishes = :wishes WHERE id = :id")
  void wish(UUID id, @Json Wishes wishes);

  @SqlUpdate(
      """
      UPDATE imports.imports SET problem = :problem, problem_arguments = :arguments
      WHERE id = :id
      """)
  void problem(UUID id, @Nullable String problem, @Json Map<String, Object> arguments);

  @SqlUpdate("UPDATE imports.imports SET layout = :layout WHERE id = :id")
  void layout(UUID id, @Json Layout layout);

  @SqlUpdate(
      """
      UPDATE imports.imports
      SET rows_read = :read, rows_created = :created, rows_updated = :updated, rows_unchanged = :unchanged,
          rows_duplicate = :duplicate, rows_review = :review, rows_rejected = :rejected
      WHERE id = :id
      """)
  void rows(UUID id, @BindMethods Import.Rows rows);

  @SqlUpdate(
      """
      UPDATE imports.imports SET examples = :examples, languages = :languages, strangers = :strangers
      WHERE id = :id
      """)
  void preview(
      UUID id,
      @Json List<Preview.Example> examples,
      @Json List<Preview.Language> languages,
      long strangers);

  /** They name people, and nobody decides by them any more. */
  @SqlUpdate("UPDATE imports.imports SET examples = '[]' WHERE id = :id")
  void forgetExamples(UUID id);

  @SqlQuery("SELECT examples, languages, strangers FROM imports.imports WHERE id = :id")
  Preview previewed(UUID id);

  @SqlUpdate("UPDATE imports.imports SET progress = :progress WHERE id = :id")
  void progress(UUID id, double progress);

  /** A note with the row as it came; of one row there may be several. */
  record Noted(
      long line,
      String verdict,
      String field,
      String reason,
      String value,
      @Json List<String> cells) {}

  @SqlBatch(
      """
      INSERT INTO imports.noted_rows (import, line, verdict, field, reason, value, cells)
      VALUES (:id, :line, :verdict, :field, :reason, :value, :cells)
      ON CONFLICT (import, verdict, line, field, reason) DO NOTHING
      """)
  void note(UUID id, @BindMethods List<Noted> notes);

  @SqlUpdate("DELETE FROM imports.noted_rows WHERE import = :id")
  void forgetNotes(UUID id);

  @SqlQuery(
      """
      SELECT line, verdict, field, reason, value, cells FROM imports.noted_rows
      WHERE import = :id AND verdict = :verdict
      ORDER BY line, field, reason
      LIMIT :limit
      """)
  List<Noted> notes(UUID id, String verdict, int limit);

  @FetchSize(500)
  @SqlQuery(
      """
      SELECT line, verdict, field, reason, value, cells FROM imports.noted_rows
      WHERE import = :id AND verdict = :verdict
      ORDER BY line, field, reason
      """)
  ResultIterator<Noted> allNotes(UUID id, String verdict);

  /** How many rows came to grief for one reason. */
  record Reason(String field, String reason, long rows) {}

  @SqlQuery(
      """
      SELECT field, reason, count(*) AS rows FROM imports.noted_rows
      WHERE import = :id AND verdict = :verdict
      GROUP BY field, reason
      ORDER BY rows DESC, field, reason
      """)
  List<Reason> reasons(UUID id, String verdict);

  /** The values of the columns whose values are mapped, with how many rows have them. */
  @SqlUpdate("UPDATE imports.imports SET seen_values = :values WHERE id = :id")
  void seen(UUID id, @Json List<ValueTally.Counted> values);

  /** See {@link #seen(UUID, List)}. */
  record SeenValues(@Json List<ValueTally.Counted> seenValues) {}

  @SqlQuery("SELECT seen_values FROM imports.imports WHERE id = :id")
  SeenValues seenValues(UUID id);

  /**
   * A mapping kept under a name.
   *
   * @param fields what a column means, by its key
   * @param meanings by field, what its values mean
   */
  record Saved(
      String name,
      @Json Map<String, String> fields,
      @Json Map<String, Map<String, String>> meanings) {
    static final Saved NONE = new Saved("", Map.of(), Map.of());
  }

  /** How an import was read. */
  record Earlier(@Json Layout layout) {}

  /** Of the same kind, with rows that were turned away. */
  @SqlQuery(
      """
      SELECT layout FROM imports.imports
      WHERE organization = :organization AND target = :target AND id < :before AND rows_rejected > 0
        AND layout IS NOT NULL
      ORDER BY id DESC
      LIMIT 50
      """)
  List<Earlier> earlier(UUID organization, String target, UUID before);

  @SqlQuery(
      """
      SELECT name, fields, meanings FROM imports.mappings
      WHERE organization = :organization AND target = :target
      ORDER BY name
      """)
  List<Saved> mappings(UUID organization, String target);

  @SqlUpdate(
      """
      INSERT INTO imports.mappings (id, organization, target, name, fields, meanings, created_by, created_at)
      VALUES (:id, :organization, :target, :name, :fields, :meanings, :author, :at)
      ON CONFLICT (organization, target, name)
      DO UPDATE SET fields = excluded.fields, meanings = excluded.meanings
      """)
  void saveMapping(
      UUID id,
      UUID organization,
      String target,
      String name,
      @Json Map<String, String> fields,
      @Json Map<String, Map<String, String>> meanings,
      UUID author,
      Instant at);

  // Held by the connection that works on an import, so that nobody else does; a kill lets go of it.
  @SqlQuery("SELECT pg_try_advisory_lock(hashtextextended(:name, 41))")
  boolean tryLock(String name);

  /** The same, until the end of the transaction; false where another one has it. */
  @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 41))")
  boolean tryHold(String name);

  /** Until the end of the transaction. */
  @SqlUpdate("SELECT pg_advisory_xact_lock(hashtextextended(:name, 41))")
  void lock(String name);

  @SqlQuery("SELECT id FROM imports.imports WHERE organization = :organization AND typed_on = :key")
  Optional<UUID> typedOn(UUID organization, UUID key);

  @SqlUpdate(
      "UPDATE imports.imports SET typed_on = :key WHERE id = :id AND organization = :organization")
  void typedOn(UUID organization, UUID id, UUID key);

  @SqlQuery("SELECT pg_advisory_unlock(hashtextextended(:name, 41))")
  boolean unlock(String name);
}
