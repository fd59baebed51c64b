package org.polyphony.duplicates;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an organization's people have been held against each other.
 *
 * @param reached the last who was looked at; null before the first
 * @param people how many there were at the start; null before the first piece
 * @param lookedAt how many of them were looked at
 * @param found how many pairs were found by it
 * @param finishedAt null while it is under way
 */
record Sweep(
    UUID organization,
    Instant startedAt,
    @Nullable UUID reached,
    @Nullable Integer people,
    int lookedAt,
    int found,
    @Nullable Instant finishedAt) {

  boolean isUnderWay() {
    return finishedAt == null;
  }

  /** From 0 to 100. */
  int percent() {
    return finishedAt != null
        ? 100
        : people == null || people == 0 ? 0 : (int) Math.min(99, lookedAt * 100L / people);
  }
}
