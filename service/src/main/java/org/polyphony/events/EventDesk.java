package org.polyphony.events;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about events, each in a transaction of its own. */
final class EventDesk {

  static final int REGISTRATIONS_ON_A_PAGE = 100;

  /**
   * How many said what.
   *
   * @param waiting registrations that wait for a seat
   * @param applied registrations that wait for a decision
   * @param seats that are taken: those who come with somebody take one each
   */
  record Replies(
      UUID event,
      long accepted,
      long tentative,
      long declined,
      long waiting,
      long applied,
      long seats) {
    static Replies none(UUID event) {
      return new Replies(event, 0, 0, 0, 0, 0, 0);
    }
  }

  /** How many come in a language, and how many seats they take. */
  record InLanguage(String language, long registrations, long seats) {}

  /** An event with its replies. */
  record Listed(Event event, Replies replies) {}

  /**
   * What lies ahead, the next first, and what lies behind, the last first; together the 200 latest.
   */
  record Calendar(List<Listed> ahead, List<Listed> behind) {}

  /**
   * Somebody who was invited.
   *
   * @param party how many people, themselves among them
   * @param place in the waiting list, from 1; null for who does not wait
   */
  record Guest(
      UUID contact,
      String name,
      String status,
      String language,
      @Json Map<String, String> needs,
      int party,
      @Nullable Long place) {}

  private final Jdbi jdbi;
  private final Events events;
  private final Registrations registrations;
  private final Audit audit;
  private final Clock clock;

  EventDesk(Jdbi jdbi, Events events, Registrations registrations, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.registrations = registrations;
    this.audit = audit;
    this.clock = clock;
  }

  Calendar calendar(Viewer viewer) {
    return jdbi.withHandle(
        handle -> {
          List<Event> all = events.of(handle, viewer);
          Map<UUID, Replies> replies =
              handle.attach(GuestsDao.class).replies(all.stream().map(Event::id).toList()).stream()
                  .collect(Collectors.toMap(Replies::event, Function.identity()));
          Instant now = clock.instant();
          List<Listed> listed =
              all.stream()
                  .map(
                      event ->
                          new Listed(
                              event, replies.getOrDefault(event.id(), Replies.none(event.id()))))
                  .toList();
          return new Calendar(
              listed.stream()
                  .filter(one -> !one.event().isOver(now))
                  .sorted(Comparator.comparing(one -> one.event().startsAt()))
                  .toList(),
              listed.stream().filter(one -> one.event().isOver(now)).toList());
        });
  }

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  Listed find(Viewer viewer, UUID id) {
    return jdbi.withHandle(handle -> find(handle, viewer, id));
  }

