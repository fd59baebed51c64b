package org.polyphony.campaigns;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whoever keeps the queue, asked who waits in which language and who is there to serve them. */
@FunctionalInterface
public interface QueueOutlook {

  /**
   * One language of a campaign.
   *
   * @param language as stored
   * @param waiting lines that could be called now
   * @param callers callers on line who speak it
   */
  record Demand(String language, long waiting, long callers) {}

  /**
   * The languages of the campaign's queue, the most waited for first; empty where nothing is in the
   * queue.
   */
  List<Demand> of(Handle handle, UUID campaign);
}
