package org.polyphony.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.Contacts;
import org.polyphony.contacts.Names;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Names in their script, further languages and addresses, each put down or taken away in a
 * transaction of its own. What was taken away can be put back. Each throws a problem, 404, where
 * the viewer has nobody of that id.
 */
final class DetailsDesk {

  static final List<String> LEVELS = List.of("well", "some", "no", "unknown");
  static final List<String> SOURCES = List.of("self_declared", "observed", "told");
  static final List<String> KINDS = List.of("home", "mailing", "work", "earlier");

  private static final int LONGEST = 200;

  private final PersonDesk persons;
  private final Contacts contacts;
  private final Audit audit;
  private final Clock clock;

  DetailsDesk(PersonDesk persons, Contacts contacts, Audit audit, Clock clock) {
    this.persons = persons;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A person with what is known of them, and whose clock times are told by.
   *
   * @param former names that a form has written over
   */
  record Known(Contact contact, Details details, List<Details.Former> former, ZoneId zone) {
    UUID id() {
      return contact.person().id();
    }
  }

  Known known(Viewer viewer, UUID contact) {
    return persons.with(
        viewer,
        contact,
        (handle, person) -> {
          UUID id = person.person().id();
          return new Known(
              person,
              of(handle, id),
              handle.attach(DetailsDao.class).former(id),
              PersonDesk.zone(handle, viewer));
        });
  }

  static Details of(Handle handle, UUID contact) {
    DetailsDao dao = handle.attach(DetailsDao.class);
    return new Details(dao.names(contact), dao.languages(contact), dao.addresses(contact));
  }

  /**
   * @param typed as the person writes it themselves
   * @return its id
   * @throws Problem 422 where it is empty or too long
   */
  UUID addName(Viewer viewer, UUID contact, String typed) {
    String name = checked("name", typed);
    UUID added = Ids.next();
    change(
        viewer,
        contact,
        (handle, id) ->
            handle
                .attach(DetailsDao.class)
                .addName(
                    added,
                    viewer.organization(),
                    id,
                    name,
                    Names.folded(name),
                    viewer.user(),
                    clock.instant()));
    return added;
  }

  /**
   * What is known of the same language already is taken away by it.
   *
   * @param speaks one of {@link #LEVELS}
   * @param source one of {@link #SOURCES}
   * @return its id
   * @throws Problem 422 where there is no such language, level or source
   */
  UUID addLanguage(
      Viewer viewer, UUID contact, String tag, String speaks, String reads, String source) {
    Optional<Language> language =
        Languages.standard().find(tag).filter(known -> !known.tag().equals(Languages.UNKNOWN));
    if (language.isEmpty()) {
      throw Problem.invalid(FieldProblem.required("language"));
    }
    if (!LEVELS.contains(speaks) || !LEVELS.contains(reads) || !SOURCES.contains(source)) {
      throw Problem.invalid(FieldProblem.of("speaks", "unknown_value"));
    }
    UUID added = Ids.next();
    change(
        viewer,
        contact,
        (handle, id) -> {
          DetailsDao dao = handle.attach(DetailsDao.class);
          Instant now = clock.instant();
          dao.removeLanguage(id, language.get().tag(), viewer.user(), now);
          dao.addLanguage(
              added, id, language.get().tag(), speaks, reads, source, viewer.user(), now);
        });
    return added;
  }

  /**
   * @param kind one of {@link #KINDS}
   * @return its id
   * @throws Problem 422 where there is no such kind, or no street or city
   */
  UUID addAddress(Viewer viewer, UUID contact, String kind, Address address) {
    if (!KINDS.contains(kind)) {
      throw Problem.invalid(FieldProblem.of("kind", "unknown_value"));
    }
    Address checked =
        new Address(
            checked("street", address.street()),
            bounded("unit", address.unit()),
            bounded("city", address.city()),
            bounded("state", address.state()),
            bounded("zip", address.zip()));
    UUID added = Ids.next();
    change(
        viewer,
        contact,
        (handle, id) ->
            handle
                .attach(DetailsDao.class)
                .addAddress(added, id, kind, checked, viewer.user(), clock.instant()));
    return added;
  }

  /**
   * From now on they are visited at this one; the one at which they were is kept beside it.
   *
   * @param revision of the person as the author saw them
   * @throws Problem 404 where they have no such address, 409 {@code contact_stale} where somebody
   *     else has changed the person meanwhile
   */
  void makeFirst(Viewer viewer, UUID contact, UUID address, int revision) {
    persons.with(
        viewer,
        contact,
        (handle, person) -> {
          UUID id = person.person().id();
          Details.Lives chosen =
              of(handle, id).standing().addresses().stream()
                  .filter(one -> one.id().equals(address))
                  .findFirst()
                  .orElseThrow(Problem::notFound);
          DetailsDao dao = handle.attach(DetailsDao.class);
          Instant now = clock.instant();
          dao.remove(id, address, viewer.user(), now);
          if (!person.address().street().isEmpty()) {
            dao.addAddress(Ids.next(), id, "home", person.address(), viewer.user(), now);
          }
          contacts.relocate(
              handle,
              viewer,
              id,
              revision,
              new Address(
                  chosen.street(), chosen.unit(), chosen.city(), chosen.state(), chosen.zip()));
          return person;
        });
  }

  /**
   * Gives them names again that a form has written over; those that stand now are kept instead.
   *
   * @param edit by which they were written over
   * @param revision of the person as the author saw them
   * @throws Problem as {@link #makeFirst}
   */
  void rename(Viewer viewer, UUID contact, UUID edit, int revision) {
    persons.with(
        viewer,
        contact,
        (handle, person) -> {
          contacts.rename(handle, viewer, person.person().id(), edit, revision);
          return person;
        });
  }

  /** Takes something away, if it is there. */
  void remove(Viewer viewer, UUID contact, UUID detail) {
    change(
        viewer,
        contact,
        (handle, id) ->
            handle.attach(DetailsDao.class).remove(id, detail, viewer.user(), clock.instant()));
  }

  /** Puts something back that was taken away. */
  void putBack(Viewer viewer, UUID contact, UUID detail) {
    change(viewer, contact, (handle, id) -> handle.attach(DetailsDao.class).putBack(id, detail));
  }

  private void change(Viewer viewer, UUID contact, BiConsumer<Handle, UUID> work) {
    persons.with(
        viewer,
        contact,
        (handle, person) -> {
          UUID id = person.person().id();
          work.accept(handle, id);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "contact.described",
              "contact",
              id,
              Map.of());
          return person;
        });
  }

  private static String checked(String field, String typed) {
    String tidy = bounded(field, typed);
    if (tidy.isEmpty()) {
      throw Problem.invalid(FieldProblem.required(field));
    }
    return tidy;
  }

  private static String bounded(String field, String typed) {
    String tidy = Names.tidy(typed);
    if (tidy.length() > LONGEST) {
      throw Problem.invalid(FieldProblem.tooLong(field, LONGEST));
    }
    return tidy;
  }
}
