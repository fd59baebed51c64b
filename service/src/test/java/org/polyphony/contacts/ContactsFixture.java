package org.polyphony.contacts;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.DoNotContact;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The services of this feature, with a coordinator of an organization of their own. */
public final class ContactsFixture {

  final UUID organization = Ids.next();
  final Viewer coordinator = viewer(organization);
  final Lists lists;
  final Lines lines;
  final Contacts contacts;
  final LanguageFacts languages;
  final People people;
  final Timeline timeline = new Timeline();

  ContactsFixture(Clock clock) {
    Audit audit = new Audit(clock);
    Journal journal = new Journal(clock);
    lists = new Lists(journal, audit, clock);
    lines = new Lines(new DoNotContact(List.of(new byte[32])), clock);
    contacts = new Contacts(lines, SomePrivacy.facts(clock), journal, audit, clock);
    languages = new LanguageFacts(journal, clock);
    people = new People(clock);
  }

  static Viewer viewer(UUID organization) {
    return new Viewer(
        Ids.next(),
        organization,
        "Chue Lor",
        Set.of(Role.COORDINATOR),
        Set.of("hmn", "en"),
        Set.of("en"),
        null,
        null,
        false);
  }

  static Phone phone(int last) {
    return Phones.parse("916-555-01%02d".formatted(last)).orElseThrow();
  }
}
