package org.polyphony.campaigns;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewTouch;
import org.polyphony.consent.Touches;
import org.polyphony.contacts.Timeline;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * The one path by which an outcome is recorded. Everything happens in the caller's transaction: the
 * attempt with its people, their answers and what they feed, what the result means, the touch, the
 * timeline and the journal.
 */
public final class Attempts {

  /** How long an author may take an attempt back. */
  public static final Duration UNDO_WITHIN = Duration.ofHours(1);

  /** How far back a client's clock is believed: an outbox may have been off line for a week. */
  private static final Duration OLDEST = Duration.ofDays(7);

  private final SlotFeed slots;
  private final AnswersInWords words;
  private final ResultEffects effects;
  private final List<TakeBack> undoing;
  private final Touches touches;
  private final Timeline timeline;
  private final Journal journal;
  private final Clock clock;

  /** What an attempt wrote somewhere, taken back there. */
  interface TakeBack {
    void takeBack(Handle handle, UUID attempt);
  }

  Attempts(
      SlotFeed slots,
      AnswersInWords words,
      ResultEffects effects,
      List<TakeBack> undoing,
      Touches touches,
      Timeline timeline,
      Journal journal,
      Clock clock) {
    this.slots = slots;
    this.words = words;
    this.effects = effects;
    this.undoing = undoing;
    this.touches = touches;
    this.timeline = timeline;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * What is kept under the same key of the same author; empty when nothing is. For callers that
   * have something to do before {@link #record}, which asks for itself.
   *
   * @throws Problem 422 {@code key_reused} when something else was reported under that key
   */
  public Optional<RecordedAttempt> earlier(Handle handle, AttemptToRecord attempt) {
    return handle
        .attach(AttemptsDao.class)
        .earlier(attempt.author(), attempt.key())
        .map(earlier -> same(earlier, RequestHash.of(attempt)));
  }

  /**
   * Keeps an attempt. The same report under the same key again is answered as before; after an undo
   * it is answered as undone.
   *
   * @throws Problem 422 {@code key_reused}; 422 with what cannot be at which field; 404 where there
   *     is no such campaign
   */
  public RecordedAttempt record(Handle handle, AttemptToRecord said) {
    byte[] hash = RequestHash.of(said);
    AttemptsDao attempts = handle.attach(AttemptsDao.class);
    KeptAttempt.Effort effort = attempts.effort(said.campaign()).orElseThrow(Problem::notFound);
    Instant now = clock.instant();
    Instant happened = happened(said, now);
    List<FieldProblem> problems = AttemptRules.problems(said, happened);
    if (!problems.isEmpty()) {
      // What was kept when it was reported first is kept, however late it comes again.
      return earlier(handle, said).orElseThrow(() -> Problem.invalid(problems));
    }
    KeptAttempt attempt =
        new KeptAttempt(Ids.next(), effort, said, happened, people(attempts, effort, said));
    if (attempts.insert(AttemptsDao.Row.of(attempt, hash, now)) == 0) {
      return attempts
          .earlier(said.author(), said.key())
          .map(earlier -> same(earlier, hash))
          .orElseThrow();
    }
    carryOut(handle, attempt);
    return new RecordedAttempt(attempt.id(), said.disposition(), false);
  }

  /** Whether somebody has recorded anything yet, in any campaign; what was undone counts. */
  public boolean hasRecorded(Handle handle, UUID author) {
    return handle.attach(AttemptsDao.class).hasRecorded(author);
  }

  /**
   * Takes back all that an attempt of this author wrote, within the hour. To do so twice changes
   * nothing.
   *
   * @throws Problem 404 where the author has no such attempt; 409 {@code undo_too_late} after an
   *     hour
   */
  public UndoneAttempt undo(Handle handle, UUID author, UUID attempt) {
    AttemptsDao attempts = handle.attach(AttemptsDao.class);
    AttemptsDao.Standing standing = attempts.lock(attempt, author).orElseThrow(Problem::notFound);
    if (standing.undoneAt() == null) {
      if (clock.instant().isAfter(standing.recordedAt().plus(UNDO_WITHIN))) {
        throw Problem.conflict("undo_too_late");
      }
      attempts.undo(attempt, clock.instant());
      undoing.forEach(part -> part.takeBack(handle, attempt));
      journal(
          handle,
          "attempt.undone",
          standing.organization(),
          attempt,
          standing.campaign(),
          author,
          attempts.people(attempt));
    }
    return standing.undone();
  }

  private static Instant happened(AttemptToRecord said, Instant now) {
    Instant ended = said.endedAt();
    Instant sent = said.sentAt();
    if (ended != null && sent != null) {
      // Clocks of borrowed laptops are hours off; how long ago it was, they know.
      ended = now.minus(Duration.between(ended, sent));
    }
    return ended == null || ended.isAfter(now) || ended.isBefore(now.minus(OLDEST)) ? now : ended;
  }

  private static List<AttemptPerson> people(
      AttemptsDao attempts, KeptAttempt.Effort effort, AttemptToRecord said) {
    Map<UUID, PersonOutcome> outcomes =
        AttemptPerson.said(said).stream()
            .collect(Collectors.toMap(PersonOutcome::contact, Function.identity()));
    return attempts.preferences(effort.organization(), outcomes.keySet()).stream()
        .map(
            known ->
                AttemptPerson.of(
                    said, Objects.requireNonNull(outcomes.get(known.contact())), known.spoken()))
        .toList();
  }

  private void carryOut(Handle handle, KeptAttempt attempt) {
    for (AttemptPerson person : attempt.people()) {
      boolean declaredLanguage = slots.feed(handle, attempt, person);
      effects.ofPerson(handle, attempt, person, declaredLanguage);
    }
    effects.ofAttempt(handle, attempt);
    if (anotherOfTheCall(handle, attempt)) {
      handle.attach(DoubleResults.Dao.class).unsettle(attempt.id());
    } else {
      touch(handle, attempt);
    }
    tell(handle, attempt);
  }

  /** The phone and the laptop of one caller may both report a call; it was one approach. */
  private static boolean anotherOfTheCall(Handle handle, KeptAttempt attempt) {
    AttemptToRecord said = attempt.said();
    return said.disposition() == Disposition.BESIDE
        && handle
            .attach(AttemptsDao.class)
            .anotherOfTheCall(said.claim(), said.author(), attempt.id());
  }

  private void touch(Handle handle, KeptAttempt attempt) {
    AttemptToRecord said = attempt.said();
    touches.record(
        handle,
        new NewTouch(
            attempt.effort().organization(),
            Channel.PHONE,
            said.line(),
            null,
            said.campaign(),
            attempt.id(),
            attempt.contacts(),
            attempt.at()));
  }

  private void tell(Handle handle, KeptAttempt attempt) {
    AttemptToRecord said = attempt.said();
    for (AttemptPerson person : attempt.people()) {
      timeline.append(
          handle,
          person.contact(),
          attempt.at(),
          "attempt." + person.result().code(),
          attempt.id(),
          said.author(),
          told(handle, attempt, person));
    }
    journal(
        handle,
        "attempt.recorded",
        attempt.effort().organization(),
        attempt.id(),
        said.campaign(),
        said.author(),
        attempt.people().size());
  }

  private Map<String, Object> told(Handle handle, KeptAttempt attempt, AttemptPerson person) {
    Map<String, Object> told = new HashMap<>();
    told.put("campaign", attempt.effort().name());
    if (!person.spoken().equals(Languages.UNKNOWN)) {
      told.put("spoken", person.spoken());
    }
    if (attempt.said().disposition() == Disposition.BESIDE) {
      told.put("beside", true);
    }
    if (!attempt.said().note().isEmpty()) {
      told.put("note", attempt.said().note());
    }
    if (!person.flags().isEmpty()) {
      told.put("flags", person.flags().stream().map(AttemptFlag::code).sorted().toList());
    }
    List<Map<String, String>> answers =
        words.of(handle, attempt.effort().scriptVersion(), person.answers());
    if (!answers.isEmpty()) {
      told.put("answers", answers);
    }
    return told;
  }

  private void journal(
      Handle handle,
      String what,
      UUID organization,
      UUID attempt,
      UUID campaign,
      UUID author,
      int people) {
    journal.append(
        handle,
        organization,
        what,
        attempt,
        Map.of("campaign", campaign, "author", author, "people", people));
  }

  private static RecordedAttempt same(AttemptsDao.Earlier earlier, byte[] hash) {
    if (!MessageDigest.isEqual(earlier.requestHash(), hash)) {
      throw new Problem(422, "key_reused", Map.of());
    }
    return earlier.recorded();
  }
}
