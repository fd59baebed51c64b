package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ContactsDao {

  // People of an import that is not all in, or was undone, are not to be seen.
  @SqlQuery(
      """
      SELECT id, organization, full_name, given_name, family_name, additional_name, preferred_name, email, birth_date,
             coalesce(CAST(date_part('year', birth_date) AS smallint), birth_year) AS birth_year,
             spoken, spoken_source, written, written_source, address_form, door, facts, revision, moved_at, deceased_at,
             created_at, updated_at
      FROM contacts.contacts c
      WHERE c.id = (SELECT coalesce(g.merged_into, g.id) FROM contacts.contacts g WHERE g.id = :id)
        AND c.organization = :organization AND c.erased_at IS NULL
        AND NOT EXISTS (
          SELECT FROM contacts.intakes i
          WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL))
      """)
  Optional<Contact.Person> find(UUID organization, UUID id);

  @SqlQuery(
      """
      SELECT cl.line, l.tel, cl.label, cl.bad_at, cl.bad_as, l.can_text,
             CASE WHEN l.zone IS NULL THEN l.time_zones ELSE ARRAY[l.zone] END AS time_zones, l.needs_look,
             (SELECT count(*) FROM contacts.contact_lines o
              JOIN contacts.contacts p ON p.id = o.contact
              WHERE o.line = cl.line AND o.contact <> cl.contact AND p.organization = :organization
                AND p.merged_into IS NULL) AS others
      FROM contacts.contact_lines cl
      JOIN contacts.lines l ON l.id = cl.line
      WHERE cl.contact = :contact
      ORDER BY cl.rank, l.id
      """)
  List<Contact.PhoneOf> phones(UUID organization, UUID contact);

  @SqlQuery("SELECT street, unit, city, state, zip FROM contacts.doors WHERE id = :door")
  Optional<Address> address(@Nullable UUID door);

  @SqlQuery(
      """
      SELECT system, value FROM contacts.identifiers
      WHERE contact = :contact
         OR contact IN (SELECT id FROM contacts.contacts WHERE merged_into = :contact)
      ORDER BY system, value
      """)
  List<NewContact.Identifier> identifiers(UUID contact);

  @SqlQuery(
      """
      SELECT l.id, l.name
      FROM contacts.active_members m
      JOIN contacts.lists l ON l.id = m.list
      WHERE m.contact = :contact AND l.archived_at IS NULL AND NOT l.kept
      ORDER BY l.id DESC
      """)
  List<Contact.OnList> lists(UUID contact);

  /** Who is to be written, with the names in the forms in which they are kept. */
  record Row(
      UUID id,
      UUID organization,
      String nameFolded,
      NewContact contact,
      @Nullable UUID door,
      @Json Map<String, String> facts,
      Instant at) {}

  @SqlUpdate(
      """
      INSERT INTO contacts.contacts (
        id, organization, full_name, given_name, family_name, additional_name, preferred_name, name_folded, email,
        birth_date, birth_year, spoken, spoken_source, written, written_source, door, facts, sample, created_at,
        updated_at)
      VALUES (
        :id, :organization, :contact.fullName, :contact.givenName, :contact.familyName, :contact.additionalName,
        :contact.preferredName, :nameFolded, :contact.email, :contact.birth.date, :contact.birth.year, :contact.spoken.tag,
        :contact.spoken.source.wire, :contact.written.tag, :contact.written.source.wire, :door, :facts,
        :contact.sample, :at, :at)
      """)
  void insert(@BindMethods Row row);

  @SqlUpdate(
      """
      UPDATE contacts.contacts
      SET full_name = :contact.fullName, given_name = :contact.givenName, family_name = :contact.familyName,
          additional_name = :contact.additionalName, preferred_name = :contact.preferredName,
          name_folded = :nameFolded, email = :contact.email, birth_date = :contact.birth.date,
          birth_year = :contact.birth.year,
          spoken = :contact.spoken.tag, spoken_source = :contact.spoken.source.wire,
          written = :contact.written.tag, written_source = :contact.written.source.wire,
          door = :door, facts = :facts, revision = revision + 1, updated_at = :at
      WHERE id = :id AND organization = :organization AND revision = :revision
      """)
  int update(@BindMethods Row row, int revision);

  // The id stays, since features above may point to it; nothing else of the person does.
  @SqlUpdate(
      """
      UPDATE contacts.contacts c
      SET full_name = '', given_name = '', family_name = '', additional_name = '', preferred_name = '',
          name_folded = '', email = '', birth_date = NULL, birth_year = NULL, spoken = 'und', spoken_source = 'none', written = 'und',
          written_source = 'none', address_form = '', door = NULL, facts = '{}', erased_at = :at, updated_at = :at
      WHERE c.id = :id AND c.organization = :organization AND c.import IS NULL
        AND NOT EXISTS (SELECT FROM contacts.timeline t WHERE t.contact = c.id)
        AND NOT EXISTS (SELECT FROM contacts.observations o WHERE o.contact = c.id)
        AND NOT EXISTS (
          SELECT FROM contacts.list_members m JOIN contacts.lists l ON l.id = m.list
          WHERE m.contact = c.id AND NOT l.kept)
        AND NOT EXISTS (SELECT FROM contacts.identifiers i WHERE i.contact = c.id)
      """)
  int erase(UUID organization, UUID id, Instant at);

  @SqlQuery(
      """
      SELECT coalesce(c.merged_into, c.id) FROM contacts.identifiers i
      JOIN contacts.contacts c ON c.id = i.contact
      WHERE i.organization = :organization AND i.system = :system AND i.value = :value
      """)
  Optional<UUID> byIdentifier(UUID organization, String system, String value);

  // Not one born in another year, nor one whom the same system knows under another number: a father
  // and a son share their name and their telephone.
  @SqlQuery(
      """
      SELECT coalesce(c.merged_into, c.id) FROM contacts.lines l
      JOIN contacts.contact_lines cl ON cl.line = l.id
      JOIN contacts.contacts c ON c.id = cl.contact
      WHERE l.tel = :tel AND c.organization = :organization AND c.name_folded = :nameFolded AND c.erased_at IS NULL
        AND coalesce(coalesce(date_part('year', c.birth_date), c.birth_year) = :born, true)
        AND NOT EXISTS (
          SELECT FROM contacts.identifiers i WHERE i.contact = c.id AND i.system = ANY (:systems))
      ORDER BY c.id
      LIMIT 1
      """)
  Optional<UUID> byPhoneAndName(
      UUID organization,
      String tel,
      String nameFolded,
      @Nullable Integer born,
      List<String> systems);

  // A family shares its address too: the same holds of those who have the same name.
  @SqlQuery(
      """
      SELECT coalesce(c.merged_into, c.id) FROM contacts.contacts c
      WHERE c.organization = :organization AND lower(c.email) = lower(:email) AND c.email <> ''
        AND c.name_folded = :nameFolded AND c.erased_at IS NULL
        AND coalesce(date_part('year', c.birth_date) = :born, true)
        AND NOT EXISTS (
          SELECT FROM contacts.identifiers i WHERE i.contact = c.id AND i.system = ANY (:systems))
      ORDER BY c.id
      LIMIT 1
      """)
  Optional<UUID> byEmailAndName(
      UUID organization,
      String email,
      String nameFolded,
      @Nullable Integer born,
      List<String> systems);

  @SqlQuery(
      """
      SELECT coalesce(c.merged_into, c.id) FROM contacts.doors d
      JOIN contacts.contacts c ON c.door = d.id
      WHERE d.address_key = :addressKey AND c.organization = :organization AND c.name_folded = :nameFolded
        AND c.erased_at IS NULL AND coalesce(date_part('year', c.birth_date), c.birth_year) = :born
        AND NOT EXISTS (
          SELECT FROM contacts.identifiers i WHERE i.contact = c.id AND i.system = ANY (:systems))
      ORDER BY c.id
      LIMIT 1
      """)
  Optional<UUID> byDoorAndName(
      UUID organization, String addressKey, String nameFolded, int born, List<String> systems);

  @SqlUpdate(
      """
      INSERT INTO contacts.identifiers (organization, system, value, contact)
      VALUES (:organization, :system, :value, :contact)
      ON CONFLICT (organization, system, value) DO NOTHING
      """)
  void addIdentifier(UUID organization, String system, String value, UUID contact);
}
