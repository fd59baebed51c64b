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
      String reviewer) {}

  @SqlQuery(
      """
      SELECT tag, key, text, state, reviewed_by, reviewed_at, reviewer
      FROM scripts.bundle_texts WHERE version = :version ORDER BY tag, key
      """)
  List<TextRow> texts(UUID version);

  /** One text, in the state given; a review by nobody stays without a name. */
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

  @SqlUpdate(
      """
      DELETE FROM scripts.bundle_texts WHERE version = :version AND tag = :tag AND key = :key
      """)
  void delete(UUID version, String tag, String key);

  @SqlUpdate("DELETE FROM scripts.bundle_texts WHERE version = :version AND key NOT IN (<keys>)")
  void deleteUnused(UUID version, @BindList("keys") List<String> keys);

  /** The source was changed: what was translated from the old one may be wrong. */
  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts SET state = 'stale', reviewed_by = NULL, reviewed_at = NULL, reviewer = ''
      WHERE version = :version AND key = :key AND tag <> :source
      """)
  void makeStale(UUID version, String key, String source);

  @SqlUpdate(
      """
      UPDATE scripts.bundle_texts SET state = 'reviewed', reviewed_by = :by, reviewed_at = :at, reviewer = :reviewer
      WHERE version = :version AND tag = :tag AND key = :key AND text = :text
      """)
  boolean review(
      UUID version, String tag, String key, String text, UUID by, String reviewer, Instant at);

  @SqlUpdate(
      """
      INSERT INTO scripts.bundle_texts (version, tag, key, text, state, reviewed_by, reviewed_at, reviewer)
      SELECT :to, tag, key, text, state, reviewed_by, reviewed_at, reviewer
      FROM scripts.bundle_texts WHERE version = :from
      """)
  void copy(UUID from, UUID to);
}
