package org.polyphony.checkin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Problem;

/**
 * An event, as far as its door goes.
 *
 * @param endsAt the end of its last date
 * @param furtherDays the days of its dates after the first, in their order; empty for most
 */
record Occasion(
    UUID event,
    UUID organization,
    String name,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    @Nullable Instant cancelledAt,
    List<LocalDate> furtherDays) {

  /** What was noted on paper can be typed in for so long. */
  static final Duration OPEN_AFTERWARDS = Duration.ofDays(30);

  /** Longer ones are held on several days. */
  private static final Duration ONE_DAY = Duration.ofHours(24);

  /** How long a phone keeps who was expected, after the end. */
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * The day on which somebody counts who comes then: that of the beginning, also past midnight; of
   * what goes on for days, each its own; of what has several dates, that of the last that has come.
   */
  LocalDate dayOf(Instant at) {
    LocalDate first = startsAt.atZone(timeZone).toLocalDate();
    if (!furtherDays.isEmpty()) {
      LocalDate today = at.atZone(timeZone).toLocalDate();
      return furtherDays.stream()
          .filter(day -> !day.isAfter(today))
          .reduce(first, (earlier, later) -> later);
    }
    if (Duration.between(startsAt, endsAt).compareTo(ONE_DAY) <= 0) {
      return first;
    }
    LocalDate day = at.atZone(timeZone).toLocalDate();
    LocalDate last = endsAt.atZone(timeZone).toLocalDate();
    return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
  }

  /** When phones forget who was expected. */
  Instant wipeAt() {
    return endsAt.plus(KEPT);
  }

  /**
   * @throws Problem 409 {@code event_called_off}, {@code door_closed}
   */
  void mustBeOpen(Instant now) {
    if (cancelledAt != null) {
      throw Problem.conflict("event_called_off");
    }
    if (now.isAfter(endsAt.plus(OPEN_AFTERWARDS))) {
      throw Problem.conflict("door_closed");
    }
  }
}
