package org.polyphony.translations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What people say to each other about lines. */
interface CommentsDao {

  @SqlUpdate(
      """
      INSERT INTO translations.comments (id, script, tag, key, author, author_name, text, at)
      VALUES (:id, :script, :tag, :key, :author, :name, :text, :at)
      """)
  void insert(
      UUID id,
      UUID script,
      String tag,
      String key,
      UUID author,
      String name,
      String text,
      Instant at);

  /** Of one script in one language, the oldest first. */
  @SqlQuery(
      """
      SELECT id, key, author_name AS author, text, at, resolved_at, resolver_name AS resolver
      FROM translations.comments WHERE script = :script AND tag = :tag ORDER BY id
      """)
  List<Comment> of(UUID script, String tag);

  @SqlUpdate(
      """
      UPDATE translations.comments SET resolved_at = :at, resolver_name = :name
      WHERE script = :script AND tag = :tag AND key = :key AND resolved_at IS NULL
      """)
  int resolve(UUID script, String tag, String key, String name, Instant at);

  /** How many lines of a script have something open, by language. */
  record OpenLines(UUID script, String tag, int lines) {}

  @SqlQuery(
      """
      SELECT script, tag, CAST(count(DISTINCT key) AS integer) AS lines
      FROM translations.comments WHERE script = ANY (:scripts) AND resolved_at IS NULL GROUP BY script, tag
      """)
  List<OpenLines> open(List<UUID> scripts);
}
