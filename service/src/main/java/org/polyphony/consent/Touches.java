package org.polyphony.consent;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;

/** Every approach to a line or door, by any partner on any channel: what the monthly cap counts. */
public final class Touches {

  private final Clock clock;

  Touches(Clock clock) {
    this.clock = clock;
  }

  /** Counts it against the line or door and against each of the people. */
  public void record(Handle handle, NewTouch touch) {
    handle
        .attach(TouchesDao.class)
        .insert(Ids.next(), touch.channel().code(), touch, touch.people().toArray(UUID[]::new));
  }

  /** The approaches of this attempt no longer count. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(TouchesDao.class).undoThoseOf(attempt, clock.instant());
  }
}
