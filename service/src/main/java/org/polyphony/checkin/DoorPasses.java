package org.polyphony.checkin;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.SignedSlips;
import org.polyphony.platform.SigningKeys;
import org.polyphony.web.Problem;

/** Issues passes and knows them again, with or without a session, after a restart too. */
final class DoorPasses {

  /** How long what was tapped may wait on a phone; a new pass comes with every look. */
  private static final Duration VALID = Duration.ofDays(14);

  private final SignedSlips slips;

  DoorPasses(SigningKeys keys, Clock clock) {
    slips = new SignedSlips(keys, "door", VALID, clock);
  }

  /** A pass that is good for two weeks from now. */
  String issue(UUID event, UUID user, UUID organization) {
    return slips.issue(event, user, organization);
  }

  /**
   * What a pass says.
   *
   * @throws Problem 403 {@code pass_refused} where it is missing, not ours, too old or of another
   *     event
   */
  DoorPass check(@Nullable String text, UUID event) {
    return Optional.ofNullable(text)
        .flatMap(slips::read)
        .map(slip -> new DoorPass(slip.first(), slip.second(), slip.third(), slip.expiresAt()))
        .filter(pass -> pass.event().equals(event))
        .orElseThrow(() -> new Problem(403, "pass_refused", Map.of()));
  }
}
