package org.polyphony.coordination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What is known of phone banks beyond their event: the port through which rooms says it. One that
 * nobody says anything of is for whichever campaign, and led by nobody.
 */
@FunctionalInterface
public interface PhoneBanks {

  /**
   * A phone bank for one campaign.
   *
   * @param shift the id of its event
   * @param lead who will be there to lead it, and to call
   */
  record Led(UUID shift, UUID campaign, UUID lead) {}

  /** Those of an organization that begin after {@code from}, until {@code until} at the latest. */
  List<Led> ahead(Handle handle, UUID organization, Instant from, Instant until);
}
