package org.polyphony.events;

import org.jdbi.v3.core.Handle;
import org.polyphony.web.Viewer;

/**
 * A port for features above that keep something of their own about events, such as the code of a
 * shift: whoever changes the event, they learn of it.
 */
public interface EventFollower {

  /**
   * An event was changed, called off or put back; the same transaction is still open.
   *
   * @param event as it is now
   * @throws org.polyphony.web.Problem 422 where it cannot be so any more, by the follower's rules;
   *     nothing is changed then
   */
  void changed(Handle handle, Viewer viewer, Event event);

  /**
   * The same was set up once more, on another day; the same transaction is still open.
   *
   * @param copy as it was made, with nobody registered for it
   */
  default void copied(Handle handle, Viewer viewer, Event original, Event copy) {}
}
