package org.polyphony.queue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyphony.campaigns.CallingHours;

/**
 * When a call may begin, by the clock where the called person is: the campaign's hours within the
 * law's.
 *
 * @param start the first minute
 * @param end the minute at which no call may begin any more
 * @param daysOff on which nobody is called: holidays, and what the campaign has named
 */
record CallingWindow(LocalTime start, LocalTime end, Set<DayOfWeek> days, Set<LocalDate> daysOff) {

  /** 47 CFR 64.1200(c)(1): 8 a.m. to 9 p.m. at the called party's location. */
  private static final LocalTime LEGAL_START = CallingHours.EARLIEST;

  private static final LocalTime LEGAL_END = CallingHours.NO_CALL_BEGINS;

  /** In days: a week that begins and ends with days off. */
  static final int LOOKS_AHEAD = 14;

  /** Where nobody knows the zone, every zone from New York to Honolulu must be within hours. */
  private static final List<ZoneId> UNKNOWN =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));

  CallingWindow {
    days =
        Collections.unmodifiableSet(
            days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(days));
    daysOff = Set.copyOf(daysOff);
  }

  /** The campaign's hours, narrowed to the law's. */
  static CallingWindow of(
      LocalTime start, LocalTime end, Set<DayOfWeek> days, Set<LocalDate> daysOff) {
    return new CallingWindow(
        start.isBefore(LEGAL_START) ? LEGAL_START : start,
        end.isAfter(LEGAL_END) ? LEGAL_END : end,
        days,
        daysOff);
  }

  /** The zones of a lane; for one that is not known, those of the whole country. */
  static List<ZoneId> zones(String joined) {
    return Stream.of(joined.split(",")).flatMap(CallingWindow::zone).distinct().toList();
  }

  private static Stream<ZoneId> zone(String id) {
    try {
      return Stream.of(ZoneId.of(id.strip()));
    } catch (DateTimeException e) {
      return UNKNOWN.stream();
    }
  }

  /** Whether a call may begin now in each of the zones: a number may mean any of them. */
  boolean isOpen(Instant at, List<ZoneId> zones) {
    return zones.stream().map(at::atZone).allMatch(this::isOpen);
  }

  private boolean isOpen(ZonedDateTime there) {
    LocalTime time = there.toLocalTime();
    return days.contains(there.getDayOfWeek())
        && !daysOff.contains(there.toLocalDate())
        && !time.isBefore(start)
        && time.isBefore(end);
  }

  /** Whether it is shut for the day in one of the zones, and would not be on another. */
  boolean isDayOff(Instant at, List<ZoneId> zones) {
    return zones.stream().map(zone -> at.atZone(zone).toLocalDate()).anyMatch(daysOff::contains);
  }

  /** When it opens or closes next; empty when it does neither for two weeks. */
  Optional<Instant> nextChange(Instant after, List<ZoneId> zones) {
    boolean now = isOpen(after, zones);
    return zones.stream()
        .flatMap(zone -> edges(after, zone))
        .filter(edge -> edge.isAfter(after))
        .sorted()
        .filter(edge -> isOpen(edge, zones) != now)
        .findFirst();
  }

  private Stream<Instant> edges(Instant after, ZoneId zone) {
    LocalDate today = after.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, LOOKS_AHEAD)
        .mapToObj(today::plusDays)
        .flatMap(
            day -> Stream.of(start, end).map(time -> day.atTime(time).atZone(zone).toInstant()));
  }
}
