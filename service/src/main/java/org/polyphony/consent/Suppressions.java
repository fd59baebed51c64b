package org.polyphony.consent;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;

/**
 * Opt-outs, in one place for every channel and partner. Claims and sends ask the view {@code
 * consent.reachable_lines} in their own transaction.
 */
public final class Suppressions {

  private final Clock clock;

  Suppressions(Clock clock) {
    this.clock = clock;
  }

  /** Keeps it, from the end of the caller's transaction on. Answers its id. */
  public UUID add(Handle handle, NewSuppression suppression) {
    UUID id = Ids.next();
    handle.attach(SuppressionsDao.class).insert(id, suppression.channel().code(), suppression);
    return id;
  }

  /** Lifts what this attempt made, and nothing that stands for another reason. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(SuppressionsDao.class).liftThoseOf(attempt, clock.instant());
  }
}
