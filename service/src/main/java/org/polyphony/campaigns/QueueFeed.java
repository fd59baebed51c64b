package org.polyphony.campaigns;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whoever keeps the queue, told that a campaign's state, lists, languages or hours are other than
 * before.
 */
@FunctionalInterface
public interface QueueFeed {

  /**
   * Called in the transaction of the change, after its last statement. Where the lists are long the
   * work goes on after it.
   */
  void feed(Handle handle, UUID campaign);

  /** How far that work is; empty where none is under way. */
  default Optional<Filling> filling(Handle handle, UUID campaign) {
    return Optional.empty();
  }
}
