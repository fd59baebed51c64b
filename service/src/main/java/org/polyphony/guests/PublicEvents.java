package org.polyphony.guests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.Events;
import org.polyphony.events.Offered;
import org.polyphony.events.Registrations;
import org.polyphony.web.Problem;

/** Events as everybody may see them. */
final class PublicEvents {

  private final Jdbi jdbi;
  private final Events events;
  private final Registrations registrations;
  private final Clock clock;

  PublicEvents(Jdbi jdbi, Events events, Registrations registrations, Clock clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.registrations = registrations;
    this.clock = clock;
  }

  /**
   * @throws Problem 404 where there is none, or it is a shift, to which nobody is invited here
   */
  PublicEvent find(String slug) {
    return jdbi.withHandle(handle -> find(handle, slug));
  }

  PublicEvent find(Handle handle, String slug) {
    Event event =
        events
            .findBySlug(handle, slug)
            .filter(found -> !found.kind().isShift())
            .orElseThrow(Problem::notFound);
    Offered offered = events.offered(handle, event.id());
    List<EventDate> dates = events.dates(handle, event.id());
    Integer capacity = event.capacity();
    Long free =
        capacity == null ? null : Math.max(0, capacity - registrations.taken(handle, event.id()));
    return new PublicEvent(
        event,
        organization(handle, event.organization()),
        offered,
        dates,
        state(event, dates, offered, free != null && free == 0),
        free);
  }

  private PublicEvent.State state(
      Event event, List<EventDate> dates, Offered offered, boolean full) {
    if (event.cancelledAt() != null) {
      return PublicEvent.State.CANCELLED;
    }
    Instant now = clock.instant();
    if (event.isOver(now)) {
      return dates.stream().anyMatch(date -> date.endsAt().isAfter(now))
          ? PublicEvent.State.UNDER_WAY
          : PublicEvent.State.OVER;
    }
    if (!offered.open()) {
      return PublicEvent.State.CLOSED;
    }
    return full ? PublicEvent.State.FULL : PublicEvent.State.OPEN;
  }

  /** A partner's name; empty where there is no such partner. */
  private static String organization(Handle handle, UUID id) {
    return handle.attach(SubmissionsDao.class).organization(id).orElse("");
  }

  /** What a partner invites to, and the partner's name. */
  record Program(String organization, List<Invited> events) {}

  /** An event with its further dates. */
  record Invited(Event event, List<EventDate> dates) {}

  /**
   * @throws Problem 404 where there is no such partner
   */
  Program program(UUID organization) {
    return jdbi.withHandle(
        handle ->
            new Program(
                handle
                    .attach(SubmissionsDao.class)
                    .organization(organization)
                    .orElseThrow(Problem::notFound),
                events.publicOnes(handle, organization).stream()
                    .map(event -> new Invited(event, events.dates(handle, event.id())))
                    .toList()));
  }
}
