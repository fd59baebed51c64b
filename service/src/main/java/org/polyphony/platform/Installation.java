package org.polyphony.platform;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The one row that says which installation this database is. */
public final class Installation {
  private Installation() {}

  /**
   * Takes the turn to put sample data in, once for ever; of several instances that start together
   * one gets it.
   *
   * @return false where the turn was taken before
   */
  public static boolean takeSampleTurn(Handle handle, Instant at) {
    return handle
            .createUpdate(
                "UPDATE platform.installation SET sample_loaded_at = :at WHERE sample_loaded_at IS NULL")
            .bind("at", at)
            .execute()
        == 1;
  }
}
