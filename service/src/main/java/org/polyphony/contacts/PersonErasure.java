package org.polyphony.contacts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Erasing;

/**
 * Takes out of this feature's tables everything that tells who somebody is. Their ids stay, since
 * histories point to them, and the language they spoke, since histories are counted by it.
 */
public final class PersonErasure {

  /**
   * In this order. What an import or a merge would put back goes, so that no undo brings them back.
   */
  private static final List<Erasing> ALL =
      List.of(
          new Erasing("DELETE FROM contacts.intake_changes WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.seen_again WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.edits WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.intake_kept WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.observations WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.timeline WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.identifiers WHERE contact = ANY (:contacts)"),
          new Erasing(
              """
              DELETE FROM contacts.merged_members WHERE merge IN (
                SELECT id FROM contacts.merges WHERE kept = ANY (:contacts) OR merged = ANY (:contacts))
              """),
          new Erasing(
              "DELETE FROM contacts.merges WHERE kept = ANY (:contacts) OR merged = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.list_members WHERE contact = ANY (:contacts)"),
          new Erasing("DELETE FROM contacts.contact_lines WHERE contact = ANY (:contacts)"),
          new Erasing("UPDATE contacts.lines SET tel = NULL WHERE id = ANY (:lines)"),
          new Erasing(
              """
              UPDATE contacts.doors d
              SET address_key = 'erased ' || d.id, street = '', unit = '', city = '', state = '', zip = ''
              WHERE d.id IN (SELECT c.door FROM contacts.contacts c WHERE c.id = ANY (:contacts))
                AND NOT EXISTS (
                  SELECT FROM contacts.contacts o WHERE o.door = d.id AND o.id <> ALL (:contacts))
              """),
          new Erasing(
              """
              UPDATE contacts.contacts
              SET full_name = '', given_name = '', family_name = '', additional_name = '', preferred_name = '',
                  name_folded = '', email = '', birth_date = NULL, birth_year = NULL, written = 'und', written_source = 'none',
                  address_form = '', door = NULL, facts = '{}', moved_at = NULL, deceased_at = NULL, import = NULL,
                  revision = revision + 1, erased_at = coalesce(erased_at, :at), updated_at = :at
              WHERE id = ANY (:contacts)
              """));

  PersonErasure() {}

  /** One of a person's numbers. */
  public record Number(UUID line, String tel, Use use) {

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "Number[" + line + ", " + use + "]";
    }
  }

  /** Whose a number is besides. */
  public enum Use {
    /** Nobody else has it. */
    THEIRS,
    /** Only somebody of the same name has it, with a partner: nobody is to be reached by it. */
    NAMESAKE,
    /** Other people have it too. */
    SHARED,
    /** It was found not to reach this person, and nobody else has it. */
    STALE
  }

  /**
   * Somebody, held to the end of the transaction.
   *
   * @param person the one who is kept of entries that were merged
   * @param entries the person's, merged ones among them
   * @param erased whether nothing but the ids is left already
   * @param folded their names, folded
   * @param names their names as files may have them
   * @param identifiers by which other systems know them
   * @param lists on which they are
   */
  public record Going(
      UUID person,
      List<UUID> entries,
      boolean erased,
      Set<String> folded,
      List<String> names,
      List<String> emails,
      List<Number> numbers,
      List<NewContact.Identifier> identifiers,
      List<UUID> lists) {

    /** Without the names, since this may reach a log. */
    @Override
    public String toString() {
      return "Going[" + person + "]";
    }
  }

  /** Somebody of an organization, whoever an entry has become; empty where there never was one. */
  public Optional<Going> lock(Handle handle, UUID organization, UUID contact) {
    PersonErasureDao dao = handle.attach(PersonErasureDao.class);
    return dao.person(organization, contact).map(person -> going(dao, organization, person));
  }

  private static Going going(PersonErasureDao dao, UUID organization, UUID person) {
    List<PersonErasureDao.Entry> entries = dao.lock(organization, person);
    UUID[] ids = entries.stream().map(PersonErasureDao.Entry::id).toArray(UUID[]::new);
    Set<String> folded =
        entries.stream()
            .map(PersonErasureDao.Entry::nameFolded)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    dao.lockLines(ids);
    return new Going(
        person,
        List.of(ids),
        entries.stream().allMatch(PersonErasureDao.Entry::erased),
        folded,
        entries.stream().flatMap(PersonErasure::names).distinct().toList(),
        entries.stream()
            .map(PersonErasureDao.Entry::email)
            .filter(email -> !email.isEmpty())
            .distinct()
            .toList(),
        dao.numbers(ids, folded.toArray(String[]::new)).stream()
            .map(number -> new Number(number.line(), number.tel(), use(number)))
            .toList(),
        dao.identifiers(ids),
        dao.lists(ids));
  }

  private static Use use(PersonErasureDao.Number number) {
    if (number.shared()) {
      return Use.SHARED;
    }
    if (number.held()) {
      return Use.NAMESAKE;
    }
    return number.reaches() ? Use.THEIRS : Use.STALE;
  }

  /** Names of one word are too common to find anybody by. */
  private static Stream<String> names(PersonErasureDao.Entry entry) {
    return Stream.of(
            entry.fullName(),
            entry.givenName() + " " + entry.familyName(),
            entry.familyName() + " " + entry.givenName(),
            entry.familyName() + ", " + entry.givenName())
        .map(String::strip)
        .filter(name -> name.contains(" ") && !name.startsWith(",") && !name.endsWith(","));
  }

  /** What is to be done here; after every feature above has done its own. */
  public List<Erasing> erasing() {
    return ALL;
  }
}
