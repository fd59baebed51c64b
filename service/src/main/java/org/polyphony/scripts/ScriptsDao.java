package org.polyphony.scripts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Scripts and the structure of their versions. */
interface ScriptsDao {

  record ScriptRow(
      UUID id,
      UUID organization,
      String name,
      String sourceLanguage,
      boolean sample,
      Instant createdAt,
      @Nullable Instant archivedAt) {}

  record VersionRow(
      UUID id,
      UUID script,
      int number,
      String state,
      int revision,
      @Json Map<String, SlotKind> slots,
      @Json List<Step> steps,
      Instant createdAt,
      @Nullable Instant publishedAt,
      @Nullable UUID publishedBy) {
    Structure structure() {
      return new Structure(steps, slots);
    }

    boolean isDraft() {
      return state.equals("draft");
    }
  }

  @SqlUpdate(
      """
      INSERT INTO scripts.scripts (id, organization, name, source_language, sample, created_by, created_at)
      VALUES (:id, :organization, :name, :source, :sample, :author, :at)
      """)
  void insertScript(
      UUID id,
      UUID organization,
      String name,
      String source,
      boolean sample,
      @Nullable UUID author,
      Instant at);

  @SqlQuery(
      """
      SELECT id, organization, name, source_language, sample, created_at, archived_at
      FROM scripts.scripts WHERE id = :id AND organization = :organization
      """)
  Optional<ScriptRow> script(UUID id, UUID organization);

  @SqlQuery(
      """
      SELECT id, organization, name, source_language, sample, created_at, archived_at
      FROM scripts.scripts WHERE id = :id
      """)
  Optional<ScriptRow> script(UUID id);

  @SqlQuery(
      """
      SELECT id, organization, name, source_language, sample, created_at, archived_at
      FROM scripts.scripts WHERE organization = :organization
      ORDER BY archived_at IS NOT NULL, id DESC
      """)
  List<ScriptRow> scriptsOf(UUID organization);

  /**
   * The texts of one step once more, for another one: with their reviews, what they were translated
   * from and how they are read.
   *
   * @param to a step that has no texts yet
   */
  @SqlUpdate(
      """
      INSERT INTO scripts.bundle_texts (
        version, tag, key, text, state, reviewed_by, reviewed_at, reviewer, source, pronunciation)
      SELECT version, tag, :to || substr(key, length(:from) + 1), text, state, reviewed_by, reviewed_at, reviewer,
             source, pronunciation
      FROM scripts.bundle_texts
      WHERE version = :version AND (key = :from OR starts_with(key, :from || '.'))
      """)
  void copyTexts(UUID version, String from, String to);

  /** Two who begin a draft of one script wait for each other here. */
  @SqlQuery("SELECT id FROM scripts.scripts WHERE id = :id FOR UPDATE")
  UUID lockScript(UUID id);

  @SqlUpdate("UPDATE scripts.scripts SET name = :name WHERE id = :id")
  void rename(UUID id, String name);

  @SqlUpdate("UPDATE scripts.scripts SET archived_at = :at WHERE id = :id")
  void archive(UUID id, @Nullable Instant at);

  @SqlUpdate(
      """
      INSERT INTO scripts.versions (id, script, number, state, slots, steps, created_at)
      VALUES (:id, :script,
        (SELECT coalesce(max(number), 0) + 1 FROM scripts.versions WHERE script = :script),
        'draft', :slots, :steps, :at)
      """)
  void insertDraft(
      UUID id, UUID script, @Json Map<String, SlotKind> slots, @Json List<Step> steps, Instant at);

  @SqlQuery(
      """
      SELECT id, script, number, state, revision, slots, steps, created_at, published_at, published_by
      FROM scripts.versions WHERE id = :id
      """)
  Optional<VersionRow> version(UUID id);

  /** Newest first: the draft, where there is one, then the published ones. */
  @SqlQuery(
      """
      SELECT id, script, number, state, revision, slots, steps, created_at, published_at, published_by
      FROM scripts.versions WHERE script = :script ORDER BY number DESC
      """)
  List<VersionRow> versions(UUID script);

  @SqlQuery(
      """
      SELECT id, script, number, state, revision, slots, steps, created_at, published_at, published_by
      FROM scripts.versions WHERE script = :script AND state = 'draft'
      """)
  Optional<VersionRow> draft(UUID script);

  /** Two who edit or publish one draft wait for each other here. */
  @SqlQuery(
      """
      SELECT id, script, number, state, revision, slots, steps, created_at, published_at, published_by
      FROM scripts.versions WHERE script = :script AND state = 'draft' FOR UPDATE
      """)
  Optional<VersionRow> lockDraft(UUID script);

  @SqlQuery(
      """
      SELECT id, script, number, state, revision, slots, steps, created_at, published_at, published_by
      FROM scripts.versions WHERE script = :script AND state = 'published'
      ORDER BY number DESC LIMIT 1
      """)
  Optional<VersionRow> published(UUID script);

  @SqlUpdate(
      """
      UPDATE scripts.versions SET slots = :slots, steps = :steps, revision = revision + 1
      WHERE id = :id AND state = 'draft'
      """)
  void saveStructure(UUID id, @Json Map<String, SlotKind> slots, @Json List<Step> steps);

  @SqlUpdate(
      """
      INSERT INTO scripts.draft_edits (version, revision, slots, steps, edited_by, edited_at)
      SELECT id, revision, slots, steps, :author, :at FROM scripts.versions WHERE id = :version
      """)
  void keepForUndo(UUID version, @Nullable UUID author, Instant at);

  record Earlier(@Json Map<String, SlotKind> slots, @Json List<Step> steps) {
    Structure structure() {
      return new Structure(steps, slots);
    }
  }

  @SqlQuery(
      """
      SELECT slots, steps FROM scripts.draft_edits WHERE version = :version AND revision = :revision
      """)
  Optional<Earlier> earlier(UUID version, int revision);

  @SqlUpdate("DELETE FROM scripts.draft_edits WHERE version = :version")
  void forgetEdits(UUID version);

  @SqlUpdate(
      """
      UPDATE scripts.versions SET state = 'retired' WHERE script = :script AND state = 'published'
      """)
  void retirePublished(UUID script);

  @SqlUpdate(
      """
      UPDATE scripts.versions SET state = 'published', published_at = :at, published_by = :by
      WHERE id = :id
      """)
  void publish(UUID id, Instant at, @Nullable UUID by);
}
