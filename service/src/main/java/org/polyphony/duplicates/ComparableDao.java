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

  // By the indexes of lines, doors, e-mail addresses and days of birth. What very many people share
  // says nothing about
  // any two of them, and would be compared by the square. In an order, so that two who look at once
  // do not wait for
  // each other.
  @SqlQuery(
      """
      WITH wanted AS (
        SELECT contact, organization, door, email, name_folded, birth_date
        FROM contacts.comparable_people WHERE contact = ANY (:contacts))
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
        SELECT w.organization, w.contact, stranger
        FROM wanted w
        CROSS JOIN LATERAL (
          SELECT array_agg(few.contact) AS people FROM (
            SELECT o.contact FROM contacts.comparable_people o
            WHERE o.organization = w.organization AND lower(o.email) = lower(w.email) AND o.email <> ''
            LIMIT :most + 1) few) same
        CROSS JOIN unnest(same.people) AS stranger
        WHERE w.email <> '' AND cardinality(same.people) <= :most AND stranger <> w.contact
        UNION ALL
        SELECT w.organization, w.contact, stranger
        FROM wanted w
        CROSS JOIN LATERAL (
          SELECT array_agg(few.contact) AS people FROM (
            SELECT o.contact FROM contacts.comparable_people o
            WHERE o.organization = w.organization AND o.birth_date = w.birth_date AND o.name_folded = w.name_folded
            LIMIT :most + 1) few) same
        CROSS JOIN unnest(same.people) AS stranger
        WHERE w.birth_date IS NOT NULL AND w.name_folded <> '' AND cardinality(same.people) <= :most
          AND stranger <> w.contact
      ) met
      WHERE NOT EXISTS (
        SELECT FROM duplicates.pairs p
        WHERE p.one = least(met.contact, met.stranger) AND p.other = greatest(met.contact, met.stranger)
          AND (p.state <> 'open' OR p.rule >= :rule))
      ORDER BY 2, 3
      """)
  List<Two> met(
      @Bind("contacts") List<UUID> contacts, @Bind("most") int most, @Bind("rule") int rule);

  @SqlQuery(
      """
      SELECT p.contact, p.name_folded, p.birth_date, p.birth_year, lower(p.email) AS email, p.door,
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
