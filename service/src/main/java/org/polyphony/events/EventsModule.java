package org.polyphony.events;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.audiences.SimpleCriterion;
import org.polyphony.audiences.Values;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.Merges;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Gatherings, and who said that they would come. */
public final class EventsModule {

  private final Events events;
  private final Registrations registrations;
  private final EventDesk desk;
  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;

  public EventsModule(Jdbi jdbi, Audit audit, Clock clock) {
    events = new Events(clock);
    registrations = new Registrations(clock);
    desk = new EventDesk(jdbi, events, registrations, audit, clock);
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  /** Gatherings. */
  public Events events() {
    return events;
  }

  /** Who said that they would come. */
  public Registrations registrations() {
    return registrations;
  }

  /** Who of those who name themselves is whom. */
  public Newcomers newcomers(ContactsModule contacts, Messages messages) {
    return new Newcomers(contacts, messages, clock);
  }

  /** By which people can be chosen. */
  public List<Criterion> criteria() {
    return List.of(
        answered("registered", RegistrationStatus.ACCEPTED),
        answered("undecided", RegistrationStatus.TENTATIVE),
        answered("declined", RegistrationStatus.DECLINED));
  }

  private Criterion answered(String key, RegistrationStatus status) {
    return SimpleCriterion.choices(
        key,
        "events.criterion." + key,
        (handle, viewer) ->
            events.of(handle, viewer).stream()
                .map(event -> Option.named(event.id().toString(), event.name()))
                .toList(),
        Values::isId,
        """
        EXISTS (
          SELECT FROM events.known_registrations r
          WHERE r.contact = p.contact AND r.status = '%s' AND r.event = ANY (CAST(:values AS uuid[])))
        """
            .formatted(status.code()));
  }

  /** How a person is forgotten here: that somebody said they would come stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE events.registration_changes SET needs = '{}'
            WHERE needs <> '{}' AND registration IN (
              SELECT id FROM events.registrations WHERE contact = ANY (:contacts))
            """),
        new Erasing(
            """
            DELETE FROM events.told_apart WHERE one = ANY (:contacts) OR other = ANY (:contacts)
            """),
        new Erasing(
            """
            UPDATE events.registrations SET needs = '{}' WHERE contact = ANY (:contacts) AND needs <> '{}'
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "events.held.registrations",
            """
            SELECT e.name, e.starts_at, r.status, r.party, r.source, r.language, r.needs, r.created_at, r.updated_at
            FROM events.registrations r
            JOIN events.events e ON e.id = r.event
            WHERE r.contact = :contact
            ORDER BY r.created_at
            """));
  }

  /**
   * Adds pages, API and the place in the navigation.
   *
   * @param merges by which two entries become one person: their registrations follow
   */
  public void register(Site site, Merges merges) {
    merges.follow(new UnitedRegistrations(registrations, clock));
    Doubles doubles = new Doubles(jdbi, events, merges, audit, clock);
    site.place(
        new Place(
            "events.place",
            "/events",
            Set.of(Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR),
            34));
    site.resource(new EventsResource(desk, doubles));
    site.resource(new DoublesResource(doubles));
    site.resource(new EventsApiResource(desk));
  }
}
