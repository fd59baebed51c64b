package org.polyphony.events;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Gatherings. */
public final class Events {

  private static final int NEWEST = 200;

  private final Clock clock;
  private final List<EventFollower> followers = new CopyOnWriteArrayList<>();

  Events(Clock clock) {
    this.clock = clock;
  }

  /** From now on the follower learns what becomes of events. */
  public void tell(EventFollower follower) {
    followers.add(follower);
  }

  /**
   * Sets one up.
   *
   * @param author null for the service itself
   * @throws org.polyphony.web.Problem 422 when what is said about it cannot be
   */
  public Event create(Handle handle, UUID organization, @Nullable UUID author, NewEvent event) {
    EventRules.check(event);
    EventsDao events = handle.attach(EventsDao.class);
    UUID id = Ids.next();
    String slug = Slug.of(event.name());
    int number = 1;
    while (events.insert(
            id,
            organization,
            Slug.numbered(slug, number),
            author,
            clock.instant(),
            event.kind().code(),
            event.timeZone().getId(),
            event)
        == 0) {
      number++;
    }
    return events.find(id, organization).orElseThrow();
  }

  /**
   * Changes what is said about one. Its address stays.
   *
   * @return empty when the viewer has no such event
   * @throws org.polyphony.web.Problem 422 when what is said about it cannot be
   */
  public Optional<Event> change(Handle handle, Viewer viewer, UUID id, NewEvent event) {
    EventRules.check(event);
    EventsDao events = handle.attach(EventsDao.class);
    events.update(id, viewer.organization(), event.kind().code(), event.timeZone().getId(), event);
    return told(handle, viewer, events.find(id, viewer.organization()));
  }

  /**
   * Calls one off. Who said that they would come stays on its list, so that they can be told and
   * nothing is lost when it is put back; campaigns no longer offer it. One that is cancelled
   * already stays so.
   *
   * @return empty when the viewer has no such event
   * @throws Problem 409 {@code event_over} when it is over
   */
  public Optional<Event> cancel(Handle handle, Viewer viewer, UUID id) {
    return setCancelled(handle, viewer, id, clock.instant());
  }

  /**
   * Puts one back that was called off. One that stands already stays so.
   *
   * @return empty when the viewer has no such event
   * @throws Problem 409 {@code event_over} when it is over
   */
  public Optional<Event> reopen(Handle handle, Viewer viewer, UUID id) {
    return setCancelled(handle, viewer, id, null);
  }

  private Optional<Event> setCancelled(
      Handle handle, Viewer viewer, UUID id, @Nullable Instant at) {
    EventsDao events = handle.attach(EventsDao.class);
    Instant now = clock.instant();
    events.setCancelled(id, viewer.organization(), at, now);
    Optional<Event> event = events.find(id, viewer.organization());
    if (event.filter(found -> found.isOver(now)).isPresent()) {
      throw Problem.conflict("event_over");
    }
    return told(handle, viewer, event);
  }

  private Optional<Event> told(Handle handle, Viewer viewer, Optional<Event> event) {
    event.ifPresent(now -> followers.forEach(follower -> follower.changed(handle, viewer, now)));
    return event;
  }

  /** The viewer's event of this id; empty when they have no such event. */
  public Optional<Event> find(Handle handle, Viewer viewer, UUID id) {
    return handle.attach(EventsDao.class).find(id, viewer.organization());
  }

  /** The viewer's events, the latest first, 200 at most. */
  public List<Event> of(Handle handle, Viewer viewer) {
    return handle.attach(EventsDao.class).of(viewer.organization(), NEWEST);
  }
}
