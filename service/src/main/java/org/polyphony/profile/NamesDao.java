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

  @SqlUpdate("DELETE FROM profile.names WHERE import = :importId")
  void takeOut(UUID importId);
}
