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
