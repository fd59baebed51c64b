package org.polyphony.rooms;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * A shift: an event of the kind phone bank, with its campaign and its lead.
 *
 * @param campaignState {@code open} where there is something to call for
 * @param timeZone in whose wall clock it is announced
 * @param goal how many people to talk to, all together; null for as many as it will be
 * @param line what the lead says to all; empty while they say nothing
 * @param lineAt when they said it last, or took it off; null before
 * @param thanks what the lead says at the end; may be empty
 * @param endedAt when it was ended by hand; null where its time ends it
 */
record Room(
    UUID shift,
    UUID organization,
    String name,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    String place,
    String address,
    @Nullable Instant cancelledAt,
    UUID campaign,
    String campaignName,
    String campaignState,
    @Nullable Integer goal,
    UUID lead,
    String leadName,
    String line,
    @Nullable Instant lineAt,
    String thanks,
    @Nullable Instant endedAt) {

  /** Calls count for a shift that were made by somebody who was early. */
  private static final Duration EARLY = Duration.ofHours(1);

  /** And those that were on when it ended, or that a lost connection brought late. */
  private static final Duration LATE = Duration.ofMinutes(15);

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  RoomState state(Instant now) {
    if (cancelledAt != null) {
      return RoomState.CALLED_OFF;
    }
    if (endedAt != null || !endsAt.isAfter(now)) {
      return RoomState.ENDED;
    }
    return startsAt.isAfter(now) ? RoomState.PLANNED : RoomState.RUNNING;
  }

  /** From when on calls are this shift's. */
  Instant countsFrom() {
    return startsAt.minus(EARLY);
  }

  /** Until when calls are this shift's. */
  Instant countsUntil() {
    return (endedAt == null ? endsAt : endedAt).plus(LATE);
  }

  /** Whether the viewer may speak to all, hear who asks for help, and end it. */
  boolean isLedBy(Viewer viewer) {
    return lead.equals(viewer.user()) || viewer.is(Role.COORDINATOR);
  }
}
