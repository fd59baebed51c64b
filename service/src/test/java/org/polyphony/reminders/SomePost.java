package org.polyphony.reminders;

import com.codahale.metrics.MetricRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.Given;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.accounts.AccountsSettings;
import org.polyphony.accounts.NewOrganization;
import org.polyphony.cohorts.CohortsModule;
import org.polyphony.cohorts.NewGuardian;
import org.polyphony.consent.Channel;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.NewSuppression;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.events.Event;
import org.polyphony.events.EventKind;
import org.polyphony.events.EventsModule;
import org.polyphony.events.NewEvent;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.guests.GuestsModule;
import org.polyphony.guests.GuestsSettings;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.platform.JournalReader;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.platform.mail.MailModule;
import org.polyphony.platform.mail.MailSettings;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Viewer;

/** Events and their guests, with a mail server that stands in for a real one. */
final class SomePost {

  static final String ON_LINE = "https://meet.invalid/secret-room";
  static final String ROOT = "https://calls.example.invalid";

  private static final Messages MESSAGES = Messages.load(SomePost.class.getClassLoader());

  final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  final UUID organization;
  final Viewer coordinator;
  final EventsModule events;
  final ConsentModule consent;
  final RemindersModule reminders;
  final CohortsModule cohorts;

  private final TestDatabase database;
  private final Journal journal = new Journal(clock);
  private final GuestsModule guests;
  private final MailModule mail;
  private final JournalReader reader;

  /** With a server, or without. */
  SomePost(TestDatabase database, boolean on) {
    this.database = database;
    server.start();
    Audit audit = new Audit(clock);
    organization =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    new AccountsModule(
                            database.jdbi(),
                            Clock.systemUTC(),
                            audit,
                            new byte[32],
                            AccountsSettings.none(),
                            null)
                        .accounts()
                        .createOrganization(
                            handle,
                            new NewOrganization(
                                "Hmong Voices", "en", NewOrganization.USUAL_TIME_ZONE, false)));
    coordinator = Given.coordinator(organization);
    ContactsModule contacts =
        new ContactsModule(
            database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
    consent = new ConsentModule(clock);
    events = new EventsModule(database.jdbi(), audit, clock);
    SigningKeys keys = new SigningKeys(database.jdbi(), clock);
    cohorts = new CohortsModule(database.jdbi(), events, keys, audit, clock, URI.create(ROOT));
    guests =
        new GuestsModule(
            database.jdbi(),
            contacts,
            consent,
            events,
            cohorts,
            MESSAGES,
            new GuestsModule.Surroundings(URI.create(ROOT), false, keys, GuestsSettings.USUAL),
            audit,
            clock);
    mail =
        new MailModule(
            database.jdbi(),
            on
                ? new MailSettings(
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    "",
                    "",
                    "hello@polyphony.invalid",
                    MailSettings.Security.NONE,
                    6_000)
                : MailSettings.off(),
            clock);
    reminders =
        new RemindersModule(
            database.jdbi(),
            events,
            guests,
            cohorts,
            mail.outbox(),
            URI.create(ROOT),
            journal,
            audit,
            clock);
    reader = new JournalReader(database.jdbi(), reminders.listener());
  }

  /** An evening a week from now, also on line. */
  Event event(Integer seats) {
    return event(EventKind.SESSION, "Listening session", seats);
  }

  /** A training at the same time, for which people apply. */
  Event training(Integer seats) {
    return event(EventKind.TRAINING, "Summer institute", seats);
  }

