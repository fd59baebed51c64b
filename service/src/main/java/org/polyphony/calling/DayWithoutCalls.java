package org.polyphony.calling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.coordination.Holidays;
import org.polyphony.queue.DayOff;

/**
 * A day on which a campaign calls nobody: whoever is promised a call then is called when calling
 * begins again.
 *
 * @param why the key of the message that says what day it is
 * @param next the first day after it on which people are called; null where there is none soon
 */
record DayWithoutCalls(LocalDate day, String why, @Nullable LocalDate next) {

  /** How far ahead a call can be promised, in days. */
  private static final int PROMISED_AHEAD = 60;

  /** How far ahead of a promise the queue looks for the next opening, in days. */
  private static final int LOOKS_AHEAD = 14;

  /**
   * Those of the next two months.
   *
   * @param days of the week on which the campaign calls
   * @param daysOff its days off, holidays on which it calls among them
   */
  static List<DayWithoutCalls> of(Instant now, Set<DayOfWeek> days, List<DayOff> daysOff) {
    // One day back: somewhere it is yesterday still.
    LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    Map<LocalDate, DayOff> off =
        daysOff.stream().filter(DayOff::off).collect(Collectors.toMap(DayOff::day, day -> day));
    return IntStream.rangeClosed(0, PROMISED_AHEAD)
        .mapToObj(from::plusDays)
        .flatMap(
            day ->
                why(day, days, off)
                    .map(why -> new DayWithoutCalls(day, why, next(day, days, off)))
                    .stream())
        .toList();
  }

  private static Optional<String> why(
      LocalDate day, Set<DayOfWeek> days, Map<LocalDate, DayOff> off) {
    DayOff dayOff = off.get(day);
    if (dayOff != null) {
      return Optional.of(
          dayOff.isHoliday() ? Holidays.key(dayOff.holiday()) : "calling.callback.day-off");
    }
    return days.contains(day.getDayOfWeek())
        ? Optional.empty()
        : Optional.of("calling.callback.weekday-off");
  }

  private static @Nullable LocalDate next(
      LocalDate day, Set<DayOfWeek> days, Map<LocalDate, DayOff> off) {
    return Stream.iterate(day.plusDays(1), later -> later.plusDays(1))
        .limit(LOOKS_AHEAD)
        .filter(later -> why(later, days, off).isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** A moment of the next day, wherever that is shown in UTC. */
  @Nullable Instant nextAt() {
    return next == null ? null : next.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }
}
