package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A “do not contact” to be kept. It is a line's or a door's, and then holds for everybody behind it
 * and for every partner, or one person's alone.
 *
 * @param channel what is refused
 * @param line null unless it is the line's
 * @param door null unless it is the door's
 * @param contact null unless it is one person's
 * @param organization to whom it was said; null where nobody was told in particular
 * @param reason how it came, as a code: {@code do_not_call}, {@code stop_word}, {@code imported}
 * @param evidence the words or the file that prove it; may be empty
 * @param attempt the attempt on which it was said, so that its undo can lift it; null when there
 *     was none
 * @param author who wrote it down; null for the service itself
 */
public record NewSuppression(
    Channel channel,
    @Nullable UUID line,
    @Nullable UUID door,
    @Nullable UUID contact,
    @Nullable UUID organization,
    String reason,
    String evidence,
    @Nullable UUID attempt,
    @Nullable UUID author,
    Instant at) {

  /**
   * @throws IllegalArgumentException unless exactly one of line, door and contact is there
   */
  public NewSuppression {
    if (Stream.of(line != null, door != null, contact != null).filter(is -> is).count() != 1) {
      throw new IllegalArgumentException("A suppression is a line's, a door's or a person's");
    }
  }
}
