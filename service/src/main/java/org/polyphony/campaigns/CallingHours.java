package org.polyphony.campaigns;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When people are called, by the clock where they are.
 *
 * @param start the first minute
 * @param end the minute at which it is over; after {@code start}
 * @param days at least one
 */
public record CallingHours(LocalTime start, LocalTime end, Set<DayOfWeek> days) {

  /** Telephone Consumer Protection Act, 47 CFR 64.1200(c)(1): not before 8 a.m. … */
  public static final LocalTime EARLIEST = LocalTime.of(8, 0);

  /** … and not after 9 p.m., local time at the called party’s location. */
  public static final LocalTime LATEST = LocalTime.of(21, 0);

  /** A call that begins before the law's end should be over by then: a quarter of an hour. */
  public static final LocalTime NO_CALL_BEGINS = LATEST.minusMinutes(15);

  public CallingHours {
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("Hours end after they start");
    }
  }

  /** What the law leaves of the hours asked for; empty when it leaves nothing. */
  static Optional<CallingHours> within(AskedHours asked) {
    LocalTime start = asked.start().isBefore(EARLIEST) ? EARLIEST : asked.start();
    LocalTime end = asked.end().filter(LATEST::isAfter).orElse(LATEST);
    return start.isBefore(end) && !asked.days().isEmpty()
        ? Optional.of(new CallingHours(start, end, asked.days()))
        : Optional.empty();
  }

  /** The last minute at which a call may begin. */
  public LocalTime lastMinute() {
    return (end.isAfter(NO_CALL_BEGINS) ? NO_CALL_BEGINS : end).minusMinutes(1);
  }

  /** A day as stored and as outside programs write it: {@code mon}. */
  public static String code(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** The day of this code; empty when there is none. */
  public static Optional<DayOfWeek> day(String code) {
    return Stream.of(DayOfWeek.values()).filter(day -> code(day).equals(code)).findFirst();
  }

  /** The codes of the days, from Monday on. */
  public List<String> dayCodes() {
    return days.stream().map(CallingHours::code).toList();
  }

  /** The days of these codes; an unknown one is left out. */
  static Set<DayOfWeek> days(Collection<String> codes) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    codes.forEach(code -> day(code).ifPresent(days::add));
    return days;
  }
}
