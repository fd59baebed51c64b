package org.polyphony.platform;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What happened, for those who may learn of it a moment later: written with the change, read after
 * its commit.
 */
public final class Journal {

  private final Clock clock;

  /**
   * @param clock business time, which dates the entries
   */
  public Journal(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes a fact in the caller's transaction, so that it stands if and only if the change does.
   *
   * @param type what happened, {@code feature.fact}, such as {@code attempt.recorded}
   * @param subject what it happened to
   * @param payload a record or map that Jackson can write; ids and codes, never names, numbers or
   *     texts
   */
  public void append(Handle handle, UUID organization, String type, UUID subject, Object payload) {
    handle
        .attach(JournalDao.class)
        .insert(Ids.next(), clock.instant(), organization, type, subject, payload);
  }
}
