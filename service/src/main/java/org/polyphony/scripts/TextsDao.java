package org.polyphony.scripts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The bundles: one text per version, language and key. */
interface TextsDao {

  record TextRow(
      String tag,
      String key,
      String text,
      String state,
      @Nullable UUID reviewedBy,
      @Nullable Instant reviewedAt,
      String reviewer,
      String source,
      String pronunciation) {}

  @SqlQuery(
      """
      SELECT tag, key, text, state, reviewed_by, reviewed_at, reviewer, source, pronunciation
      FROM scripts.bundle_texts WHERE version = :version ORDER BY tag, key
      """)
  List<TextRow> texts(UUID version);

  /**
   * One text, in the state given; a review by nobody stays without a name, and the pronunciation
   * stays what it was.
   */
  @SqlUpdate(
      """
      INSERT INTO scripts.bundle_texts (version, tag, key, text, state, reviewed_by, reviewed_at)
      VALUES (:version, :tag, :key, :text, :state, :reviewedBy, :reviewedAt)
      ON CONFLICT (version, tag, key) DO UPDATE
      SET text = excluded.text, state = excluded.state,
          reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at, reviewer = ''
      """)
  void save(
      UUID version,
      String tag,
      String key,
      String text,
      String state,
      @Nullable UUID reviewedBy,
      @Nullable Instant reviewedAt);

  /** What a text was translated from. */
  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts SET source = :source WHERE version = :version AND tag = :tag AND key = :key
      """)
  void translatedFrom(UUID version, String tag, String key, String source);

  /** Every text of a version was translated from the source that is there now. */
  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts t SET source = s.text
      FROM scripts.bundle_texts s
      WHERE t.version = :version AND s.version = :version AND s.tag = :source AND s.key = t.key AND t.tag <> :source
      """)
  void translatedFromNow(UUID version, String source);

  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts SET pronunciation = :pronunciation
      WHERE version = :version AND tag = :tag AND key = :key
      """)
  void pronounce(UUID version, String tag, String key, String pronunciation);

  /** Keeps the words that are about to be replaced. */
  @SqlUpdate(
      """
      INSERT INTO scripts.earlier_texts (id, script, tag, key, text, state, reviewer, replaced_by, replaced_at)
      SELECT :id, v.script, t.tag, t.key, t.text, t.state, t.reviewer, :by, :at
      FROM scripts.bundle_texts t JOIN scripts.versions v ON v.id = t.version
      WHERE t.version = :version AND t.tag = :tag AND t.key = :key
      """)
  void keepEarlier(UUID id, UUID version, String tag, String key, String by, Instant at);

  /**
   * As above while somebody types: not what the same person has just written on the way to these
   * words.
   *
   * @param next the words that replace it
   * @param since what the person has replaced after this belongs to the same work
   */
  @SqlUpdate(
      """
      INSERT INTO scripts.earlier_texts (id, script, tag, key, text, state, reviewer, replaced_by, replaced_at)
      SELECT :id, v.script, t.tag, t.key, t.text, t.state, t.reviewer, :by, :at
      FROM scripts.bundle_texts t JOIN scripts.versions v ON v.id = t.version
      WHERE t.version = :version AND t.tag = :tag AND t.key = :key
        AND NOT (t.state = 'draft' AND coalesce((
          SELECT e.replaced_by = :by AND e.replaced_at > :since
          FROM scripts.earlier_texts e
          WHERE e.script = v.script AND e.tag = t.tag AND e.key = t.key
          ORDER BY e.id DESC LIMIT 1), starts_with(:next, t.text)))
      """)
  void keepEarlierWhileTyped(
      UUID id,
      UUID version,
      String tag,
      String key,
      String next,
      String by,
      Instant since,
      Instant at);

  /** The newest five of each line, the newest first. */
  @SqlQuery(
      """
      SELECT key, text, state, reviewer, replaced_by, replaced_at FROM (
        SELECT key, text, state, reviewer, replaced_by, replaced_at, id,
               row_number() OVER (PARTITION BY key ORDER BY id DESC) AS nth
        FROM scripts.earlier_texts WHERE script = :script AND tag = :tag) e
      WHERE nth <= 5 ORDER BY id DESC
      """)
  List<EarlierText> earlier(UUID script, String tag);

  @SqlUpdate(
      """
      DELETE FROM scripts.bundle_texts WHERE version = :version AND tag = :tag AND key = :key
      """)
  void delete(UUID version, String tag, String key);

  @SqlUpdate("DELETE FROM scripts.bundle_texts WHERE version = :version AND key NOT IN (<keys>)")
  void deleteUnused(UUID version, @BindList("keys") List<String> keys);

  /**
   * The source was changed: what was translated from another text may be wrong; what was translated
   * from this very text is right again.
   *
   * @param now the source's text
   */
  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts
      SET state = CASE WHEN source = :now AND source <> '' THEN 'draft' ELSE 'stale' END,
          reviewed_by = NULL, reviewed_at = NULL, reviewer = ''
      WHERE version = :version AND key = :key AND tag <> :source
      """)
  void makeStale(UUID version, String key, String source, String now);

  /**
   * Somebody has approved a text.
   *
   * @param source what they held it against
   */
  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts
      SET state = 'reviewed', reviewed_by = :by, reviewed_at = :at, reviewer = :reviewer, source = :source
      WHERE version = :version AND tag = :tag AND key = :key AND text = :text
      """)
  boolean review(
      UUID version,
      String tag,
      String key,
      String text,
      String source,
      UUID by,
      String reviewer,
      Instant at);

  /** Puts a text back as it was, with its review. */
  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts
      SET state = :state, reviewed_by = :reviewedBy, reviewed_at = :reviewedAt, reviewer = :reviewer,
          source = :source, pronunciation = :pronunciation
      WHERE version = :version AND tag = :tag AND key = :key
      """)
  void putBack(
      UUID version,
      String tag,
      String key,
      String state,
      @Nullable UUID reviewedBy,
      @Nullable Instant reviewedAt,
      String reviewer,
      String source,
      String pronunciation);

  @SqlUpdate(
      """
      INSERT INTO scripts.bundle_texts (
        version, tag, key, text, state, reviewed_by, reviewed_at, reviewer, source, pronunciation)
      SELECT :to, tag, key, text, state, reviewed_by, reviewed_at, reviewer, source, pronunciation
      FROM scripts.bundle_texts WHERE version = :from
      """)
  void copy(UUID from, UUID to);
}
