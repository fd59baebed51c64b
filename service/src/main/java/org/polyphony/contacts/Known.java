package org.polyphony.contacts;

import java.util.List;
import java.util.Map;

/** A known person in the form in which a change is made: what is not touched stays. */
final class Known {

  private Known() {}

  static NewContact of(Contact contact) {
    Contact.Person person = contact.person();
    return of(
        contact,
        new EditsDao.Names(
            person.fullName(),
            person.givenName(),
            person.familyName(),
            person.additionalName(),
            person.preferredName()));
  }

  /** Under other names. */
  static NewContact of(Contact contact, EditsDao.Names names) {
    Contact.Person person = contact.person();
    return new NewContact(
        names.fullName(),
        names.givenName(),
        names.familyName(),
        names.additionalName(),
        names.preferredName(),
        person.email(),
        person.birth(),
        new NewContact.Spoken(person.spoken(), LanguageSource.ofWire(person.spokenSource())),
        new NewContact.Spoken(person.written(), LanguageSource.ofWire(person.writtenSource())),
        phones(contact),
        contact.address(),
        Map.copyOf(person.facts()),
        contact.identifiers(),
        false);
  }

  private static List<NewContact.LabelledPhone> phones(Contact contact) {
    return contact.phones().stream()
        .map(
            phone ->
                new NewContact.LabelledPhone(
                    Phones.parse(phone.tel()).orElseGet(() -> new Phone(phone.tel(), List.of())),
                    phone.label()))
        .toList();
  }
}
