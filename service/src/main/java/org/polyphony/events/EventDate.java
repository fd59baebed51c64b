package org.polyphony.events;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A further time at which the people of an event meet, after its first.
 *
 * @param endsAt after {@code startsAt}
 */
public record EventDate(Instant startsAt, Instant endsAt) {

  /** So many days later, at the same hours by the clock of the place. */
  EventDate later(long days, ZoneId zone) {
    return new EventDate(later(startsAt, days, zone), later(endsAt, days, zone));
  }

  private static Instant later(Instant at, long days, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone).plusDays(days).atZone(zone).toInstant();
  }
}
