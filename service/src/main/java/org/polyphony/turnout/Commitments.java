package org.polyphony.turnout;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;

/** What contacts promised. */
public final class Commitments {

  private final Clock clock;

  Commitments(Clock clock) {
    this.clock = clock;
  }

  /** Keeps it; the same promise twice on one attempt is one. */
  public void record(Handle handle, NewCommitment commitment) {
    handle.attach(CommitmentsDao.class).insert(Ids.next(), commitment.kind().code(), commitment);
  }

  /** What was promised on this attempt no longer stands. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(CommitmentsDao.class).undoThoseOf(attempt, clock.instant());
  }
}
