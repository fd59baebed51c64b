package org.polyphony.consent;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

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

  /**
   * Lifts one that was said to the viewer's organization: the person has changed their mind, or it
   * was written down by mistake.
   *
   * @param reason in the coordinator's words, never empty
   * @throws Problem 404 where there is none of theirs
   */
  void lift(Handle handle, Viewer viewer, UUID id, String reason) {
    int lifted =
        handle
            .attach(SuppressionsDao.class)
            .lift(viewer.organization(), id, viewer.user(), reason, clock.instant());
    if (lifted == 0) {
      throw Problem.notFound();
    }
  }

  /** Lifts what this attempt made, and nothing that stands for another reason. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(SuppressionsDao.class).liftThoseOf(attempt, clock.instant());
  }
}
