package org.polyphony.crew;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event, as far as its roles go.
 *
 * @param cancelledAt null while it stands
 */
record Occasion(
    UUID event,
    UUID organization,
    String name,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    String place,
    String address,
    @Nullable Instant cancelledAt) {

  /** The day on which it begins, where it is. */
  LocalDate day() {
    return dayOf(startsAt);
  }

  /** The day there. */
  LocalDate dayOf(Instant at) {
    return at.atZone(timeZone).toLocalDate();
  }

  boolean cancelled() {
    return cancelledAt != null;
  }
}
