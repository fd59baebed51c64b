package org.polyphony.profile;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Journal;
import org.polyphony.web.Site;

/** What staff know of a person beside what lists bring. */
public final class ProfileModule {

  private final NumbersDesk numbers;
  private final AgreementsDesk agreements;
  private final DetailsDesk details;
  private final NameIntake names;

  public ProfileModule(
      Jdbi jdbi,
      ContactsModule contacts,
      ConsentModule consent,
      Journal journal,
      Audit audit,
      Clock clock) {
    PersonDesk persons = new PersonDesk(jdbi, contacts.contacts());
    numbers = new NumbersDesk(persons, contacts, journal, audit, clock);
    agreements = new AgreementsDesk(persons, consent, clock);
    details = new DetailsDesk(persons, contacts.contacts(), audit, clock);
    names = new NameIntake(jdbi, clock);
    contacts.show(new ProfileAspect(consent));
  }

  /** Names in their own script that files bring. */
  public NameIntake names() {
    return names;
  }

  /** How a person is forgotten here. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing("DELETE FROM profile.names WHERE contact = ANY (:contacts)"),
        new Erasing("DELETE FROM profile.languages WHERE contact = ANY (:contacts)"),
        new Erasing("DELETE FROM profile.addresses WHERE contact = ANY (:contacts)"));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "profile.held.names",
            """
            SELECT name, added_at, removed_at FROM profile.names WHERE contact = :contact ORDER BY id
            """),
        new Holding(
            "profile.held.languages",
            """
            SELECT tag, speaks, reads, source, added_at, removed_at
            FROM profile.languages WHERE contact = :contact ORDER BY id
            """),
        new Holding(
            "profile.held.addresses",
            """
            SELECT kind, street, unit, city, state, zip, added_at, removed_at
            FROM profile.addresses WHERE contact = :contact ORDER BY id
            """));
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(new NumbersResource(numbers));
    site.resource(new AgreementsResource(agreements));
    site.resource(new DetailsResource(details));
    site.resource(new ProfileApiResource(numbers, agreements));
    site.resource(new DetailsApiResource(details));
  }
}
