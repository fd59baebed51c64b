package org.polyphony.crew;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner whose people sign up by a private link.
 *
 * @param partner the name of the partner
 * @param opensAt from when they can; null for at once
 * @param withdrawnAt null while it stands
 * @param volunteers how many have signed up by it
 */
record Invitation(
    UUID id,
    UUID event,
    String partner,
    @Nullable Instant opensAt,
    @Nullable Instant withdrawnAt,
    int volunteers) {

  boolean isOpen(Instant now) {
    return opensAt == null || !opensAt.isAfter(now);
  }
}
