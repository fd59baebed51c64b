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
 * @param revision counts what was changed about it, from 0, for calendars that follow it
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
    @Nullable Instant cancelledAt,
    int revision) {

  /** True where people meet at a place. */
  public boolean inPerson() {
    return !place.isEmpty() || !address.isEmpty();
  }

  /** True where people meet on line, there alone or there too. */
  public boolean onLine() {
    return !inPerson() || !virtualAddress.isEmpty();
  }

  /** True once it has ended. */
  public boolean isOver(Instant now) {
    return !endsAt.isAfter(now);
  }
}
