package org.polyphony.queue;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes of it when a caller looks for the number of somebody who rings back.
 *
 * @param claim theirs at once; null where there is none
 * @param holder who has the line at this moment; null unless it is held
 * @param elsewhere the other campaigns of the organization that have the number; empty unless this
 *     one has it not
 */
public record RingBack(
    Outcome outcome, @Nullable Claimed claim, @Nullable String holder, List<Elsewhere> elsewhere) {

  /** A campaign that is at work and has the number. */
  public record Elsewhere(UUID campaign, String name) {}

  public RingBack {
    elsewhere = List.copyOf(elsewhere);
  }

  RingBack(Outcome outcome, @Nullable Claimed claim, @Nullable String holder) {
    this(outcome, claim, holder, List.of());
  }

  /** What has become of it. */
  public enum Outcome {
    /** The line is the caller's. */
    TAKEN,
    /** No campaign of the organization that is at work has the number. */
    UNKNOWN,
    /** This campaign does not have the number, but another one of the organization has. */
    ELSEWHERE,
    /** The number must not be called: somebody said STOP. */
    SUPPRESSED,
    /** Nobody behind it may be spoken to for this campaign. */
    NOBODY,
    /** Somebody on it was hostile to this caller: another one takes the call. */
    APART,
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
