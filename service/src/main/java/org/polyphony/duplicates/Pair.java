package org.polyphony.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two entries that may be one person, as they wait for somebody to say.
 *
 * @param one the entry that came first
 * @param reasons the codes of {@link Likeness.Reason}
 */
record Pair(UUID id, UUID one, UUID other, List<String> reasons, Instant foundAt) {

  boolean has(UUID contact) {
    return contact.equals(one) || contact.equals(other);
  }

  UUID otherThan(UUID contact) {
    return contact.equals(one) ? other : one;
  }
}
