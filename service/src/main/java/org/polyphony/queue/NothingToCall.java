package org.polyphony.queue;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nothing can be called now, and why.
 *
 * @param waiting lines ready or resting, by language as stored; {@code und} for those not known
 * @param nextAt when there will be more; null when nobody can say
 */
public record NothingToCall(Reason reason, Map<String, Integer> waiting, @Nullable Instant nextAt)
    implements Offer {

  /** Why nothing can be called. */
  public enum Reason {
    /** The lead has ended the shift that this caller came in for. */
    SHIFT_ENDED,
    /** The campaign has not been opened. */
    DRAFT,
    /** The coordinator has paused it. */
    PAUSED,
    /** It is over. */
    CLOSED,
    /** Its queue is being filled, and what is in it can not be called now. */
    FILLING,
    /** Nobody is on its lists, or nobody with a number that may be called. */
    EMPTY,
    /** Everybody has been reached, or tried often enough. */
    DONE,
    /** There are lines, but it is too early, too late or the wrong day where they are. */
    OUTSIDE_HOURS,
    /** There are lines, but today is a holiday, or another day on which nobody is called. */
    DAY_OFF,
    /** All that is left was tried lately and rests. */
    RESTING,
    /** Other callers have what there is at this moment. */
    WITH_OTHERS,
    /** The coordinator has paused the languages that this caller serves. */
    LANGUAGE_PAUSED,
    /** Who is left speaks languages that this caller does not. */
    OTHER_LANGUAGES;

    /** As outside programs read it: {@code outside_hours}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public NothingToCall {
    waiting = Map.copyOf(waiting);
  }
}
