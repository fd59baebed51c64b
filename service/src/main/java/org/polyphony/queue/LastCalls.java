package org.polyphony.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The end of a shift, for those who came in for it: they finish the call they are in, and are given
 * no other. When it goes on after all, so do they.
 */
final class LastCalls {

  private static final Optional<String> OPEN = Optional.of("open");

  private final Servings servings;
  private final Clock clock;

  LastCalls(Servings servings, Clock clock) {
    this.servings = servings;
    this.clock = clock;
  }

  /** Whether the viewer's shift was ended. */
  static boolean isOver(Viewer viewer) {
    return viewer.endedShift() != null;
  }

  /**
   * Lets those go on whose shift was not ended.
   *
   * @throws Problem 403 {@code shift_ended}
   */
  static void check(Viewer viewer) {
    if (isOver(viewer)) {
      throw new Problem(403, "shift_ended", Map.of());
    }
  }

  /**
   * The call that the viewer is in, renewed; empty where they are in none of this campaign. What
   * was fetched ahead for them goes back to the others, and nobody counts on them any more.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  Optional<Claimed> finish(Handle handle, Viewer viewer, UUID campaign) {
    servings.of(handle, viewer, campaign);
    ClaimsDao claims = handle.attach(ClaimsDao.class);
    Instant now = clock.instant();
    claims.lockLines(viewer.user());
    claims.ahead(viewer.user()).forEach(ahead -> claims.giveBack(ahead, viewer.user(), now));
    claims.leave(campaign, viewer.user());
    return claims
        .open(campaign, viewer.user())
        .filter(open -> claims.renew(open, viewer.user(), true, false, now).equals(OPEN))
        .flatMap(open -> claims.show(open, viewer.user()));
  }

  /** Whether this claim was fetched ahead for the viewer; it goes back to the others then. */
  boolean takesBack(Handle handle, Viewer viewer, UUID claim) {
    ClaimsDao claims = handle.attach(ClaimsDao.class);
    return claims.ahead(viewer.user()).contains(claim)
        && claims.giveBack(claim, viewer.user(), clock.instant());
  }
}
