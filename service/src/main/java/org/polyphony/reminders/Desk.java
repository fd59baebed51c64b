package org.polyphony.reminders;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.Events;
import org.polyphony.guests.LetterKind;
import org.polyphony.guests.Letters;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What staff see of the messages of an event, and set: each in a transaction of its own. */
final class Desk {

  static final int ON_A_PAGE = 50;

  /**
   * A message for a person to send.
   *
   * @param text to be copied, in the language that the guest reads
   * @param link to their own page; empty for who came without having registered
   */
  record ToTell(UUID id, String name, String kind, String language, String text, String link) {

    /** Without name and text, since this may reach a log. */
    @Override
    public String toString() {
      return "ToTell[" + id + "]";
    }
  }

  /**
   * All that there is.
   *
   * @param plan as it is set; {@link Plan#NONE} where it is not
   * @param set whether somebody has set it
   * @param languages in which guests can be written to
   * @param open at most {@value #ON_A_PAGE}
   * @param more whether there are others
   */
  record Overview(
      Event event,
      Plan plan,
      boolean set,
      List<String> languages,
      boolean byMail,
      List<DeskDao.Figures> figures,
      List<ToTell> open,
      boolean more) {}

  private final Jdbi jdbi;
  private final Events events;
  private final Letters letters;
  private final Messages messages;
  private final Audit audit;
  private final Clock clock;

  Desk(Jdbi jdbi, Events events, Letters letters, Messages messages, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.letters = letters;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * That names were read is noted.
   *
   * @param root how the viewer has reached this deployment, for links to be copied
   * @throws Problem 404 where the viewer has no such event, or it is a shift
   */
  Overview of(Viewer viewer, UUID id, String root) {
    return jdbi.inTransaction(
        handle -> {
          Event event = event(handle, viewer, id);
          Plan plan = handle.attach(PlansDao.class).find(id).orElse(null);
          List<ToTell> open = open(handle, event, plan == null ? Plan.NONE : plan, root);
          if (!open.isEmpty()) {
            note(handle, viewer, "event.guests_read", id);
          }
          return new Overview(
              event,
              plan == null ? Plan.NONE : plan,
              plan != null,
              letters.languages(handle, event.organization()),
              messages.byMail(),
              handle.attach(DeskDao.class).figures(id),
              open.stream().limit(ON_A_PAGE).toList(),
              open.size() > ON_A_PAGE);
        });
  }

  private Event event(Handle handle, Viewer viewer, UUID id) {
    return events
        .find(handle, viewer, id)
        .filter(event -> !event.kind().isShift())
        .orElseThrow(Problem::notFound);
  }

  private List<ToTell> open(Handle handle, Event event, Plan plan, String root) {
    DeskDao dao = handle.attach(DeskDao.class);
    List<EventDate> dates = events.dates(handle, event.id());
    List<DeskDao.Open> open = dao.open(event.id(), kinds(event, dates), ON_A_PAGE + 1);
    List<UUID> contacts = open.stream().map(DeskDao.Open::contact).toList();
    Map<UUID, Addressee> addressees =
        Stream.concat(
                dao.addressees(event.id(), contacts).stream(),
                dao.walkedIn(event.id(), contacts).stream())
            .collect(
                Collectors.toMap(Addressee::contact, Function.identity(), (one, other) -> other));
    return open.stream()
        .filter(one -> addressees.containsKey(one.contact()))
        .map(
            one ->
                write(
                    handle,
                    event,
                    dates,
                    one,
                    Objects.requireNonNull(addressees.get(one.contact())),
                    plan,
                    root))
        .toList();
  }

  /** What still tells something: of what is over, only what comes afterwards. */
  private List<String> kinds(Event event, List<EventDate> dates) {
    Instant now = clock.instant();
    boolean over =
        event.isOver(now) && dates.stream().noneMatch(date -> date.endsAt().isAfter(now));
    return Arrays.stream(LetterKind.values())
        .filter(
            kind ->
                over
                    ? kind == LetterKind.THANKS || kind == LetterKind.MISSED
                    : event.cancelledAt() == null
                        ? kind != LetterKind.CANCELLED
                        : kind == LetterKind.CANCELLED)
        .map(LetterKind::code)
        .toList();
  }

  private ToTell write(
      Handle handle,
      Event event,
      List<EventDate> dates,
      DeskDao.Open one,
      Addressee addressee,
      Plan plan,
      String root) {
    EventDate first = new EventDate(event.startsAt(), event.endsAt());
    EventDate date =
        dates.stream()
            .filter(further -> further.startsAt().toString().equals(one.occasion()))
            .findFirst()
            .orElse(first);
    Letters.Letter letter =
        letters.write(
            handle,
            event,
            addressee.guest(),
            LetterKind.of(one.kind()),
            date,
            plan.sentences(),
            root);
    return new ToTell(
        one.id(), addressee.name(), one.kind(), letter.language(), letter.text(), letter.page());
  }

  /**
   * @throws Problem 404 where the viewer has no such event; 422
   */
  Event set(Viewer viewer, UUID id, PlanForm form) {
    return jdbi.inTransaction(
        handle -> {
          Event event = event(handle, viewer, id);
          Plan plan = form.plan(letters.languages(handle, event.organization()));
          handle
              .attach(PlansDao.class)
              .set(
                  id,
                  plan.daysBefore(),
                  plan.beforeAt(),
                  plan.todayAt(),
                  plan.thanks(),
                  plan.missed(),
                  plan.sentences(),
                  viewer.user(),
                  clock.instant());
          note(handle, viewer, "event.reminders_set", id);
          return event;
        });
  }

  /**
   * Keeps that somebody was told by hand. Twice is as once.
   *
   * @throws Problem 404 where the viewer has no such event, or it no such message
   */
  void told(Viewer viewer, UUID id, UUID message) {
    jdbi.useTransaction(
        handle -> {
          event(handle, viewer, id);
          DeskDao dao = handle.attach(DeskDao.class);
          UUID contact = dao.contact(message, id).orElseThrow(Problem::notFound);
          dao.told(id, contact, message, viewer.user(), clock.instant());
          note(handle, viewer, "event.guest_told", id);
        });
  }

  private void note(Handle handle, Viewer viewer, String what, UUID event) {
    audit.append(handle, viewer.user(), viewer.organization(), what, "event", event, Map.of());
  }
}
