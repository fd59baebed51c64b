package org.polyphony.profile;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phones;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The services of this feature, with two coordinators of an organization of their own. */
final class ProfileFixture {

  final TestDatabase database;
  final UUID organization = Ids.next();
  final Viewer chue;
  final Viewer teresa;
  final ContactsModule contacts;
  final ConsentModule consent;
  final NumbersDesk numbers;
  final AgreementsDesk agreements;
  final DetailsDesk details;
  private final UUID list;

  ProfileFixture(TestDatabase database, Clock clock) {
    this.database = database;
    Audit audit = new Audit(clock);
    Journal journal = new Journal(clock);
    contacts =
        new ContactsModule(
            database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
    consent = new ConsentModule(clock);
    PersonDesk persons = new PersonDesk(database.jdbi(), contacts.contacts());
    numbers = new NumbersDesk(persons, contacts, journal, audit, clock);
    agreements = new AgreementsDesk(persons, consent, clock);
    details = new DetailsDesk(persons, contacts.contacts(), audit, clock);
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO accounts.organizations (id, name, time_zone, created_at)
                    VALUES (?, 'Somebody', 'America/Los_Angeles', now())
                    """,
                    organization));
    chue = viewer("Chue Lor");
    teresa = viewer("Teresa Campos");
    list =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, organization, null, NewList.of("Sign-ups", "", "any")));
  }

  private Viewer viewer(String name) {
    return new Viewer(
        Ids.next(),
        organization,
        name,
        Set.of(Role.COORDINATOR),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }

  /** Somebody with these numbers. */
  UUID person(String name, String... numbers) {
    NewContact contact = NewContact.named(name, "");
    for (String number : numbers) {
      contact = contact.phone(Phones.parse(number).orElseThrow(), "");
    }
    NewContact whole = contact;
    return database
        .jdbi()
        .inTransaction(h -> contacts.contacts().add(h, organization, null, list, whole));
  }

  UUID line(UUID contact) {
    return numbers.known(chue, contact).numbers().get(0).line();
  }

  /** The history of somebody, the newest first, as far as it is ours. */
  List<String> happened(UUID contact) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                new ProfileAspect(consent)
                    .happened(h, chue, contact, 10).stream()
                        .map(entry -> entry.kind() + " " + entry.payload())
                        .toList());
  }
}
