package org.polyphony.guests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.cohorts.Guardians;
import org.polyphony.cohorts.NewGuardian;
import org.polyphony.consent.Channel;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.Consents;
import org.polyphony.consent.NewConsent;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.LanguageFact;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.contacts.Phones;
import org.polyphony.events.Event;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.Newcomer;
import org.polyphony.events.Newcomers;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.events.Registrations;
import org.polyphony.events.Standing;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * Takes in who registers by themselves, changes it and cancels it: person, registration and consent
 * in one transaction.
 */
final class Registering {

  /** Who has said one of these can change it while the event takes nobody new. */
  private static final Set<RegistrationStatus> STANDS =
      Set.of(RegistrationStatus.ACCEPTED, RegistrationStatus.WAITING, RegistrationStatus.APPLIED);

  private final Jdbi jdbi;
  private final PublicEvents events;
  private final Registrations registrations;
  private final Newcomers newcomers;
  private final ContactsModule contacts;
  private final Consents consents;
  private final Guardians guardians;
  private final Suppressions suppressions;
  private final Journal journal;
  private final Clock clock;

  Registering(
      Jdbi jdbi,
      PublicEvents events,
      Registrations registrations,
      Newcomers newcomers,
      ContactsModule contacts,
      ConsentModule consent,
      Guardians guardians,
      Clock clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.registrations = registrations;
    this.newcomers = newcomers;
    this.contacts = contacts;
    this.consents = consent.consents();
    this.suppressions = consent.suppressions();
    this.guardians = guardians;
    this.journal = new Journal(clock);
    this.clock = clock;
  }

  /**
   * From where somebody registers.
   *
   * @param source {@code page}, or {@code program} for the API
   * @param language of the page
   * @param consent the words beside the box that allows texts, as they were shown
   */
  record From(String source, String language, String consent) {}

  /**
   * What came of it.
   *
   * @param place in the waiting list, from 1; 0 where there is a seat
   * @param repeated whether the same was sent before
   */
  record Taken(Submission submission, Standing standing, long place, boolean repeated) {}

  /**
   * @throws Problem 404 where there is no such event; 409 {@code registration_closed}, {@code
   *     registration_over} or {@code registration_cancelled}, {@code not_enough_seats}; 422 {@code
   *     key_reused}, or what is wrong at which field
   */
  Taken register(String slug, Wish wish, From from) {
    try {
      return jdbi.inTransaction(handle -> register(handle, slug, wish, from));
    } catch (Problem problem) {
      throw problem.fields().stream().anyMatch(wrong -> wrong.code().equals("do_not_contact"))
          ? Problem.invalid(FieldProblem.of("phone", "guest_number"))
          : problem;
    }
  }

  private Taken register(Handle handle, String slug, Wish wish, From from) {
    SubmissionsDao dao = handle.attach(SubmissionsDao.class);
    dao.lock(wish.key());
    String digest = digest(slug, wish);
    Submission before = dao.byKey(wish.key()).orElse(null);
    if (before != null) {
      if (!before.digest().equals(digest)) {
        throw new Problem(422, "key_reused", Map.of());
      }
      return taken(handle, before, true);
    }
    Event event = open(events.find(handle, slug));
    UUID contact =
        newcomers.person(
            handle,
            new Newcomer(
                event.organization(), wish.name(), "", wish.phone(), wish.email(), wish.spoken()));
    UUID id = Ids.next();
    Instant now = clock.instant();
    keepConsent(handle, event, contact, wish, from, now);
    contacts
        .languages()
        .observe(
            handle,
            contact,
            LanguageFact.WRITTEN,
            wish.reads(),
            LanguageSource.SELF_DECLARED,
            id,
            null,
            now);
    dao.insert(
        id,
        wish.key(),
        digest,
        event.id(),
        contact,
        wish.name(),
        from.language(),
        wish.party(),
        wish.needs(),
        now);
    NewGuardian guardian = wish.guardian();
    if (guardian != null && event.kind().isByApplication()) {
      guardians.name(handle, event.organization(), event.id(), contact, guardian);
    }
    // Last, since it holds the event for all others who register.
    registrations.register(
        handle,
        said(event.id(), contact, RegistrationStatus.ACCEPTED, wish, from, now),
        wish.party());
    Taken taken = tell(handle, event, dao.find(id).orElseThrow(), "registration.made");
    note(handle, event, taken, kind(taken.standing().status()));
    return taken;
  }

  private static String kind(RegistrationStatus status) {
    return switch (status) {
      case WAITING -> "guest.waits";
      case APPLIED -> "guest.applied";
      default -> "guest.registered";
    };
  }

  private static Event open(PublicEvent shown) {
    return switch (shown.state()) {
      case OPEN, FULL -> shown.event();
      case CLOSED -> throw Problem.conflict("registration_closed");
      case OVER, UNDER_WAY -> throw Problem.conflict("registration_over");
      case CANCELLED -> throw Problem.conflict("registration_cancelled");
    };
  }

