package org.polyphony.platform;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that the service's rules go by: the system's, or, for a demonstration, one that starts
 * at a chosen instant and runs on from there. The database follows by the same distance ({@code
 * platform.now()}).
 */
public final class BusinessTime {

  private final Duration offset;

  private BusinessTime(Duration offset) {
    this.offset = offset;
  }

  /** The system's own time. */
  public static BusinessTime real() {
    return new BusinessTime(Duration.ZERO);
  }

  /** Time that is {@code start} now, and runs on. */
  public static BusinessTime startingAt(Instant start) {
    return new BusinessTime(Duration.between(Clock.systemUTC().instant(), start));
  }

  /**
   * From the environment variable {@code POLYPHONY_CLOCK}.
   *
   * @param instant such as {@code 2026-06-06T17:00:00Z}; null or empty means the system's own time
   * @throws CannotStart {@code clock} when it is no instant
   */
  public static BusinessTime from(@Nullable String instant) {
    if (instant == null || instant.isBlank()) {
      return real();
    }
    try {
      return startingAt(Instant.parse(instant.strip()));
    } catch (DateTimeException e) {
      throw new CannotStart(
          "clock",
          "POLYPHONY_CLOCK is “"
              + instant
              + "”, which is not an instant such as 2026-06-06T17:00:00Z.",
          e);
    }
  }

  /** In UTC. */
  public Clock clock() {
    return Clock.offset(Clock.systemUTC(), offset);
  }

  /** Whether this is not the system's own time. */
  public boolean isShifted() {
    return !offset.isZero();
  }

  /** How far ahead of the system's clock; negative when behind. */
  public Duration offset() {
    return offset;
  }
}
