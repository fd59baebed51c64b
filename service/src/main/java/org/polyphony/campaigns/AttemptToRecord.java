package org.polyphony.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try on a line, as its author reports it.
 *
 * @param author who made it
 * @param key the client's, unique per author, kept for ever
 * @param claim on which it was made
 * @param line that was called
 * @param behind the people whom the claim showed behind the line
 * @param followUp the promise that the claim was served for; null when for none
 * @param disposition accepted, or beside where the claim had lapsed and somebody else has the line
 * @param result the attempt's; each person may have an own one
 * @param spoken the language that was spoken, as stored; {@code und} where none was
 * @param bundle the bundle that was read from
 * @param people those it is about; empty for all behind the line
 * @param note at most 500 characters
 * @param callback needed where somebody's result is {@code call_back}
 * @param barrier needed where somebody's result is {@code language_barrier}
 * @param startedAt by the client's clock; null when it did not say
 * @param endedAt by the client's clock; null when it did not say
 * @param sentAt what the client's clock showed when it sent this, so that a clock that is wrong
 *     does no harm; null when it did not say
 */
public record AttemptToRecord(
    UUID campaign,
    UUID author,
    UUID key,
    UUID claim,
    UUID line,
    Set<UUID> behind,
    @Nullable UUID followUp,
    Disposition disposition,
    Result result,
    String spoken,
    String bundle,
    List<PersonOutcome> people,
    Set<AttemptFlag> flags,
    String note,
    @Nullable Callback callback,
    @Nullable Barrier barrier,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant sentAt) {

  public AttemptToRecord {
    behind = Set.copyOf(behind);
    people = List.copyOf(people);
    flags = Set.copyOf(flags);
  }

  /** The same, with the time at which somebody who speaks the missing language is expected. */
  public AttemptToRecord expecting(Instant speaker) {
    return barrier == null
        ? this
        : with(callback, new Barrier(barrier.language(), barrier.answeredBy(), speaker));
  }

  /** The same, with the time at which the promised call is to be made. */
  public AttemptToRecord callingBack(Instant dueAt) {
    return callback == null || dueAt.equals(callback.at())
        ? this
        : with(new Callback(callback.at(), callback.language(), callback.byMe(), dueAt), barrier);
  }

  private AttemptToRecord with(@Nullable Callback promised, @Nullable Barrier met) {
    return new AttemptToRecord(
        campaign,
        author,
        key,
        claim,
        line,
        behind,
        followUp,
        disposition,
        result,
        spoken,
        bundle,
        people,
        flags,
        note,
        promised,
        met,
        startedAt,
        endedAt,
        sentAt);
  }
}
