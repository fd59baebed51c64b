package org.polyphony.ties;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Tags of files, many at a time. */
interface TagIntakeDao {

  /** The places in the arrays of those that nobody knows yet. */
  @SqlQuery(
      """
      SELECT CAST(n.place - 1 AS integer)
      FROM unnest(:contacts, :folded) WITH ORDINALITY AS n (contact, folded, place)
      WHERE NOT EXISTS (SELECT FROM ties.known_tags k WHERE k.contact = n.contact AND k.folded = n.folded)
      """)
  List<Integer> unknown(UUID[] contacts, String[] folded);

  /** Not where somebody of us has put it on the person: it is theirs, and stays. */
  @SqlUpdate(
      """
      INSERT INTO ties.file_tags (contact, folded, import, tag, organization, created_by, created_at)
      SELECT DISTINCT ON (n.contact, n.folded) n.contact, n.folded, :importId, n.tag, :organization, :author, :at
      FROM unnest(:contacts, :folded, :tags) AS n (contact, folded, tag)
      WHERE NOT EXISTS (SELECT FROM ties.tags k WHERE k.contact = n.contact AND k.folded = n.folded)
      ORDER BY n.contact, n.folded
      ON CONFLICT (contact, folded, import) DO NOTHING
      """)
  void bringIn(
      UUID organization,
      UUID importId,
      @Nullable UUID author,
      Instant at,
      UUID[] contacts,
      String[] folded,
      String[] tags);

  @SqlUpdate("DELETE FROM ties.file_tags WHERE import = :importId")
  void takeOut(UUID importId);
}
