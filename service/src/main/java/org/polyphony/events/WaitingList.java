package org.polyphony.events;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;

/**
 * Moves up who waits for a seat, in the transaction in which one becomes free. The first who waits
 * and whose party fits is the next: a large party does not keep a single seat empty.
 */
final class WaitingList {

  private final Clock clock;

  WaitingList(Clock clock) {
    this.clock = clock;
  }

  /**
   * After an event was changed, in the transaction that changed it. Whoever waits for what has
   * become a training applies for it, and whoever applied for what is none any more waits. Then
   * seats are given away: to all where there is room for all now. The journal gets {@code
   * registration.changed} for each of them who has another status.
   */
  void follow(Handle handle, Event event) {
    boolean byApplication = event.kind().isByApplication();
    turn(
        handle,
        event,
        byApplication ? RegistrationStatus.WAITING : RegistrationStatus.APPLIED,
        byApplication ? RegistrationStatus.APPLIED : RegistrationStatus.WAITING);
    Integer seats = event.capacity();
    fill(
        handle,
        new SeatsDao.Held(
            event.id(),
            event.organization(),
            seats == null ? Integer.MAX_VALUE : seats,
            event.endsAt(),
            event.cancelledAt()));
  }

  private void turn(Handle handle, Event event, RegistrationStatus from, RegistrationStatus to) {
    SeatsDao seats = handle.attach(SeatsDao.class);
    Journal journal = new Journal(clock);
    for (SeatsDao.Waiting one : seats.those(event.id(), from.code())) {
      seats.turn(one.id(), Ids.next(), to.code(), clock.instant());
      journal.append(
          handle,
          event.organization(),
          "registration.changed",
          one.id(),
          Map.of("event", event.id().toString(), "status", to.code()));
    }
  }

  /** As {@link #fill(Handle, SeatsDao.Held)}, for an event that may have no limit. */
  void fill(Handle handle, UUID event) {
    handle.attach(SeatsDao.class).hold(event).ifPresent(held -> fill(handle, held));
  }

  /**
   * Gives away what is free. Nobody moves up once the event is over or while it is cancelled. The
   * journal gets {@code registration.moved_up} with the registration as subject.
   */
  void fill(Handle handle, SeatsDao.Held event) {
    Instant now = clock.instant();
    if (event.cancelledAt() != null || !event.endsAt().isAfter(now)) {
      return;
    }
    SeatsDao seats = handle.attach(SeatsDao.class);
    long free = event.capacity() - seats.taken(event.id());
    if (free <= 0) {
      return;
    }
    Journal journal = new Journal(clock);
    for (SeatsDao.Waiting next : seats.waiting(event.id())) {
      if (next.party() <= free) {
        seats.turn(next.id(), Ids.next(), RegistrationStatus.ACCEPTED.code(), now);
        journal.append(
            handle,
            event.organization(),
            "registration.moved_up",
            next.id(),
            Map.of("event", event.id().toString()));
        free -= next.party();
      }
    }
  }

  /**
   * After the words of an attempt were taken back: who has a seat by an earlier word while it was
   * given away since waits for another, and what became free is given away.
   */
  void settle(Handle handle, SeatsDao.Held event, UUID attempt) {
    SeatsDao seats = handle.attach(SeatsDao.class);
    if (seats.taken(event.id()) > event.capacity()) {
      seats.letWait(event.id(), attempt, clock.instant());
    }
    fill(handle, event);
  }
}
