package org.polyphony.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes lanes as a whole, so that no claim ever asks for the hours of a line: by the
 * campaign's hours within the law's, in all the zones that the lane may mean. Arizona and Hawaii
 * come right by the ids of their zones. A lane of a language that the coordinator has paused is
 * shut.
 */
final class LaneClock {

  private static final Duration LATER = Duration.ofDays(1);

  /** How far ahead and back somebody may ask; more than the furthest promise. */
  private static final Duration KNOWN = Duration.ofDays(70);

  private final DaysOff daysOff;
  private final Clock clock;

  LaneClock(DaysOff daysOff, Clock clock) {
    this.daysOff = daysOff;
    this.clock = clock;
  }

  /** Sets the lanes of open campaigns whose time has come. */
  void tick(Handle handle) {
    set(handle, null);
  }

  /**
   * When people of a lane may be called, from a time on: that time itself where they may then. So
   * it is too where nothing is known of days so far off or long past, or nothing opens.
   */
  Instant opening(Handle handle, UUID campaign, UUID lane, Instant at) {
    Instant now = clock.instant();
    if (at.isBefore(now.minus(KNOWN)) || at.isAfter(now.plus(KNOWN))) {
      return at;
    }
    CallingWindow window =
        handle
            .attach(ClaimsDao.class)
            .campaign(campaign, null)
            .orElseThrow()
            .window(daysOff.around(handle, campaign, at));
    List<ZoneId> zones = CallingWindow.zones(handle.attach(LanesDao.class).zones(lane));
    return window.isOpen(at, zones) ? at : window.nextChange(at, zones).orElse(at);
  }

  /** Sets all lanes of a campaign: its hours are others, or lanes are new. */
  void set(Handle handle, @Nullable UUID campaign) {
    Instant now = clock.instant();
    LanesDao lanes = handle.attach(LanesDao.class);
    ClaimsDao claims = handle.attach(ClaimsDao.class);
    Map<UUID, CallingWindow> windows = new HashMap<>();
    List<LanesDao.Changed> changed = new ArrayList<>();
    for (LanesDao.Changing lane : lanes.changing(campaign, now)) {
      CallingWindow window =
          windows.computeIfAbsent(
              lane.campaign(),
              id -> claims.campaign(id, null).orElseThrow().window(daysOff.of(handle, id)));
      List<ZoneId> zones = CallingWindow.zones(lane.zones());
      changed.add(
          new LanesDao.Changed(
              lane.id(),
              !lane.paused() && window.isOpen(now, zones),
              window.nextChange(now, zones).orElse(now.plus(LATER)),
              lane.place(),
              lane.paused(),
              window.isDayOff(now, zones)));
    }
    if (!changed.isEmpty()) {
      lanes.change(changed);
    }
  }
}
