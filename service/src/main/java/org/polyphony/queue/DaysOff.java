package org.polyphony.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The days on which a campaign calls nobody: the public holidays, except where its coordinator
 * calls on one, and the days that they have named.
 */
final class DaysOff {

  /** How far ahead a coordinator sees them. */
  private static final int SHOWN_DAYS = 60;

  private final PublicHolidays holidays;
  private final Clock clock;

  DaysOff(PublicHolidays holidays, Clock clock) {
    this.holidays = holidays;
    this.clock = clock;
  }

  /** Those that may matter to when a lane opens and closes next. */
  Set<LocalDate> of(Handle handle, UUID campaign) {
    return off(handle, campaign, CallingWindow.LOOKS_AHEAD + 2);
  }

  private Set<LocalDate> off(Handle handle, UUID campaign, int days) {
    return within(handle, campaign, days).stream()
        .filter(DayOff::off)
        .map(DayOff::day)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that may matter to when a lane opens next after a time ahead. */
  Set<LocalDate> around(Handle handle, UUID campaign, Instant at) {
    long ahead = Math.max(0, Duration.between(clock.instant(), at).toDays());
    return off(handle, campaign, (int) ahead + CallingWindow.LOOKS_AHEAD + 2);
  }

  /** Those ahead, the next first; holidays on which the campaign calls are among them. */
  List<DayOff> ahead(Handle handle, UUID campaign) {
    return within(handle, campaign, SHOWN_DAYS);
  }

  private List<DayOff> within(Handle handle, UUID campaign, int days) {
    // One day back: somewhere it is yesterday still.
    LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    LocalDate to = from.plusDays(days);
    Map<LocalDate, DayOff> found = new TreeMap<>();
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      holidays.of(year).forEach((day, name) -> found.put(day, new DayOff(day, name, true)));
    }
    for (SteeringDao.Day own : handle.attach(SteeringDao.class).days(campaign, from)) {
      DayOff holiday = found.get(own.day());
      found.put(
          own.day(), new DayOff(own.day(), holiday == null ? "" : holiday.holiday(), own.off()));
    }
    return found.values().stream()
        .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
        .toList();
  }
}
