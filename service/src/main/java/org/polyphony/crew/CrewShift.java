package org.polyphony.crew;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When something is done, and by whom.
 *
 * @param wanted how many, 1 to 200
 * @param language in which it is to be done; null where that does not matter
 * @param people who have signed up, the first in front
 */
record CrewShift(
    UUID id,
    Instant startsAt,
    Instant endsAt,
    int wanted,
    @Nullable String language,
    List<SignedUp> people) {

  CrewShift {
    people = List.copyOf(people);
  }

  /** How many are still wanted. */
  int missing() {
    return Math.max(0, wanted - people.size());
  }

  boolean isOver(Instant now) {
    return !endsAt.isAfter(now);
  }

  boolean overlaps(CrewShift other) {
    return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
  }
}
