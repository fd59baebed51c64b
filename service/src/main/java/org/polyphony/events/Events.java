package org.polyphony.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Gatherings. */
public final class Events {

  /** A year, week by week. */
  static final int LONGEST_SERIES = 52;

  private static final int NEWEST = 200;
  private static final Duration SEEN_AFTERWARDS = Duration.ofDays(30);

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
    Optional<Event> changed = events.find(id, viewer.organization());
    // There may be more seats than before, or it may be a training now.
    changed.ifPresent(now -> new WaitingList(clock).follow(handle, now));
    return told(handle, viewer, changed);
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
    new WaitingList(clock).fill(handle, id);
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

  /**
   * The event of a printed address, whoever's it is. What is told to the registered alone, such as
   * where a virtual one meets, is for the caller to keep back.
   */
  public Optional<Event> findBySlug(Handle handle, String slug) {
    return handle.attach(EventsDao.class).findBySlug(slug);
  }

  /**
   * What an organization invites the public to, the next first: all that is ahead, and what was
   * over for less than a month; 200 at most.
   */
  public List<Event> publicOnes(Handle handle, UUID organization) {
    return handle
        .attach(EventsDao.class)
        .publicOnes(organization, clock.instant().minus(SEEN_AFTERWARDS), NEWEST);
  }

  /** What a guest finds there. */
  public Offered offered(Handle handle, UUID event) {
    return handle.attach(OfferedDao.class).find(event).orElse(Offered.NOTHING);
  }

  /** Says what a guest finds there. */
  public void offer(Handle handle, UUID event, Offered offered) {
    handle
        .attach(OfferedDao.class)
        .keep(
            event,
            offered.food(),
            offered.childcare(),
            offered.access(),
            offered.languages().toArray(String[]::new),
            offered.open());
  }

  /** When its people meet after the first time, the next first; empty for most. */
  public List<EventDate> dates(Handle handle, UUID event) {
    return handle.attach(DatesDao.class).of(event);
  }

  /**
   * Says when its people meet again.
   *
   * @throws Problem 422 where one ends before it begins, or there are more than 60
   */
  public void setDates(Handle handle, UUID event, List<EventDate> dates) {
    DatesForm.check(dates);
    DatesDao dao = handle.attach(DatesDao.class);
    dao.clear(event);
    dates.forEach(date -> dao.add(event, date.startsAt(), date.endsAt()));
  }

  /**
   * Sets up the same again: once, or week after week as a series, at the same hours by the clock of
   * its place. Nobody is registered for a copy.
   *
   * @param first the day of the first copy there
   * @param times how many, 1 to {@value #LONGEST_SERIES}
   * @return the copies, the first in front; empty where the viewer has no such event
   * @throws Problem 422 where it cannot be so often
   */
  public List<Event> repeat(Handle handle, Viewer viewer, UUID id, LocalDate first, int times) {
    if (times < 1 || times > LONGEST_SERIES) {
      throw Problem.invalid(
          new FieldProblem("times", "number_outside", Map.of("least", 1, "most", LONGEST_SERIES)));
    }
    Event event = find(handle, viewer, id).orElse(null);
    if (event == null) {
      return List.of();
    }
    EventsDao dao = handle.attach(EventsDao.class);
    Offered offered = offered(handle, id);
    List<EventDate> dates = dates(handle, id);
    UUID series = Ids.next();
    List<Event> copies = new ArrayList<>();
    for (int week = 0; week < times; week++) {
      Event copy =
          create(
              handle,
              viewer.organization(),
              viewer.user(),
              NewEvent.again(event, first.plusWeeks(week)));
      offer(handle, copy.id(), offered);
      setDates(handle, copy.id(), later(dates, event, copy));
      followers.forEach(follower -> follower.copied(handle, viewer, event, copy));
      if (times > 1) {
        dao.setSeries(copy.id(), series);
      }
      copies.add(copy);
    }
    return copies;
  }

  private static List<EventDate> later(List<EventDate> dates, Event event, Event copy) {
    ZoneId zone = event.timeZone();
    long days =
        ChronoUnit.DAYS.between(
            LocalDate.ofInstant(event.startsAt(), zone),
            LocalDate.ofInstant(copy.startsAt(), zone));
    return dates.stream().map(date -> date.later(days, zone)).toList();
  }
}
