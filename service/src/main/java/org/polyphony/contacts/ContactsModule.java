package org.polyphony.contacts;

import java.time.Clock;
import java.util.Set;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Database;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.DoNotContact;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.privacy.SensitiveFacts;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** People, lines, doors and lists, for the features above. */
public final class ContactsModule {

  private final DoNotContact doNotContact;
  private final SensitiveFacts sensitive;
  private final Lines lines;
  private final Lists lists;
  private final KeptLists keptLists;
  private final Contacts contacts;
  private final LanguageFacts languages;
  private final People people;
  private final Intakes intakes;
  private final Merges merges;
  private final ContactDesk desk;
  private final PersonFile file;
  private final Timeline timeline = new Timeline();
  private final PersonErasure erasure = new PersonErasure();

  public ContactsModule(
      Database database, PrivacyModule privacy, Journal journal, Audit audit, Clock clock) {
    doNotContact = privacy.doNotContact();
    lines = new Lines(doNotContact, clock);
    lists = new Lists(journal, audit, clock);
    keptLists = new KeptLists(clock);
    sensitive = privacy.sensitive();
    contacts = new Contacts(lines, sensitive, journal, audit, clock);
    languages = new LanguageFacts(journal, clock);
    people = new People(clock);
    intakes = new Intakes(database.jdbi(), journal, clock);
    merges = new Merges(timeline, journal, audit, clock);
    desk = new ContactDesk(database.jdbi(), lists, contacts, timeline, clock);
    file = new PersonFile(database.jdbi(), contacts, audit);
  }

  /** The lists of an organization. */
  public Lists lists() {
    return lists;
  }

  /** Lists whose people are worked out. */
  public KeptLists keptLists() {
    return keptLists;
  }

  /** One line for each number. */
  public Lines lines() {
    return lines;
  }

  /** The people, one at a time. */
  public Contacts contacts() {
    return contacts;
  }

  /** Their languages. */
  public LanguageFacts languages() {
    return languages;
  }

  /** What attempts find out about them. */
  public People people() {
    return people;
  }

  /** What happened with them. */
  public Timeline timeline() {
    return timeline;
  }

  /** Files of people coming in. */
  public Intakes intakes() {
    return intakes;
  }

  /** Two entries that are one person. */
  public Merges merges() {
    return merges;
  }

  /** Numbers that nobody may use. */
  public DoNotContact doNotContact() {
    return doNotContact;
  }

  /** What is kept although it is sensitive. */
  public SensitiveFacts sensitive() {
    return sensitive;
  }

  /** Whoever is to be forgotten. */
  public PersonErasure erasure() {
    return erasure;
  }

  /** Shows on the page of a person what a feature above knows of them. */
  public void show(Aspect aspect) {
    desk.show(aspect);
  }

  ContactDesk desk() {
    return desk;
  }

  /** Everything that is kept about one person. */
  public PersonFile file() {
    return file;
  }

  /** Adds pages, API and the places in the navigation. */
  public void register(Site site) {
    Set<Role> staff = Set.of(Role.COORDINATOR, Role.ADMINISTRATOR);
    site.place(new Place("contacts.place.lists", "/lists", staff, 20));
    site.place(new Place("contacts.place.contacts", "/contacts", staff, 21));
    site.resource(new ListsResource(desk));
    site.resource(new ContactsResource(desk));
    site.resource(new ContactsApiResource(desk));
    site.resource(new PersonFileResource(file));
  }
}
