package org.polyphony.contacts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What there is to know of a person before they are erased. */
interface PersonErasureDao {

  @SqlQuery(
      """
      SELECT coalesce(merged_into, id) FROM contacts.contacts WHERE id = :contact AND organization = :organization
      """)
  Optional<UUID> person(UUID organization, UUID contact);

  /** One of the entries of a person. */
  record Entry(
      UUID id,
      String fullName,
      String givenName,
      String familyName,
      String nameFolded,
      String email,
      boolean erased) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Entry[" + id + "]";
    }
  }

  // In the order of ids, as a merge does.
  @SqlQuery(
      """
      SELECT id, full_name, given_name, family_name, name_folded, email, erased_at IS NOT NULL AS erased
      FROM contacts.contacts
      WHERE organization = :organization AND (id = :person OR merged_into = :person)
      ORDER BY id
      FOR UPDATE
      """)
  List<Entry> lock(UUID organization, UUID person);

  /** So that two people behind one line who are erased at a time see of each other. */
  @SqlQuery(
      """
      SELECT id FROM contacts.lines
      WHERE id IN (SELECT line FROM contacts.contact_lines WHERE contact = ANY (:entries))
      ORDER BY id
      FOR UPDATE
      """)
  List<UUID> lockLines(UUID[] entries);

  /**
   * @param reaches whether the number was not found to be another's
   * @param shared somebody of another name has it too
   * @param held anybody else has it
   */
  record Number(UUID line, String tel, boolean reaches, boolean shared, boolean held) {

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "Number[" + line + "]";
    }
  }

  @SqlQuery(
      """
      SELECT cl.line, l.tel, bool_or(cl.bad_at IS NULL) AS reaches,
             coalesce(bool_or(o.name_folded <> ALL (:names)), false) AS shared, count(o.id) > 0 AS held
      FROM contacts.contact_lines cl
      JOIN contacts.lines l ON l.id = cl.line AND l.tel IS NOT NULL
      LEFT JOIN contacts.contact_lines ol ON ol.line = cl.line AND ol.contact <> ALL (:entries)
      LEFT JOIN contacts.contacts o ON o.id = ol.contact AND o.erased_at IS NULL
      WHERE cl.contact = ANY (:entries)
      GROUP BY cl.line, l.tel
      ORDER BY l.tel
      """)
  List<Number> numbers(UUID[] entries, String[] names);

  @SqlQuery(
      "SELECT DISTINCT system, value FROM contacts.identifiers WHERE contact = ANY (:entries)")
  List<NewContact.Identifier> identifiers(UUID[] entries);

  @SqlQuery(
      """
      SELECT DISTINCT m.list FROM contacts.list_members m WHERE m.contact = ANY (:entries) ORDER BY m.list
      """)
  List<UUID> lists(UUID[] entries);
}
