package org.polyphony.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Something that an organization may keep for a time only; each feature has its own. */
public interface Expiring {

  /**
   * A piece of the work.
   *
   * @param removed how many things are gone
   * @param reached where the next piece goes on; null where nothing is left to be done
   */
  record Piece(int removed, @Nullable UUID reached) {

    private static final UUID FROM_THE_BEGINNING = new UUID(0, 0);

    /** Where what is gone is not met again, so that each piece begins anew. */
    public static Piece again(int removed, boolean more) {
      return new Piece(removed, more ? FROM_THE_BEGINNING : null);
    }
  }

  /** For good, in snake_case: the messages {@code privacy.rule.<name>} tell what it is. */
  String name();

  /** How many things would go, those from before an instant; counting may stop at the limit. */
  int due(Handle handle, UUID organization, Instant before, int limit);

  /**
   * Removes some of them, in the caller's transaction.
   *
   * @param reached where the last piece ended; null from the beginning
   * @param atMost how many things are to be gone through
   */
  Piece remove(
      Handle handle, UUID organization, Instant before, @Nullable UUID reached, int atMost);
}
