package org.polyphony.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a gathering when it is set up or changed.
 *
 * @param audience for whom it is, in a few words; may be empty
 * @param endsAt after {@code startsAt}
 * @param timeZone in whose wall clock it is announced
 * @param place the name of the place; empty when it is virtual
 * @param address of the place; may be empty
 * @param virtualAddress the link of a virtual one, told only to those who registered; may be empty
 * @param capacity seats; null when there is no limit
 * @param sample whether it belongs to the invented sample data
 */
public record NewEvent(
    EventKind kind,
    String name,
    String audience,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    String place,
    String address,
    String virtualAddress,
    @Nullable Integer capacity,
    boolean sample) {

  /** The same on another day, at the same hours by the clock of its place. */
  static NewEvent again(Event event, LocalDate day) {
    ZoneId zone = event.timeZone();
    LocalDateTime start = LocalDateTime.ofInstant(event.startsAt(), zone);
    LocalDateTime end = LocalDateTime.ofInstant(event.endsAt(), zone);
    long later = ChronoUnit.DAYS.between(start.toLocalDate(), day);
    return new NewEvent(
        event.kind(),
        event.name(),
        event.audience(),
        start.plusDays(later).atZone(zone).toInstant(),
        end.plusDays(later).atZone(zone).toInstant(),
        zone,
        event.place(),
        event.address(),
        event.virtualAddress(),
        event.capacity(),
        event.sample());
  }
}
