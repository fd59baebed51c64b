package org.polyphony.queue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands whom a caller has typed in, and why they cannot be called now where they
 * cannot.
 *
 * @param until when that changes; null where it does not by itself, or nobody can say
 * @param zone where the person is, or the first of the places where they may be
 * @param attempts how often they were tried in this campaign
 */
public record OwnLine(
    UUID contact, State state, @Nullable Instant until, String zone, int attempts) {

  /** Whether the owner may call, and why not. */
  public enum State {
    /** Now. */
    READY,
    /** They have the line open. */
    ON_SCREEN,
    /** Somebody else is talking with them, or about to. */
    HELD,
    /** It is another caller's own. */
    OTHERS,
    /** The coordinator has paused the campaign. */
    PAUSED,
    /** The campaign has not been opened, or is over. */
    CLOSED,
    /** The coordinator has paused the language. */
    LANGUAGE_PAUSED,
    /** Somebody on the line was hostile to the owner: another caller may try. */
    APART,
    /** The number, or the person, asked not to be called. */
    SUPPRESSED,
    /** They were reached, or are not to be tried for this campaign any more. */
    DONE,
    /** They were tried as often as the campaign allows. */
    NO_TRIES_LEFT,
    /** The number does not reach them. */
    BAD_NUMBER,
    /** A second language barrier, or too many people behind one number: staff looks at it. */
    STAFF,
    /** The campaign does not call in the language, or does not have them any more. */
    NOT_WANTED,
    /** They were tried lately. */
    RESTING,
    /** They have been promised a call at a time. */
    PROMISED,
    /** They have been approached as often as may be in a month. */
    CAPPED,
    /** It is too early or too late where they are. */
    OUTSIDE_HOURS,
    /** Nobody is called there today. */
    DAY_OFF;

    /** As outside programs read it: {@code outside_hours}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a tap on "call" will bring them. */
  public boolean callable() {
    return state == State.READY || state == State.ON_SCREEN;
  }
}
