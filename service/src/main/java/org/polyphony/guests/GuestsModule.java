package org.polyphony.guests;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.cohorts.CohortsModule;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.SignedLinks;
import org.polyphony.platform.SigningKeys;
import org.polyphony.web.Site;

/** Public pages of events, and who registers there. */
public final class GuestsModule {

  private final PublicLanguages languages;
  private final PublicEvents events;
  private final Registering registering;
  private final SignedLinks links;
  private final CohortsModule cohorts;
  private final Consenting consenting;
  private final PageOpened opened;
  private final Floods floods;
  private final WholeAddress address;
  private final Letters letters;
  private final Clock clock;

  /**
   * What comes from outside.
   *
   * @param publicUrl how people reach this deployment; null means wherever a request comes to
   * @param pseudoLocales whether pages can be read in invented languages
   * @param keys sign the private links
   */
  public record Surroundings(
      @Nullable URI publicUrl, boolean pseudoLocales, SigningKeys keys, GuestsSettings settings) {}

  public GuestsModule(
      Jdbi jdbi,
      ContactsModule contacts,
      ConsentModule consent,
      EventsModule eventsModule,
      CohortsModule cohorts,
      Messages messages,
      Surroundings surroundings,
      Audit audit,
      Clock clock) {
    languages = new PublicLanguages(jdbi, messages, surroundings.pseudoLocales(), audit, clock);
    events = new PublicEvents(jdbi, eventsModule.events(), eventsModule.registrations(), clock);
    registering =
        new Registering(
            jdbi,
            events,
            eventsModule.registrations(),
            eventsModule.newcomers(contacts, messages),
            contacts,
            consent,
            cohorts.guardians(),
            clock);
    this.cohorts = cohorts;
    consenting = new Consenting(jdbi, events, cohorts.guardians());
    links = new SignedLinks(surroundings.keys(), "guest");
    opened = new PageOpened(surroundings.keys(), clock);
    floods = new Floods(surroundings.settings(), clock);
    address = new WholeAddress(surroundings.publicUrl());
    letters = new Letters(languages, eventsModule.events(), links, clock);
    this.clock = clock;
  }

  /** In which languages the pages can be read. */
  public PublicLanguages languages() {
    return languages;
  }

  /** What is written to guests. */
  public Letters letters() {
    return letters;
  }

  /** Takes registrations in; for tests. */
  Registering registering() {
    return registering;
  }

  /** How a person is forgotten here: that somebody registered stays, their link leads nowhere. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE guests.submissions SET name = '', digest = '', needs = '{}'
            WHERE contact = ANY (:contacts) AND (name <> '' OR digest <> '' OR needs <> '{}')
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "events.held.submissions",
            """
            SELECT e.name AS event, s.name, s.language, s.party, s.needs, s.created_at, s.updated_at
            FROM guests.submissions s
            JOIN events.known_events e ON e.event = s.event
            WHERE s.contact = :contact
            ORDER BY s.created_at
            """));
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(
        new EventPageResource(
            events, languages, registering, links, opened, floods, address, clock));
    site.resource(new OwnPageResource(events, languages, registering, links, address, clock));
    site.resource(new ConsentPageResource(consenting, languages, cohorts.links()));
    site.resource(new FeedResource(events, address, clock));
    site.resource(new LanguagesResource(languages));
    site.resource(new GuestsApiResource(events, languages, registering, links, floods, address));
  }
}
