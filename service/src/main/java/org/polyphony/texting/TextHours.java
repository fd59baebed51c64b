package org.polyphony.texting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a text may go out, by the clock of whoever gets it: within the law's hours (47 CFR
 * 64.1200(c)(1): 8:00 to 21:00 at the called party's location), and not in the last minutes of
 * them, since a carrier may take its time.
 *
 * @param start the first minute
 * @param end the minute at which the hours are over
 * @param margin before the end, in which nothing is sent any more
 */
record TextHours(LocalTime start, LocalTime end, Duration margin) {
  private static final LocalTime EARLIEST = LocalTime.of(8, 0);
  private static final LocalTime LATEST = LocalTime.of(21, 0);

  /** Where nobody knows the zone, it must be the hour everywhere from New York to Honolulu. */
  private static final List<ZoneId> UNKNOWN =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));

  TextHours {
    start = start.isBefore(EARLIEST) ? EARLIEST : start;
    end = end.isAfter(LATEST) ? LATEST : end;
  }

  /** As a lane is named: the zones in their order, separated by commas. */
  static String joined(Collection<String> zones) {
    return String.join(",", zones.stream().distinct().sorted().toList());
  }

  /** The zones of a lane. */
  static List<ZoneId> zones(String joined) {
    return Stream.of(joined.split(",", -1)).flatMap(TextHours::zone).distinct().toList();
  }

  private static Stream<ZoneId> zone(String id) {
    try {
      return Stream.of(ZoneId.of(id.strip()));
    } catch (DateTimeException e) {
      return UNKNOWN.stream();
    }
  }

  /** Whether a text may go out now, in each of the zones: a number may mean any of them. */
  boolean isOpen(Instant at, List<ZoneId> zones) {
    return zones.stream().map(at::atZone).allMatch(this::isOpen);
  }

  private boolean isOpen(ZonedDateTime there) {
    LocalTime time = there.toLocalTime();
    return !time.isBefore(start) && time.isBefore(end.minus(margin));
  }

  /** When a text may go out that is due then: the next moment at which it may in all zones. */
  Instant next(Instant due, List<ZoneId> zones) {
    if (isOpen(due, zones)) {
      return due;
    }
    LocalDate day = due.atZone(zones.get(0)).toLocalDate();
    return Stream.iterate(day.minusDays(1), next -> next.plusDays(1))
        .limit(4)
        .flatMap(date -> zones.stream().map(zone -> date.atTime(start).atZone(zone).toInstant()))
        .filter(opening -> opening.isAfter(due) && isOpen(opening, zones))
        .min(Comparator.naturalOrder())
        .orElse(due.plus(Duration.ofDays(1)));
  }

  /** The moment at which all clocks there have reached this time: of several zones the last. */
  static Instant everywhere(LocalDateTime local, List<ZoneId> zones) {
    return zones.stream()
        .map(zone -> local.atZone(zone).toInstant())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When the day began there: of several zones the first. */
  static Instant dayBegan(Instant at, List<ZoneId> zones) {
    return zones.stream()
        .map(zone -> at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