  private Event event(EventKind kind, String name, Integer seats) {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                events
                    .events()
                    .create(
                        handle,
                        organization,
                        null,
                        new NewEvent(
                            kind,
                            name,
                            "Residents",
                            Instant.parse("2026-06-18T01:00:00Z"),
                            Instant.parse("2026-06-18T03:00:00Z"),
                            ZoneId.of("America/Los_Angeles"),
                            "Hagginwood Community Center",
                            "3271 Marysville Blvd",
                            ON_LINE,
                            seats,
                            false)));
  }

  /** A coordinator answers by name for a language that nobody has reviewed. */
  void show(String tag) {
    database
        .jdbi()
        .useTransaction(handle -> guests.languages().show(handle, coordinator, "Chue Lor", tag));
  }

  /** Somebody who has chosen a language for writing. */
  UUID guest(String name, String email, String written) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              UUID contact = Given.contact(handle, organization, name);
              handle.execute(
                  "UPDATE contacts.contacts SET email = ?, written = ?, written_source = 'self_declared' WHERE id = ?",
                  email,
                  written,
                  contact);
              return contact;
            });
  }

  /** They say something by a public page. */
  UUID say(Event event, UUID contact, RegistrationStatus status) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              UUID registration = said(handle, event, contact, status, null);
              journal.append(handle, organization, "registration.made", registration, Map.of());
              return registration;
            });
  }

  /** Staff take an applicant in, turn them down or leave both open again. */
  void decide(Event event, UUID contact, RegistrationStatus status) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              UUID registration =
                  events.registrations().decide(handle, event.id(), contact, status).registration();
              journal.append(handle, organization, "registration.changed", registration, Map.of());
            });
  }

  /** Somebody under 18 names who must say yes; their id. */
  UUID nameGuardian(Event event, UUID contact, NewGuardian guardian) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              cohorts.guardians().name(handle, organization, event.id(), contact, guardian);
              return cohorts.guardians().of(handle, event.id(), contact).orElseThrow().id();
            });
  }

  /** They say yes on a call. */
  void sayOnACall(Event event, UUID contact, UUID attempt) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              said(handle, event, contact, RegistrationStatus.ACCEPTED, attempt);
              journal.append(handle, organization, "attempt.recorded", attempt, Map.of());
            });
  }

  void undo(UUID attempt) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              events.registrations().takeBack(handle, attempt);
              journal.append(handle, organization, "attempt.undone", attempt, Map.of());
            });
  }

  private UUID said(
      Handle handle, Event event, UUID contact, RegistrationStatus status, UUID attempt) {
    return events
        .registrations()
        .register(
            handle,
            new NewRegistration(
                event.id(),
                contact,
                status,
                attempt == null ? "page" : "phone",
                "und",
                Map.of(),
                attempt,
                null,
                clock.instant()),
            1)
        .registration();
  }

  void stop(UUID contact, Channel channel) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                consent
                    .suppressions()
                    .add(
                        handle,
                        new NewSuppression(
                            channel,
                            null,
                            null,
                            contact,
                            organization,
                            "asked",
                            "",
                            null,
                            null,
                            clock.instant())));
  }

  void plan(Event event, Plan plan) {
    sql(
        "INSERT INTO reminders.plans (event, days_before, before_at, today_at, thanks, missed, sentences, set_by, set_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?, now())",
        event.id(),
        plan.daysBefore(),
        plan.beforeAt(),
        plan.todayAt(),
        plan.thanks(),
        plan.missed(),
        plan.sentences().isEmpty()
            ? "{}"
            : "{\"hmn\": \"" + plan.sentences().getOrDefault("hmn", "") + "\"}",
        coordinator.user());
  }

  /** What the journal and the job bring, and the mails that come of it, so far. */
  List<MimeMessage> mails() {
    reader.catchUp();
    reminders.run();
    mail.send(new MetricRegistry());
    // The server gives them by recipient; their ids tell in which order they were made.
    return Arrays.stream(server.getReceivedMessages())
        .sorted(Comparator.comparing(SomePost::id))
        .toList();
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  void read() {
    reader.catchUp();
  }

  void sql(String sql, Object... arguments) {
    database.jdbi().useHandle(handle -> handle.execute(sql, arguments));
  }

  List<String> texts(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** The text of a mail, with one kind of line end. */
  static String text(MimeMessage mail) {
    try {
      Object content = mail.getContent();
      Object text =
          content instanceof MimeMultipart parts ? parts.getBodyPart(0).getContent() : content;
      return text.toString().replace("\r\n", "\n");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file for the calendar, unfolded; empty where there is none. */
  static String calendar(MimeMessage mail) {
    try {
      if (!(mail.getContent() instanceof MimeMultipart parts)) {
        return "";
      }
      try (InputStream file = parts.getBodyPart(1).getInputStream()) {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n ", "");
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String subject(MimeMessage mail) {
    try {
      return mail.getSubject().replaceAll("[\\u2066-\\u2069]", "");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String to(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
