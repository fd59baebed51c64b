package org.polyphony.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gathering.
 *
 * @param slug its name in printed addresses, {@code /e/{slug}}; never changes
 * @param virtualAddress told only to those who registered; may be empty
 * @param capacity seats; null when there is no limit
 * @param cancelledAt null while it stands
 */
public record Event(
    UUID id,
    UUID organization,
    String slug,
    EventKind kind,
    String name,
    String audience,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    String place,
    String address,
    String virtualAddress,
    @Nullable Integer capacity,
    boolean sample,
    @Nullable Instant cancelledAt) {

  /** True once it has ended. */
  public boolean isOver(Instant now) {
    return !endsAt.isAfter(now);
  }
}
