package org.polyphony.calling;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which languages somebody may speak: for the order of the phrase cards, and for nothing else. */
interface LikelyLanguagesDao {

  /** Their own: what they said before what was heard, imported or guessed. */
  @SqlQuery(
      """
      SELECT known.tag
      FROM contacts.people p
      CROSS JOIN LATERAL (VALUES (p.spoken, p.spoken_source), (p.written, p.written_source)) AS known (tag, source)
      WHERE p.contact = ANY (:contacts) AND known.tag <> 'und'
      GROUP BY known.tag
      ORDER BY min(array_position(ARRAY['self_declared', 'observed', 'imported', 'inferred', 'none'], known.source)), known.tag
      """)
  List<String> own(@Bind("contacts") List<UUID> contacts);

  /** Those of the people behind the same doors, in one organization; most people first. */
  @SqlQuery(
      """
      SELECT h.spoken
      FROM (
        SELECT o.spoken FROM contacts.people o
        WHERE o.door = ANY (ARRAY(SELECT p.door FROM contacts.people p WHERE p.contact = ANY (:contacts)))
          AND o.organization = :organization AND o.contact <> ALL (:contacts) AND o.spoken <> 'und'
        LIMIT 100) h
      GROUP BY h.spoken
      ORDER BY count(*) DESC, h.spoken
      """)
  List<String> household(
      @Bind("contacts") List<UUID> contacts, @Bind("organization") UUID organization);

  /**
   * Those known of an organization's own contacts where these people live, most people first: of
   * 2,000 doors with the same ZIP code at most, and never a language of fewer than five people.
   */
  @SqlQuery(
      """
      SELECT p.spoken
      FROM (
        SELECT d.door FROM contacts.known_doors d
        WHERE d.zip <> '' AND d.zip = ANY (ARRAY(
          SELECT own.zip FROM contacts.people p JOIN contacts.known_doors own ON own.door = p.door
          WHERE p.contact = ANY (:contacts)))
        LIMIT 2000) near
      JOIN contacts.people p ON p.door = near.door
      WHERE p.organization = :organization AND p.spoken <> 'und' AND p.spoken_source <> 'inferred'
      GROUP BY p.spoken HAVING count(*) >= 5
      ORDER BY count(*) DESC, p.spoken
      """)
  List<String> area(@Bind("contacts") List<UUID> contacts, @Bind("organization") UUID organization);
}
