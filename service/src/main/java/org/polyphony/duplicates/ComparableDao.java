package org.polyphony.duplicates;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Who may be held against whom. */
interface ComparableDao {

  /** Two entries with something in common, the one that came first first. */
  record Two(UUID organization, UUID one, UUID other) {}

  // By the indexes of lines, doors and e-mail addresses. A line or door with very many people says
  // nothing about any two of them, and would be compared by the square.
  @SqlQuery(
      """
      WITH wanted AS (
        SELECT contact, organization, door, email FROM contacts.comparable_people WHERE contact = ANY (:contacts))
      SELECT DISTINCT met.organization, least(met.contact, met.stranger) AS one,
             greatest(met.contact, met.stranger) AS other
      FROM (
        SELECT w.organization, w.contact, o.contact AS stranger
        FROM wanted w
        JOIN contacts.people_on_lines a ON a.contact = w.contact
        JOIN contacts.known_lines k ON k.line = a.line AND NOT k.needs_look
        JOIN contacts.people_on_lines o ON o.line = a.line AND o.organization = w.organization
        WHERE o.contact <> w.contact AND o.merged_into IS NULL
        UNION ALL
        SELECT w.organization, w.contact, o.contact
        FROM wanted w
        JOIN contacts.known_doors d ON d.door = w.door AND NOT d.needs_look
        JOIN contacts.comparable_people o ON o.door = w.door AND o.organization = w.organization
        WHERE o.contact <> w.contact
        UNION ALL
        SELECT w.organization, w.contact, o.contact
        FROM wanted w
        JOIN contacts.comparable_people o
          ON o.organization = w.organization AND lower(o.email) = lower(w.email) AND o.email <> ''
        WHERE o.contact <> w.contact AND w.email <> ''
      ) met
      WHERE NOT EXISTS (
        SELECT FROM duplicates.pairs p
        WHERE p.one = least(met.contact, met.stranger) AND p.other = greatest(met.contact, met.stranger))
      """)
  List<Two> met(@Bind("contacts") List<UUID> contacts);

  @SqlQuery(
      """
      SELECT p.contact, p.name_folded, p.birth_date, lower(p.email) AS email, p.door,
             ARRAY(SELECT l.line FROM contacts.people_on_lines l WHERE l.contact = p.contact) AS lines,
             ARRAY(SELECT i.system || ' ' || i.value FROM contacts.numbers_of_people i
                   WHERE i.contact = p.contact AND i.organization = p.organization) AS identifiers
      FROM contacts.comparable_people p
      WHERE p.contact = ANY (:contacts)
      """)
  List<Description> describe(@Bind("contacts") List<UUID> contacts);

  /** The people of an import, in an order, to be gone through piece by piece. */
  @SqlQuery(
      """
      SELECT contact FROM contacts.brought_in
      WHERE import = :importId AND contact > coalesce(CAST(:after AS uuid), '00000000-0000-0000-0000-000000000000')
      ORDER BY contact
      LIMIT :limit
      """)
  List<UUID> broughtIn(
      @Bind("importId") UUID importId,
      @Bind("after") @Nullable UUID after,
      @Bind("limit") int limit);
}
