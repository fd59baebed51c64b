package org.polyphony.reminders;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.Events;
import org.polyphony.guests.LetterKind;
import org.polyphony.guests.Letters;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.mail.NewMail;
import org.polyphony.platform.mail.Outbox;

/**
 * Makes what there is to tell a guest: a mail where they can be mailed, else a text for a person to
 * copy. Each thing is told once.
 */
final class Messages {

  /** For so long a call can be taken back before what it said is mailed. */
  private static final Duration SETTLES = Duration.ofMinutes(2);

  private final Events events;
  private final Letters letters;
  private final Outbox outbox;
  private final String root;
  private final Journal journal;
  private final Clock clock;

  /**
   * @param publicUrl how people reach this deployment; null where nobody has said it, and then
   *     nothing is mailed
   */
  Messages(
      Events events,
      Letters letters,
      Outbox outbox,
      @Nullable URI publicUrl,
      Journal journal,
      Clock clock) {
    this.events = events;
    this.letters = letters;
    this.outbox = outbox;
    this.root = publicUrl == null ? "" : publicUrl.toString().replaceFirst("/$", "");
    this.journal = journal;
    this.clock = clock;
  }

  /** Whether people are mailed. */
  boolean byMail() {
    return outbox.isOn() && !root.isEmpty();
  }

  /** How people reach this deployment, without a slash at the end; empty where nobody has said. */
  String root() {
    return root;
  }

  /** An event and when its people meet after the first time. */
  record Occasion(Event event, List<EventDate> dates) {

    /** The first time. */
    EventDate first() {
      return new EventDate(event.startsAt(), event.endsAt());
    }

    /** The time that is on or ahead; the first where none is. */
    EventDate next(Instant now) {
      return Stream.concat(Stream.of(first()), dates.stream())
          .filter(date -> date.endsAt().isAfter(now))
          .findFirst()
          .orElse(first());
    }

    /** When its people part for the last time. */
    Instant endsAt() {
      return dates.stream()
          .map(EventDate::endsAt)
          .filter(end -> end.isAfter(event.endsAt()))
          .max(Comparator.naturalOrder())
          .orElse(event.endsAt());
    }

    /** Whether they do not meet again. */
    boolean isPast(Instant now) {
      return !endsAt().isAfter(now);
    }
  }

  /** The event of this name; null where it is a shift, to which nobody is invited publicly. */
  @Nullable Occasion occasion(Handle handle, String slug) {
    return events
        .findBySlug(handle, slug)
        .filter(event -> !event.kind().isShift())
        .map(event -> new Occasion(event, events.dates(handle, event.id())))
        .orElse(null);
  }

  /**
   * Tells one guest one thing, unless they were told.
   *
   * @param of what tells one of its kind from another
   * @param latest later than this it is not mailed; null where it always tells something
   */
  void tell(
      Handle handle,
      Occasion occasion,
      Addressee addressee,
      LetterKind kind,
      String of,
      EventDate date,
      Map<String, String> sentences,
      @Nullable Instant latest) {
    Event event = occasion.event();
    Letters.Letter letter =
        letters.write(handle, event, addressee.guest(), kind, date, sentences, root);
    boolean mailed = byMail() && addressee.mailable() && !addressee.email().isEmpty();
    UUID id = Ids.next();
    Instant now = clock.instant();
    int made =
        handle
            .attach(MessagesDao.class)
            .insert(
                id,
                event.organization(),
                event.id(),
                addressee.contact(),
                kind.code(),
                of,
                letter.language(),
                mailed ? "mail" : "hand",
                Facts.of(event, occasion.dates()),
                addressee.attempt(),
                now);
    if (made == 0) {
      return;
    }
    if (mailed) {
      Instant due = addressee.attempt() == null ? now : now.plus(SETTLES);
      outbox.enqueue(handle, key(id), mail(event, addressee, letter, due, latest));
    } else {
      journal.append(
          handle,
          event.organization(),
          "message.by_hand",
          id,
          Map.of(
              "event",
              event.id().toString(),
              "contact",
              addressee.contact().toString(),
              "kind",
              kind.code(),
              "language",
              letter.language()));
    }
  }

  private static NewMail mail(
      Event event,
      Addressee addressee,
      Letters.Letter letter,
      Instant due,
      @Nullable Instant latest) {
    return new NewMail(
        event.organization(),
        addressee.contact(),
        addressee.email(),
        letter.organization(),
        letter.language(),
        letter.subject(),
        letter.text() + "\n" + letter.stop() + "\n",
        letter.calendar(),
        letter.page(),
        due,
        latest);
  }

  /** By which a mail is known in the outbox. */
  static String key(UUID message) {
    return "reminders:" + message;
  }

  /** What was said on this call no longer stands; who was not told yet is not told. */
  void takeBack(Handle handle, UUID attempt) {
    MessagesDao dao = handle.attach(MessagesDao.class);
    for (UUID message : dao.ofAttempt(attempt)) {
      if (!dao.isMail(message) || outbox.withdraw(handle, key(message))) {
        dao.delete(message);
      }
    }
  }
}
