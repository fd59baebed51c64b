package org.polyphony.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Result;

/**
 * What becomes of an entry and its people after a call: one pure function.
 *
 * @param state of the entry
 * @param reason why it rests, is parked or done; null when it is ready
 * @param restsUntil null unless it rests
 * @param language the lane it moves to after a barrier; null to stay
 * @param tried those for whom it counts as a try
 * @param through those not to be tried again in this campaign, and why, in the same order
 * @param moving those whose number is bad: to their next line
 */
record Next(
    String state,
    @Nullable String reason,
    @Nullable Instant restsUntil,
    @Nullable String language,
    List<UUID> tried,
    List<UUID> through,
    List<String> why,
    List<UUID> moving) {

  /**
   * After which somebody else may keep a promise that one caller made for themselves; the same as
   * {@code queue.own_promise()}.
   */
  private static final Duration OWN_PROMISE = Duration.ofMinutes(15);

  /** A barrier in a language nobody could name: another caller, another day. */
  private static final Duration UNNAMED_BARRIER = Duration.ofDays(1);

  /**
   * @param rest how long the campaign lets a line rest after a result
   * @param accepted the languages of contacts that the campaign calls
   */
  static Next after(
      Held held,
      Settlement settlement,
      int attemptsAtMost,
      Function<Result, Duration> rest,
      List<String> accepted,
      Instant now) {
    List<UUID> tried = new ArrayList<>();
    List<UUID> through = new ArrayList<>();
    List<String> why = new ArrayList<>();
    List<UUID> moving = new ArrayList<>();
    List<Result> left = new ArrayList<>();
    for (UUID contact : held.contacts()) {
      Result result = settlement.of(contact);
      if (held.isThrough(contact)) {
        continue;
      }
      if (result == null) {
        left.add(Result.NOT_AVAILABLE);
        continue;
      }
      if (result.countsAsAttempt()) {
        tried.add(contact);
      }
      boolean lastTry =
          result.countsAsAttempt()
              && !result.needsTime()
              && held.tries(contact) + 1 >= attemptsAtMost;
      if (result.ends() || lastTry) {
        through.add(contact);
        why.add(result.ends() ? result.code() : "no_attempts_left");
      } else if (result.endsLine()) {
        moving.add(contact);
      } else {
        left.add(result);
      }
    }
    Entry entry =
        left.isEmpty()
            ? Entry.done(ending(settlement.result(), why, moving))
            : waiting(held, settlement, left, rest, accepted, now);
    return new Next(
        entry.state(),
        entry.reason(),
        entry.restsUntil(),
        entry.language(),
        tried,
        through,
        why,
        moving);
  }

  private record Entry(
      String state,
      @Nullable String reason,
      @Nullable Instant restsUntil,
      @Nullable String language) {

    static Entry done(String reason) {
      return new Entry("done", reason, null, null);
    }

    static Entry resting(String reason, Instant until) {
      return new Entry("resting", reason, until, null);
    }
  }

  private static String ending(Result result, List<String> why, List<UUID> moving) {
    if (!moving.isEmpty()) {
      return "bad_number";
    }
    return why.contains("no_attempts_left") ? "no_attempts_left" : result.code();
  }

  private static Entry waiting(
      Held held,
      Settlement settlement,
      List<Result> left,
      Function<Result, Duration> rest,
      List<String> accepted,
      Instant now) {
    Instant callback = settlement.callbackAt();
    if (callback != null && left.contains(Result.CALL_BACK)) {
      return Entry.resting(
          Result.CALL_BACK.code(),
          settlement.callbackByMe() ? callback.plus(OWN_PROMISE) : callback);
    }
    if (left.contains(Result.LANGUAGE_BARRIER)) {
      return barrier(held, Optional.ofNullable(settlement.barrier()).orElse("und"), accepted, now);
    }
    Result longest = left.stream().max(Comparator.comparing(rest)).orElseThrow();
    return Entry.resting(longest.code(), now.plus(rest.apply(longest)));
  }

  /**
   * In the lane of the language it waits for a speaker: nobody else is served from there. The
   * second barrier is for staff.
   */
  private static Entry barrier(Held held, String language, List<String> accepted, Instant now) {
    if (held.barriers() > 0) {
      return new Entry("parked", "staff", null, null);
    }
    if (language.equals("und")) {
      return Entry.resting(Result.LANGUAGE_BARRIER.code(), now.plus(UNNAMED_BARRIER));
    }
    return accepted.contains(language)
        ? new Entry("ready", null, null, language)
        : new Entry("parked", "language", null, language);
  }
}
