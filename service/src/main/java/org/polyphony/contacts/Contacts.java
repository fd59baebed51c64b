package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.SensitiveFacts;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The people of an organization, one at a time. */
public final class Contacts {

  private final Lines lines;
  private final SensitiveFacts sensitive;
  private final Journal journal;
  private final Audit audit;
  private final Clock clock;

  Contacts(Lines lines, SensitiveFacts sensitive, Journal journal, Audit audit, Clock clock) {
    this.lines = lines;
    this.sensitive = sensitive;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A person of the viewer's organization, with all that is known: whom an entry that was merged
   * has become. That they were read is put into the audit trail.
   */
  public Optional<Contact> find(Handle handle, Viewer viewer, UUID id) {
    Optional<Contact> found = load(handle, viewer.organization(), id);
    found.ifPresent(
        contact ->
            audit.append(
                handle,
                viewer.user(),
                viewer.organization(),
                "contact.read",
                "contact",
                contact.person().id(),
                Map.of()));
    return found;
  }

  /**
   * Adds a person to a list. Somebody of this organization who has the identifier, or the same
   * number or e-mail address and the same name, or the same name, address and year of birth, is the
   * same person: they join the list, with the numbers that are new, and nothing else of them
   * changes. A family name alone never makes two people one.
   *
   * @param author the user, null for the system
   * @return who it is
   * @throws Problem 422 where a number is on the list of those that nobody may use, or another
   *     system knows the person as one who was erased
   */
  public UUID add(
      Handle handle, UUID organization, @Nullable UUID author, UUID list, NewContact contact) {
    mayBeReached(handle, contact);
    mayComeBack(handle, organization, contact);
    mayBeKept(handle, organization, contact);
    UUID known = match(handle, organization, contact).orElse(null);
    UUID id = known == null ? insert(handle, organization, contact) : known;
    LinesDao linesDao = handle.attach(LinesDao.class);
    for (NewContact.LabelledPhone phone : contact.phones()) {
      UUID line = lines.of(handle, phone.phone());
      linesDao.linkLast(id, line, phone.label());
      linesDao.lookAtLine(line, LinesDao.CROWD);
    }
    ContactsDao dao = handle.attach(ContactsDao.class);
    for (NewContact.Identifier identifier : contact.identifiers()) {
      dao.addIdentifier(organization, identifier.system(), identifier.value(), id);
    }
    handle.attach(ListsDao.class).addMember(list, id);
    audit.append(
        handle, author, organization, "contact.added", "contact", id, Map.of("list", list));
    journal.append(handle, organization, "list.changed", list, Map.of("contact", id.toString()));
    return id;
  }

  /** Who of the organization {@link #add} would take this for; empty where it would be new. */
  public Optional<UUID> known(Handle handle, UUID organization, NewContact contact) {
    return match(handle, organization, contact);
  }

  /**
   * Takes a person off a list to which they were added by hand. One who is on no list any more, and
   * with whom nothing has happened, goes: nothing is left of them but the id.
   *
   * @param author the user, null for the system
   */
  public void withdraw(
      Handle handle, UUID organization, @Nullable UUID author, UUID list, UUID contact) {
    handle.attach(ListsDao.class).removeMember(list, contact);
    ContactsDao dao = handle.attach(ContactsDao.class);
    if (dao.erase(organization, contact, clock.instant()) > 0) {
      handle.attach(LinesDao.class).unlinkAllBut(contact, new UUID[0]);
    }
    audit.append(
        handle,
        author,
        organization,
        "contact.withdrawn",
        "contact",
        contact,
        Map.of("list", list));
    journal.append(handle, organization, "list.changed", list, Map.of());
  }

  /**
   * Puts a person into another state, as after editing a form.
   *
   * @param revision of the state that was edited
   * @param contact what is to stand there now; identifiers are left as they are
   * @throws Problem 404 where it is nobody of the viewer's organization, 409 {@code contact_stale}
   *     where somebody else has changed the person meanwhile
   */
  void update(Handle handle, Viewer viewer, UUID id, int revision, NewContact contact) {
    mayBeKept(handle, viewer.organization(), contact);
    UUID door = lines.door(handle, contact.address()).orElse(null);
    ContactsDao.Row row = row(id, viewer.organization(), contact, door);
    ContactsDao dao = handle.attach(ContactsDao.class);
    keepFormer(handle, viewer, id, contact);
    if (dao.update(row, revision) == 0) {
      throw dao.find(viewer.organization(), id).isPresent()
          ? Problem.conflict("contact_stale")
          : Problem.notFound();
    }
    LinesDao linesDao = handle.attach(LinesDao.class);
    List<UUID> kept =
        contact.phones().stream().map(phone -> lines.of(handle, phone.phone())).toList();
    linesDao.unlinkAllBut(id, kept.toArray(UUID[]::new));
    for (int rank = 0; rank < kept.size(); rank++) {
      linesDao.link(id, kept.get(rank), rank, contact.phones().get(rank).label());
      linesDao.lookAtLine(kept.get(rank), LinesDao.CROWD);
    }
    audit.append(
        handle, viewer.user(), viewer.organization(), "contact.changed", "contact", id, Map.of());
    journal.append(handle, viewer.organization(), "contact.changed", id, Map.of());
  }

  private void keepFormer(Handle handle, Viewer viewer, UUID id, NewContact changed) {
    EditsDao dao = handle.attach(EditsDao.class);
    Instant now = clock.instant();
    dao.keepNames(Ids.next(), id, changed, viewer.user(), now);
    for (LanguageFact fact : LanguageFact.values()) {
      NewContact.Spoken language =
          fact == LanguageFact.SPOKEN ? changed.spoken() : changed.written();
      dao.keepLanguage(
          Ids.next(),
          id,
          fact.wire(),
          language.tag(),
          language.source().wire(),
          viewer.user(),
          now);
    }
  }

  /**
   * Gives somebody the names again that a form has written over; those that stand now are kept in
   * their place.
   *
   * @param edit of that writing over
   * @param revision of the state that was seen
   * @throws Problem 404 where the viewer has nobody of that id, or nothing of theirs was written
   *     over by it; else as {@link #update}
   */
  public void rename(Handle handle, Viewer viewer, UUID id, UUID edit, int revision) {
    Contact known = load(handle, viewer.organization(), id).orElseThrow(Problem::notFound);
    UUID person = known.person().id();
    EditsDao.Names names =
        handle.attach(EditsDao.class).names(person, edit).orElseThrow(Problem::notFound);
    update(handle, viewer, person, revision, Known.of(known, names));
  }

  /** Somebody who was erased does not come back by a form, nor does their number by another's. */
  private void mayBeReached(Handle handle, NewContact contact) {
    for (NewContact.LabelledPhone phone : contact.phones()) {
      if (lines.isOffLimits(handle, phone.phone().tel(), contact.fullName())) {
        throw Problem.invalid(FieldProblem.of("phone", "do_not_contact"));
      }
    }
  }

  private void mayComeBack(Handle handle, UUID organization, NewContact contact) {
    for (NewContact.Identifier identifier : contact.identifiers()) {
      if (lines.isErased(handle, organization, identifier, contact.fullName())) {
        throw Problem.invalid(FieldProblem.of("identifiers", "erased_before"));
      }
    }
  }

  private void mayBeKept(Handle handle, UUID organization, NewContact contact) {
    if (!sensitive.allowed(handle, organization, contact.facts()).equals(contact.facts())) {
      throw Problem.invalid(FieldProblem.of("custom_fields", "sensitive_off"));
    }
  }

  /**
   * Says where somebody lives now.
   *
   * @param revision of the state that was seen
   * @throws Problem as {@link #update}
   */
  public void relocate(Handle handle, Viewer viewer, UUID id, int revision, Address address) {
    Contact known = load(handle, viewer.organization(), id).orElseThrow(Problem::notFound);
    update(handle, viewer, known.person().id(), revision, Known.of(known).living(address));
  }

  /** As {@link #find}, for our own use: no trace of it in the audit trail. */
  Optional<Contact> load(Handle handle, UUID organization, UUID id) {
    ContactsDao dao = handle.attach(ContactsDao.class);
    return dao.find(organization, id)
        .map(person -> person.with(sensitive.allowed(handle, organization, person.facts())))
        .map(
            person ->
                new Contact(
                    person,
                    dao.phones(organization, person.id()),
                    dao.address(person.door()).orElse(Address.NONE),
                    dao.identifiers(person.id()),
                    dao.lists(person.id())));
  }

  private static Optional<UUID> match(Handle handle, UUID organization, NewContact contact) {
    ContactsDao dao = handle.attach(ContactsDao.class);
    for (NewContact.Identifier identifier : contact.identifiers()) {
      Optional<UUID> known =
          dao.byIdentifier(organization, identifier.system(), identifier.value());
      if (known.isPresent()) {
        return known;
      }
    }
    String folded = Names.folded(contact.fullName());
    Integer born = contact.birth().year();
    List<String> systems =
        contact.identifiers().stream().map(NewContact.Identifier::system).toList();
    for (NewContact.LabelledPhone phone : contact.phones()) {
      Optional<UUID> known =
          dao.byPhoneAndName(organization, phone.phone().tel(), folded, born, systems);
      if (known.isPresent()) {
        return known;
      }
    }
    if (!contact.email().isBlank()) {
      Optional<UUID> known =
          dao.byEmailAndName(organization, contact.email().strip(), folded, born, systems);
      if (known.isPresent()) {
        return known;
      }
    }
    return born == null || !contact.address().isDoor()
        ? Optional.empty()
        : dao.byDoorAndName(organization, contact.address().key(), folded, born, systems);
  }

  private UUID insert(Handle handle, UUID organization, NewContact contact) {
    UUID id = Ids.next();
    UUID door = lines.door(handle, contact.address()).orElse(null);
    handle.attach(ContactsDao.class).insert(row(id, organization, contact, door));
    if (door != null) {
      handle.attach(LinesDao.class).lookAtDoor(door, LinesDao.CROWD);
    }
    return id;
  }

  private ContactsDao.Row row(UUID id, UUID organization, NewContact contact, @Nullable UUID door) {
    return new ContactsDao.Row(
        id,
        organization,
        Names.folded(contact.fullName()),
        contact,
        door,
        contact.facts(),
        clock.instant());
  }
}
