package org.polyphony.events;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;

/**
 * Who said that they would come. One registration per contact and event shows the last word that
 * stands.
 */
public final class Registrations {

  private final Clock clock;

  Registrations(Clock clock) {
    this.clock = clock;
  }

  /** Keeps what was said; a later word replaces an earlier one, needs are added up. */
  public void record(Handle handle, NewRegistration registration) {
    handle
        .attach(RegistrationsDao.class)
        .say(
            Ids.next(),
            Ids.next(),
            registration.status().code(),
            registration,
            registration.needs());
  }

  /** What was said on this attempt no longer stands; what had been said before stands again. */
  public void takeBack(Handle handle, UUID attempt) {
    RegistrationsDao registrations = handle.attach(RegistrationsDao.class);
    if (registrations.undoThoseOf(attempt, clock.instant()) > 0) {
      registrations.showWhatStands(attempt, clock.instant());
      registrations.deleteWhereNothingStands(attempt);
    }
  }
}
