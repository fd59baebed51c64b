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
        seats.moveUp(next.id(), Ids.next(), now);
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
