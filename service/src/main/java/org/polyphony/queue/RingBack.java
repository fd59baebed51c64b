package org.polyphony.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What comes of it when a caller looks for the number of somebody who rings back.
 *
 * @param claim theirs at once; null where there is none
 * @param holder who has the line at this moment; null unless it is held
 */
public record RingBack(Outcome outcome, @Nullable Claimed claim, @Nullable String holder) {

  /** What has become of it. */
  public enum Outcome {
    /** The line is the caller's. */
    TAKEN,
    /** This campaign does not have the number. */
    UNKNOWN,
    /** The number must not be called: somebody said STOP. */
    SUPPRESSED,
    /** Nobody behind it may be spoken to for this campaign. */
    NOBODY,
    /** Another caller has it. */
    HELD,
    /** The campaign has not been opened, or is over. */
    SHUT;

    /** As outside programs read it: {@code suppressed}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "RingBack[" + outcome + "]";
  }
}
