package org.polyphony.campaigns;

import static org.polyphony.campaigns.Result.Flag.BARRIER_MET;
import static org.polyphony.campaigns.Result.Flag.COUNTS;
import static org.polyphony.campaigns.Result.Flag.ENDS;
import static org.polyphony.campaigns.Result.Flag.ENDS_EVERYWHERE;
import static org.polyphony.campaigns.Result.Flag.ENDS_LINE;
import static org.polyphony.campaigns.Result.Flag.NEEDS_LANGUAGE;
import static org.polyphony.campaigns.Result.Flag.NEEDS_TIME;
import static org.polyphony.campaigns.Result.Flag.NOBODY_THERE;
import static org.polyphony.campaigns.Result.Flag.NUMBER_BAD;
import static org.polyphony.campaigns.Result.Flag.REACHED;
import static org.polyphony.campaigns.Result.Flag.RETRY;
import static org.polyphony.campaigns.Result.Flag.SUPPRESSES;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What came of a call, and what that means. The table is the one of the API's names. */
public enum Result {
  TALKED(REACHED, ENDS, COUNTS),
  NO_ANSWER(Duration.ofHours(4), NOBODY_THERE, RETRY, COUNTS),
  BUSY(Duration.ofMinutes(30), NOBODY_THERE, RETRY, COUNTS),
  LEFT_MESSAGE(Duration.ofHours(24), NOBODY_THERE, RETRY, COUNTS),
  NOT_AVAILABLE(Duration.ofHours(4), RETRY, COUNTS),
  CALL_BACK(REACHED, NEEDS_TIME, COUNTS),
  REFUSED(REACHED, ENDS, COUNTS),
  WRONG_NUMBER(ENDS_LINE, NUMBER_BAD, COUNTS),
  DISCONNECTED(NOBODY_THERE, ENDS_LINE, NUMBER_BAD, COUNTS),
  LANGUAGE_BARRIER(BARRIER_MET, NEEDS_LANGUAGE),
  MOVED(ENDS, COUNTS),
  DECEASED(ENDS, ENDS_EVERYWHERE, COUNTS),
  DO_NOT_CALL(REACHED, ENDS, SUPPRESSES, COUNTS);

  /** What a result means. */
  enum Flag {
    REACHED,
    BARRIER_MET,
    NOBODY_THERE,
    ENDS,
    ENDS_EVERYWHERE,
    ENDS_LINE,
    NUMBER_BAD,
    COUNTS,
    SUPPRESSES,
    NEEDS_LANGUAGE,
    NEEDS_TIME,
    RETRY
  }

  private final Duration rest;
  private final Set<Flag> flags;

  Result(Flag... flags) {
    this(Duration.ZERO, flags);
  }

  Result(Duration rest, Flag... flags) {
    this.rest = rest;
    this.flags = Set.of(flags);
  }

  /** The result of this code; empty when there is none. */
  public static Optional<Result> of(String code) {
    return Stream.of(values()).filter(result -> result.code().equals(code)).findFirst();
  }

  /** As stored and as outside programs write it: {@code no_answer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Somebody was spoken to. A barrier met is not somebody reached. */
  public boolean reached() {
    return flags.contains(REACHED);
  }

  /** Nobody was there to say anything: what was ticked is no answer of anybody's. */
  boolean nobodyThere() {
    return flags.contains(NOBODY_THERE);
  }

  /** Somebody answered, and no language was shared. */
  public boolean barrierMet() {
    return flags.contains(BARRIER_MET);
  }

  /** The person need not be tried again in this campaign. */
  public boolean ends() {
    return flags.contains(ENDS);
  }

  /** The person must not be tried again in any campaign. */
  public boolean endsEverywhere() {
    return flags.contains(ENDS_EVERYWHERE);
  }

  /** The person must not be tried again on this line; another of theirs may be. */
  public boolean endsLine() {
    return flags.contains(ENDS_LINE);
  }

  /** The number does not lead to the person. */
  public boolean numberBad() {
    return flags.contains(NUMBER_BAD);
  }

  /** It uses up one of the attempts that a campaign allows. */
  public boolean countsAsAttempt() {
    return flags.contains(COUNTS);
  }

  /** It silences the person named, else the line. */
  public boolean suppresses() {
    return flags.contains(SUPPRESSES);
  }

  /** It asks which language is needed. */
  public boolean needsLanguage() {
    return flags.contains(NEEDS_LANGUAGE);
  }

  /** It asks when to call back. */
  public boolean needsTime() {
    return flags.contains(NEEDS_TIME);
  }

  /** The line comes up again after a rest. */
  public boolean retry() {
    return flags.contains(RETRY);
  }

  /** How long the line rests where the campaign says nothing else; zero unless {@link #retry()}. */
  public Duration rest() {
    return rest;
  }
}