  /**
   * The page of guests by number, from 1; one more than a page holds where there are more. That
   * they were read is noted.
   */
  List<Guest> guests(Viewer viewer, UUID id, int page) {
    return jdbi.inTransaction(
        handle -> {
          find(handle, viewer, id);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "event.guests_read",
              "event",
              id,
              Map.of("page", page));
          return handle
              .attach(GuestsDao.class)
              .guests(id, REGISTRATIONS_ON_A_PAGE + 1, (page - 1) * REGISTRATIONS_ON_A_PAGE);
        });
  }

  /**
   * @param key of the form: what is sent twice is set up once
   */
  Event create(Viewer viewer, UUID key, NewEvent event, Offered offered, List<EventDate> dates) {
    return jdbi.inTransaction(
        handle -> {
          List<Event> before = setUp(handle, viewer, key);
          if (before.stream().anyMatch(one -> isSame(one, event))) {
            return before.get(0);
          }
          Event created = events.create(handle, viewer.organization(), viewer.user(), event);
          events.offer(handle, created.id(), offered);
          events.setDates(handle, created.id(), dates);
          keep(handle, before, created, key);
          note(handle, viewer, "event.created", created);
          return created;
        });
  }

  /** Whoever goes back and types another one into the form sends something else. */
  private static boolean isSame(Event one, NewEvent event) {
    return one.name().equals(event.name()) && one.startsAt().equals(event.startsAt());
  }

  private static void keep(Handle handle, List<Event> before, Event first, UUID key) {
    if (before.isEmpty()) {
      handle.attach(EventKeysDao.class).keep(first.id(), key);
    }
  }

  /** What a form has set up before; empty where it is sent for the first time. */
  private List<Event> setUp(Handle handle, Viewer viewer, UUID key) {
    EventKeysDao dao = handle.attach(EventKeysDao.class);
    dao.lock(key);
    return dao.find(viewer.organization(), key).stream()
        .map(id -> events.find(handle, viewer, id).orElseThrow())
        .toList();
  }

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  Event change(Viewer viewer, UUID id, NewEvent event, Offered offered, List<EventDate> dates) {
    return jdbi.inTransaction(
        handle -> {
          Event changed = events.change(handle, viewer, id, event).orElseThrow(Problem::notFound);
          events.offer(handle, id, offered);
          events.setDates(handle, id, dates);
          note(handle, viewer, "event.changed", changed);
          return changed;
        });
  }

  /** What a guest finds at an event that the viewer has. */
  Offered offered(Viewer viewer, UUID id) {
    return jdbi.withHandle(
        handle -> {
          find(handle, viewer, id);
          return events.offered(handle, id);
        });
  }

  /** When the people of an event that the viewer has meet after the first time. */
  List<EventDate> dates(Viewer viewer, UUID id) {
    return jdbi.withHandle(
        handle -> {
          find(handle, viewer, id);
          return events.dates(handle, id);
        });
  }

  /** In which languages people come, the most first. */
  List<InLanguage> languages(Viewer viewer, UUID id) {
    return jdbi.withHandle(
        handle -> {
          find(handle, viewer, id);
          return handle.attach(GuestsDao.class).languages(id);
        });
  }

  /**
   * What somebody has said, to be changed by hand. That they were read is noted.
   *
   * @throws Problem 404 where the viewer has no such event, or nobody has asked this contact
   */
  Guest guest(Viewer viewer, UUID id, UUID contact) {
    return jdbi.inTransaction(
        handle -> {
          find(handle, viewer, id);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "contact.read",
              "contact",
              contact,
              Map.of("event", id));
          return handle.attach(GuestsDao.class).guest(id, contact).orElseThrow(Problem::notFound);
        });
  }

  /**
   * Says for somebody what they have told staff. Their needs and their language stay.
   *
   * @throws Problem 404 as {@link #guest}; 409 {@code not_enough_seats}
   */
  Standing answer(Viewer viewer, UUID id, UUID contact, RegistrationStatus status, int party) {
    return jdbi.inTransaction(
        handle -> {
          Event event = find(handle, viewer, id).event();
          Guest guest =
              handle.attach(GuestsDao.class).guest(id, contact).orElseThrow(Problem::notFound);
          note(handle, viewer, "event.registration_changed", event);
          Standing standing =
              registrations.change(
                  handle,
                  new NewRegistration(
                      id,
                      contact,
                      status,
                      Registrations.STAFF,
                      guest.language(),
                      guest.needs(),
                      null,
                      null,
                      clock.instant()),
                  party);
          new Journal(clock)
              .append(
                  handle,
                  event.organization(),
                  "registration.changed",
                  standing.registration(),
                  Map.of("event", id.toString(), "status", standing.status().code()));
          return standing;
        });
  }

  /**
   * Sets the same up again.
   *
   * @param key of the form: what is sent twice is set up once
   * @throws Problem 404 where the viewer has no such event; 422
   */
  List<Event> repeat(Viewer viewer, UUID id, UUID key, LocalDate first, int times) {
    return jdbi.inTransaction(
        handle -> {
          List<Event> before = setUp(handle, viewer, key);
          if (before.size() == times && isOn(before.get(0), first)) {
            return before;
          }
          List<Event> copies = events.repeat(handle, viewer, id, first, times);
          if (copies.isEmpty()) {
            throw Problem.notFound();
          }
          keep(handle, before, copies.get(0), key);
          copies.forEach(copy -> note(handle, viewer, "event.created", copy));
          return copies;
        });
  }

  private static boolean isOn(Event event, LocalDate day) {
    return LocalDate.ofInstant(event.startsAt(), event.timeZone()).equals(day);
  }

  /** Whether the event has ended. */
  boolean isOver(Event event) {
    return event.isOver(clock.instant());
  }

  /**
   * @throws Problem 404 where the viewer has no such event; 409 {@code event_over}
   */
  Event cancel(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Event event = events.cancel(handle, viewer, id).orElseThrow(Problem::notFound);
          note(handle, viewer, "event.cancelled", event);
          return event;
        });
  }

  /**
   * @throws Problem 404 where the viewer has no such event; 409 {@code event_over}
   */
  Event reopen(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Event event = events.reopen(handle, viewer, id).orElseThrow(Problem::notFound);
          note(handle, viewer, "event.reopened", event);
          return event;
        });
  }

  private Listed find(Handle handle, Viewer viewer, UUID id) {
    Event event = events.find(handle, viewer, id).orElseThrow(Problem::notFound);
    Replies replies =
        handle.attach(GuestsDao.class).replies(List.of(id)).stream()
            .findFirst()
            .orElse(Replies.none(id));
    return new Listed(event, replies);
  }

  private void note(Handle handle, Viewer viewer, String what, Event event) {
    audit.append(handle, viewer.user(), event.organization(), what, "event", event.id(), Map.of());
  }
}
