package org.polyphony.crew;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.Given;
import org.polyphony.events.Event;
import org.polyphony.events.EventsModule;
import org.polyphony.events.SomeEvent;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.mail.MailModule;
import org.polyphony.platform.mail.MailSettings;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** A listening session whose coordinator sets up roles, and people who take them. */
final class SomeCrew {

  final Jdbi jdbi;
  final TestClock clock;
  final EventsModule events;
  final Planning planning;
  final SigningUp signingUp;
  final Partners partners;
  final CrewDesk desk;
  final Viewer coordinator;
  final Event event;

  SomeCrew(Jdbi jdbi, TestClock clock) {
    this(jdbi, clock, Ids.next());
  }

  SomeCrew(Jdbi jdbi, TestClock clock, UUID organization) {
    this(jdbi, clock, organization, noMails(jdbi, clock));
  }

  private static CrewMails noMails(Jdbi jdbi, TestClock clock) {
    Messages messages = Messages.load(SomeCrew.class.getClassLoader());
    CrewLinks links = new CrewLinks(new SigningKeys(jdbi, clock));
    return new CrewMails(
        jdbi,
        new MailModule(jdbi, MailSettings.off(), clock).outbox(),
        new CrewReminders(messages, links, clock),
        links,
        messages,
        null,
        clock);
  }

  SomeCrew(Jdbi jdbi, TestClock clock, UUID organization, CrewMails mails) {
    this.jdbi = jdbi;
    this.clock = clock;
    Audit audit = new Audit(clock);
    Places places = new Places(clock);
    events = new EventsModule(jdbi, audit, clock);
    planning = new Planning(jdbi, audit, clock);
    signingUp = new SigningUp(jdbi, places, audit, clock);
    partners = new Partners(jdbi, places, mails, audit, clock);
    desk = new CrewDesk(jdbi, audit, clock);
    events.events().tell(new Following(planning));
    coordinator = Given.coordinator(organization);
    event =
        jdbi.inTransaction(
            handle -> events.events().create(handle, organization, null, SomeEvent.session()));
  }

  Crew crew() {
    return desk.of(coordinator, event.id());
  }

  /** A role with one shift from half an hour before the event until its end. */
  CrewShift role(RoleKind kind, int wanted, @Nullable String language) {
    return role(
        kind, wanted, language, event.startsAt().minus(Duration.ofMinutes(30)), event.endsAt());
  }

  CrewShift role(
      RoleKind kind, int wanted, @Nullable String language, Instant from, Instant until) {
    UUID key = Ids.next();
    Map<String, String> names =
        kind == RoleKind.OWN ? Map.of("en", "Sound", "vi", "Âm thanh") : Map.of();
    planning.addRole(
        coordinator,
        event.id(),
        key,
        new NewRole(kind, names, "", true),
        new NewShift(from, until, wanted, language));
    List<CrewRole> roles = crew().roles();
    return roles.get(roles.size() - 1).shifts().get(0);
  }

  /** Somebody of the organization who is no coordinator. */
  Viewer organizer() {
    return new Viewer(
        Ids.next(),
        coordinator.organization(),
        "Pa Houa Vang",
        Set.of(Role.ORGANIZER),
        Set.of("hmn", "en"),
        Set.of("en"),
        null,
        null,
        false);
  }

  UUID signUp(Viewer viewer, CrewShift shift) {
    return signingUp.signUp(viewer, event.id(), shift.id(), Ids.next(), false).signup();
  }

  UUID invite(@Nullable Instant opensAt) {
    return jdbi.inTransaction(
        handle ->
            partners.invite(
                handle, coordinator, event.id(), Ids.next(), "City of Sacramento", opensAt));
  }

  static NewVolunteer volunteer(String name, String phone, CrewShift... shifts) {
    return new NewVolunteer(
        Ids.next(),
        name,
        "Office of Equity",
        phone,
        "",
        "vi",
        List.of(shifts).stream().map(CrewShift::id).toList());
  }

  /** One value as text, counted by itself. */
  String sql(String query, Object... arguments) {
    return jdbi.withHandle(
        handle -> handle.select(query, arguments).mapTo(String.class).findOne().orElse(""));
  }
}
