package org.polyphony.campaigns;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whoever keeps the queue, told that a campaign's state, lists, languages or hours are other than
 * before.
 */
@FunctionalInterface
public interface QueueFeed {

  /** Called in the transaction of the change, after its last statement. */
  void feed(Handle handle, UUID campaign);
}
