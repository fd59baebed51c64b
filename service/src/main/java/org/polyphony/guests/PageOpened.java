package org.polyphony.guests;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.polyphony.platform.SignedSlips;
import org.polyphony.platform.SigningKeys;

/**
 * When a form was opened, under our signature: nobody fills one in within two seconds, and robots
 * do.
 */
final class PageOpened {

  static final Duration LEAST = Duration.ofSeconds(2);

  /** As long as a browser keeps the cookie of its form. */
  static final Duration LONGEST = Duration.ofDays(7);

  private static final UUID NOTHING = new UUID(0, 0);

  private final SignedSlips slips;
  private final Clock clock;

  PageOpened(SigningKeys keys, Clock clock) {
    slips = new SignedSlips(keys, "opened", LONGEST, clock);
    this.clock = clock;
  }

  /** For the form of an event's page; good to the second. */
  String mark(UUID event) {
    return slips.issue(event, NOTHING, NOTHING);
  }

  /** Whether it is our mark of this event's page, not too long ago. */
  boolean isOurs(String mark, UUID event) {
    return slips.read(mark).filter(slip -> slip.first().equals(event)).isPresent();
  }

  /** Whether it is our mark of this event's page, long enough ago and not too long. */
  boolean isGood(String mark, UUID event) {
    return slips
        .read(mark)
        .filter(slip -> slip.first().equals(event))
        .filter(slip -> !clock.instant().isBefore(slip.expiresAt().minus(LONGEST).plus(LEAST)))
        .isPresent();
  }
}
