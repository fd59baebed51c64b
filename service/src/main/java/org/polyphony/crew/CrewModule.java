package org.polyphony.crew;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.EventsModule;
import org.polyphony.guests.PublicLanguages;
import org.polyphony.guests.WholeAddress;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.mail.Outbox;
import org.polyphony.privacy.Expiring;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Roles and shifts of events, and who takes them. */
public final class CrewModule {

  private final CrewDesk desk;
  private final Planning planning;
  private final SigningUp signingUp;
  private final Partners partners;
  private final CrewReminders reminders;
  private final CrewMails mails;
  private final CrewLinks links;
  private final CrewTongues tongues;
  private final WholeAddress address;
  private final List<String> tags;
  private final Clock clock;

  /**
   * What comes from outside.
   *
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   * @param keys sign the private links
   */
  public record Surroundings(@Nullable URI publicUrl, SigningKeys keys) {}

  public CrewModule(
      Jdbi jdbi,
      EventsModule events,
      PublicLanguages languages,
      Messages messages,
      Outbox outbox,
      Surroundings surroundings,
      Audit audit,
      Clock clock) {
    Places places = new Places(clock);
    desk = new CrewDesk(jdbi, audit, clock);
    planning = new Planning(jdbi, audit, clock);
    signingUp = new SigningUp(jdbi, places, audit, clock);
    links = new CrewLinks(surroundings.keys());
    reminders = new CrewReminders(messages, links, clock);
    mails =
        new CrewMails(jdbi, outbox, reminders, links, messages, surroundings.publicUrl(), clock);
    partners = new Partners(jdbi, places, mails, audit, clock);
    tongues = new CrewTongues(languages, messages);
    address = new WholeAddress(surroundings.publicUrl());
    tags = messages.offered();
    this.clock = clock;
    events.events().tell(new Following(planning));
  }

  /** Sets up what is to be done. */
  public Planning planning() {
    return planning;
  }

  /** By which staff take places. */
  public SigningUp signingUp() {
    return signingUp;
  }

  /** Partners and their people. */
  public Partners partners() {
    return partners;
  }

  /** Who is to be reminded. */
  public CrewReminders reminders() {
    return reminders;
  }

  /** What is kept for a time only. */
  public Expiring expiring() {
    return new ExpiringVolunteers();
  }

  /**
   * How a person is forgotten here: by a number or an e-mail address that is theirs. That somebody
   * helped stays, their link leads nowhere.
   */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE crew.volunteers SET name = '', comes_from = '', phone = '', email = ''
            WHERE organization = :organization AND name <> ''
              AND (right(phone, 10) = ANY (:digits) OR (email <> '' AND lower(email) = ANY (:emails)))
            """));
  }

  /** What is kept here about one person: whoever has their name and one of their numbers. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "crew.held.volunteering",
            """
            SELECT e.name AS event, v.name, v.comes_from, v.phone, v.email, v.language, v.made_at
            FROM contacts.people p
            JOIN contacts.numbers n ON n.contact = p.contact
            JOIN crew.volunteers v ON v.organization = p.organization AND v.phone = n.tel
                                  AND lower(v.name) = lower(p.full_name)
            JOIN events.known_events e ON e.event = v.event
            WHERE p.contact = :contact
            ORDER BY v.made_at
            """));
  }

  /**
   * Adds pages and API, and has people reminded by mail; links to them stand on the pages of
   * events.
   */
  public void register(Site site, Jobs jobs) {
    // Whoever calls finds it under their shifts.
    site.place(new Place("crew.mine.title", "/crew", Set.of(Role.LEADER, Role.TRANSLATOR), 56));
    site.resource(new CrewResource(desk, signingUp));
    site.resource(new PlanResource(desk, planning, tags));
    site.resource(new PartnersResource(partners, links, address));
    site.resource(new RemindersResource(desk, reminders, links, address));
    site.resource(new MyShiftsResource(desk));
    site.resource(new VolunteerResource(partners, links, tongues, clock));
    site.resource(new OwnShiftsResource(partners, links, tongues, address, clock));
    site.resource(new CrewApiResource(desk, signingUp));
    jobs.recurring("crew.reminders", Schedules.fixedDelay(CrewMails.EVERY), mails::remind);
  }
}
