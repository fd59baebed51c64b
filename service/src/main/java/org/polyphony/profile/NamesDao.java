package org.polyphony.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Names in their own script, many at a time. */
interface NamesDao {

  String UNKNOWN =
      """
      NOT EXISTS (SELECT FROM profile.names k WHERE k.contact = n.contact AND k.name = n.name)
      AND NOT EXISTS (
        SELECT FROM contacts.merged_people m
        JOIN profile.names k ON k.contact = m.contact
        WHERE m.person = n.contact AND k.name = n.name)
      """;

  /** The places in the arrays of those that nobody knows yet. */
  @SqlQuery(
      """
      SELECT CAST(n.place - 1 AS integer)
      FROM unnest(:contacts, :names) WITH ORDINALITY AS n (contact, name, place)
      WHERE
      """
          + UNKNOWN)
  List<Integer> unknown(UUID[] contacts, String[] names);

  @SqlUpdate(
      """
      INSERT INTO profile.names (id, organization, contact, name, name_folded, import, added_by, added_at)
      SELECT DISTINCT ON (n.contact, n.name) n.id, :organization, n.contact, n.name, n.folded, :importId, :author, :at
      FROM unnest(:ids, :contacts, :names, :folded) AS n (id, contact, name, folded)
      WHERE
      """
          + UNKNOWN
          + " ORDER BY n.contact, n.name, n.id")
  void bringIn(
      UUID organization,
      UUID importId,
      @Nullable UUID author,
      Instant at,
      UUID[] ids,
      UUID[] contacts,
      String[] names,
      String[] folded);

  /** That a file says these names, whoever has said them first; not of those put down by hand. */
  @SqlUpdate(
      """
      INSERT INTO profile.said_names (name, import, said_at)
      SELECT DISTINCT k.id, CAST(:importId AS uuid), CAST(:at AS timestamptz)
      FROM unnest(:contacts, :names) AS n (contact, name)
      LEFT JOIN contacts.merged_people m ON m.person = n.contact
      JOIN profile.names k ON k.contact IN (n.contact, m.contact) AND k.name = n.name AND k.import IS NOT NULL
      ON CONFLICT (name, import) DO NOTHING
      """)
  void say(UUID importId, Instant at, UUID[] contacts, String[] names);

  @SqlUpdate("DELETE FROM profile.said_names WHERE import = :importId")
  void unsay(UUID importId);

  /** What another file says too is its from now on. */
  @SqlUpdate(
      """
      UPDATE profile.names n SET import = s.import
      FROM (SELECT DISTINCT ON (o.name) o.name, o.import
            FROM profile.said_names o JOIN profile.names k ON k.id = o.name
            WHERE k.import = :importId
            ORDER BY o.name, o.said_at, o.import) s
      WHERE n.import = :importId AND s.name = n.id
      """)
  void handOver(UUID importId);

  @SqlUpdate("DELETE FROM profile.names WHERE import = :importId")
  void takeOut(UUID importId);
}
