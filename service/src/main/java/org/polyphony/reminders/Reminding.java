package org.polyphony.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.events.Event;
import org.polyphony.events.EventFollower;
import org.polyphony.guests.LetterKind;
import org.polyphony.web.Viewer;

/**
 * Looks every minute for what is due: reminders and thanks by the plans, and changes of events that
 * nobody has gone on changing for a while.
 */
final class Reminding implements EventFollower {

  static final Duration EVERY = Duration.ofMinutes(1);

  /** Whoever changes an event often changes it once more. */
  static final Duration SETTLED = Duration.ofMinutes(5);

  /** Whoever was told of it so shortly before a reminder needs none. */
  static final Duration LATELY = Duration.ofHours(6);

  private static final Duration LOOKED_BACK = Duration.ofDays(8);
  private static final int AT_ONCE = 100;

  private final Jdbi jdbi;
  private final Messages messages;
  private final Clock clock;

  Reminding(Jdbi jdbi, Messages messages, Clock clock) {
    this.jdbi = jdbi;
    this.messages = messages;
    this.clock = clock;
  }

  /** Its guests are told, once it was left alone. */
  @Override
  public void changed(Handle handle, Viewer viewer, Event event) {
    handle.attach(PlansDao.class).changed(event.id(), clock.instant());
  }

  /** Tells all that is due. */
  void run() {
    Instant now = clock.instant();
    for (PlansDao.Planned planned :
        jdbi.withExtension(PlansDao.class, dao -> dao.live(now.minus(LOOKED_BACK)))) {
      remind(planned, now);
    }
    while (jdbi.inTransaction(handle -> tellOfChange(handle, now))) {
      // One after the other, each in its own transaction.
    }
  }

  private void remind(PlansDao.Planned planned, Instant now) {
    Messages.Occasion occasion =
        jdbi.withHandle(handle -> messages.occasion(handle, planned.slug()));
    if (occasion == null) {
      return;
    }
    for (Due due : Due.of(planned.plan(), occasion.event(), occasion.dates())) {
      if (due.isNow(now)) {
        int told;
        do {
          told = jdbi.inTransaction(handle -> tellSome(handle, planned, due));
        } while (told == AT_ONCE);
      }
    }
  }

  /** The event is read again: it may have been called off a moment ago. */
  private int tellSome(Handle handle, PlansDao.Planned planned, Due due) {
    Messages.Occasion occasion = messages.occasion(handle, planned.slug());
    if (occasion == null || occasion.event().cancelledAt() != null) {
      return 0;
    }
    List<Addressee> some = addressees(handle, planned.event(), due);
    for (Addressee addressee : some) {
      messages.tell(
          handle,
          occasion,
          addressee,
          due.kind(),
          due.occasion(),
          due.date(),
          planned.sentences(),
          due.kind() == LetterKind.THANKS || due.kind() == LetterKind.MISSED
              ? due.latest()
              : due.date().startsAt());
    }
    return some.size();
  }

  private static List<Addressee> addressees(Handle handle, UUID event, Due due) {
    MessagesDao dao = handle.attach(MessagesDao.class);
    return switch (due.kind()) {
      case THANKS -> toThank(dao, event);
      case MISSED -> dao.toMiss(event, AT_ONCE);
      default ->
          dao.toRemind(event, due.kind().code(), due.occasion(), due.at().minus(LATELY), AT_ONCE);
    };
  }

  private static List<Addressee> toThank(MessagesDao dao, UUID event) {
    List<Addressee> registered = dao.toThank(event, AT_ONCE);
    return Stream.concat(
            registered.stream(),
            dao.toThankWhoWalkedIn(event, AT_ONCE - registered.size()).stream())
        .toList();
  }

  /** False where nothing is left to tell. */
  private boolean tellOfChange(Handle handle, Instant now) {
    PlansDao plans = handle.attach(PlansDao.class);
    Optional<PlansDao.Changed> next = plans.nextChanged(now.minus(SETTLED));
    if (next.isEmpty()) {
      return false;
    }
    PlansDao.Changed changed = next.get();
    Messages.Occasion occasion = messages.occasion(handle, changed.slug());
    List<Addressee> some =
        occasion == null || occasion.isPast(now) ? List.of() : toTell(handle, occasion);
    for (Addressee addressee : some) {
      tellOfChange(handle, Objects.requireNonNull(occasion), addressee);
    }
    if (some.size() < AT_ONCE) {
      plans.told(changed.event());
    }
    return true;
  }

  private static List<Addressee> toTell(Handle handle, Messages.Occasion occasion) {
    MessagesDao dao = handle.attach(MessagesDao.class);
    Event event = occasion.event();
    String facts = Facts.of(event, occasion.dates());
    return event.cancelledAt() == null
        ? dao.toTellOfChange(event.id(), facts, AT_ONCE)
        : dao.toTellOfCancellation(event.id(), facts, AT_ONCE);
  }

  /** What was called off, put back and called off again is told each time. */
  private void tellOfChange(Handle handle, Messages.Occasion occasion, Addressee addressee) {
    Event event = occasion.event();
    messages.tell(
        handle,
        occasion,
        addressee,
        event.cancelledAt() == null ? LetterKind.CHANGED : LetterKind.CANCELLED,
        Integer.toString(event.revision()),
        occasion.next(clock.instant()),
        Map.of(),
        occasion.endsAt());
  }
}
