package org.polyphony.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.guests.LetterKind;

/**
 * What is to be told when, by the plan of an event. What was not told until its latest is not told
 * any more: a reminder helps nobody once it has begun.
 *
 * @param occasion tells one of a kind from another
 * @param date which of the times at which the event's people meet
 * @param at from when on
 * @param latest until when, itself not included
 */
record Due(LetterKind kind, String occasion, EventDate date, Instant at, Instant latest) {

  /** A reminder that is so much too late is left out; the next one comes. */
  static final Duration LATE = Duration.ofHours(12);

  /** Half a day after the end it is known who did not come; an hour more for good measure. */
  static final Duration AFTER_THE_END = Duration.ofHours(13);

  static final Duration THANKED_WITHIN = Duration.ofDays(5);

  private static final LocalTime MORNING = LocalTime.of(10, 0);

  boolean isNow(Instant now) {
    return !now.isBefore(at) && now.isBefore(latest);
  }

  /**
   * All that there is.
   *
   * @param further when its people meet after the first time
   */
  static List<Due> of(Plan plan, Event event, List<EventDate> further) {
    List<EventDate> dates =
        Stream.concat(Stream.of(new EventDate(event.startsAt(), event.endsAt())), further.stream())
            .toList();
    List<Due> all = new ArrayList<>();
    for (EventDate date : dates) {
      Integer days = plan.daysBefore();
      if (days != null) {
        before(all, LetterKind.BEFORE, date, days, plan.beforeAt(), event.timeZone());
      }
      if (!plan.todayAt().isEmpty()) {
        before(all, LetterKind.TODAY, date, 0, plan.todayAt(), event.timeZone());
      }
    }
    EventDate last = dates.stream().max(Comparator.comparing(EventDate::endsAt)).orElseThrow();
    if (plan.thanks()) {
      all.add(after(LetterKind.THANKS, last, event.timeZone()));
    }
    if (plan.missed()) {
      all.add(after(LetterKind.MISSED, last, event.timeZone()));
    }
    return all;
  }

  /** By the clock of the place, which may have been put forward in between. */
  private static void before(
      List<Due> all, LetterKind kind, EventDate date, int days, String time, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(date.startsAt(), zone).minusDays(days);
    Instant at = day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    Instant late = at.plus(LATE);
    Instant latest = late.isBefore(date.startsAt()) ? late : date.startsAt();
    if (at.isBefore(latest)) {
      all.add(new Due(kind, date.startsAt().toString(), date, at, latest));
    }
  }

  /** On the next morning. */
  private static Due after(LetterKind kind, EventDate last, ZoneId zone) {
    Instant morning =
        LocalDate.ofInstant(last.endsAt(), zone)
            .plusDays(1)
            .atTime(MORNING)
            .atZone(zone)
            .toInstant();
    Instant known = last.endsAt().plus(AFTER_THE_END);
    Instant at = morning.isBefore(known) ? known : morning;
    return new Due(kind, "", last, at, at.plus(THANKED_WITHIN));
  }
}