  private void keepConsent(
      Handle handle, Event event, UUID contact, Wish wish, From from, Instant now) {
    if (!wish.texts()) {
      return;
    }
    consents.record(
        handle,
        new NewConsent(
            event.organization(),
            contact,
            contacts.lines().of(handle, Phones.parse(wish.phone()).orElseThrow()),
            Channel.TEXT,
            true,
            "form",
            "/e/" + event.slug() + "?lang=" + from.language() + " (" + from.source() + ")",
            from.consent(),
            now,
            null));
    contacts
        .timeline()
        .append(handle, contact, now, "consent.given", null, null, Map.of("channel", "text"));
  }

  /**
   * Changes party and needs; whoever had cancelled comes again after all.
   *
   * @throws Problem 404 where they were forgotten; 409 as {@link #register}, but one that takes no
   *     new registrations still lets people change theirs
   */
  Taken change(Submission submission, Wish wish) {
    return jdbi.inTransaction(
        handle -> {
          PublicEvent shown = events.find(handle, submission.slug());
          boolean came =
              registrations
                  .of(handle, submission.event(), submission.contact())
                  .filter(standing -> STANDS.contains(standing.status()))
                  .isPresent();
          Event event = came && !ended(shown) ? shown.event() : open(shown);
          handle
              .attach(SubmissionsDao.class)
              .change(submission.id(), wish.party(), wish.needs(), clock.instant());
          return say(handle, event, submission, RegistrationStatus.ACCEPTED, wish);
        });
  }

  private static boolean ended(PublicEvent shown) {
    return shown.state() == PublicEvent.State.OVER || shown.state() == PublicEvent.State.CANCELLED;
  }

  /**
   * Gives the seat back. Twice is as once.
   *
   * @throws Problem 409 {@code registration_over}
   */
  Taken cancel(Submission submission) {
    return jdbi.inTransaction(
        handle -> {
          PublicEvent shown = events.find(handle, submission.slug());
          if (shown.state() == PublicEvent.State.OVER) {
            throw Problem.conflict("registration_over");
          }
          Taken taken =
              say(
                  handle,
                  shown.event(),
                  submission,
                  RegistrationStatus.CANCELLED,
                  Reading.change(RegistrationForm.of(submission), submission));
          note(handle, shown.event(), taken, "guest.cancelled");
          return taken;
        });
  }

  /** Keeps that they want no e-mail any more. Twice is as once. */
  void silence(Submission submission) {
    jdbi.useTransaction(
        handle -> {
          if (handle.attach(SubmissionsDao.class).silent(submission.contact())) {
            return;
          }
          Instant now = clock.instant();
          UUID organization = events.find(handle, submission.slug()).event().organization();
          UUID said =
              suppressions.add(
                  handle,
                  new NewSuppression(
                      Channel.EMAIL,
                      null,
                      null,
                      submission.contact(),
                      organization,
                      "asked",
                      "/r/",
                      null,
                      null,
                      now));
          contacts
              .timeline()
              .append(
                  handle,
                  submission.contact(),
                  now,
                  "opt_out.added",
                  said,
                  null,
                  Map.of("channel", Channel.EMAIL.code()));
        });
  }

  private Taken say(
      Handle handle, Event event, Submission submission, RegistrationStatus status, Wish wish) {
    From from = new From("page", submission.language(), "");
    registrations.change(
        handle,
        said(event.id(), submission.contact(), status, wish, from, clock.instant()),
        wish.party());
    Submission now =
        handle.attach(SubmissionsDao.class).find(submission.id()).orElseThrow(Problem::notFound);
    return tell(handle, event, now, "registration.changed");
  }

  /** How it stands now. */
  Taken find(Submission submission) {
    return jdbi.withHandle(handle -> taken(handle, submission, false));
  }

  /**
   * @throws Problem 404 where there is none, or whoever it was asked to be forgotten
   */
  Submission submission(UUID id) {
    return jdbi.withExtension(SubmissionsDao.class, dao -> dao.find(id))
        .orElseThrow(Problem::notFound);
  }

  /** On what happened with the person, for whoever looks after them. */
  private void note(Handle handle, Event event, Taken taken, String kind) {
    contacts
        .timeline()
        .append(
            handle,
            taken.submission().contact(),
            clock.instant(),
            kind,
            taken.submission().id(),
            null,
            Map.of("event", event.name()));
  }

  private Taken tell(Handle handle, Event event, Submission submission, String type) {
    Taken taken = taken(handle, submission, false);
    journal.append(
        handle,
        event.organization(),
        type,
        taken.standing().registration(),
        Map.of("event", event.id().toString(), "status", taken.standing().status().code()));
    return taken;
  }

  private Taken taken(Handle handle, Submission submission, boolean repeated) {
    Standing standing =
        registrations
            .of(handle, submission.event(), submission.contact())
            .orElseThrow(Problem::notFound);
    return new Taken(
        submission, standing, registrations.place(handle, standing.registration()), repeated);
  }

  private static NewRegistration said(
      UUID event, UUID contact, RegistrationStatus status, Wish wish, From from, Instant at) {
    return new NewRegistration(
        event,
        contact,
        status,
        from.source(),
        wish.takesPartIn(from.language()),
        wish.needs(),
        null,
        null,
        at);
  }

  private static String digest(String slug, Wish wish) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((slug + " " + wish.content()).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
