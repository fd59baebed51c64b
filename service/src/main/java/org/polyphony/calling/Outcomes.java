package org.polyphony.calling;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.AttemptFlag;
import org.polyphony.campaigns.AttemptToRecord;
import org.polyphony.campaigns.Attempts;
import org.polyphony.campaigns.Barrier;
import org.polyphony.campaigns.Callback;
import org.polyphony.campaigns.PersonOutcome;
import org.polyphony.campaigns.RecordedAttempt;
import org.polyphony.campaigns.Result;
import org.polyphony.campaigns.UndoneAttempt;
import org.polyphony.care.Incidents;
import org.polyphony.care.NewIncident;
import org.polyphony.coordination.SpeakersAhead;
import org.polyphony.queue.Held;
import org.polyphony.queue.Receipt;
import org.polyphony.queue.Receipts;
import org.polyphony.queue.Settlement;
import org.polyphony.queue.Settling;
import org.polyphony.web.Problem;

/** Records what came of a call, and what that means for the queue, in one transaction. */
final class Outcomes {

  private final Jdbi jdbi;
  private final Settling settling;
  private final Attempts attempts;
  private final SpeakersAhead speakers;
  private final Incidents incidents;
  private final Receipts receipts;

  Outcomes(
      Jdbi jdbi,
      Settling settling,
      Attempts attempts,
      SpeakersAhead speakers,
      Incidents incidents,
      Receipts receipts) {
    this.jdbi = jdbi;
    this.settling = settling;
    this.attempts = attempts;
    this.speakers = speakers;
    this.incidents = incidents;
    this.receipts = receipts;
  }

  /**
   * What a receipt says.
   *
   * @throws Problem 403 {@code receipt_refused} where it is missing, not ours or too old
   */
  Receipt proof(@Nullable String receipt) {
    return Optional.ofNullable(receipt).flatMap(receipts::verify).orElseThrow(Outcomes::refused);
  }

  static Problem refused() {
    return new Problem(403, "receipt_refused", Map.of());
  }

  /**
   * An outcome, and when its promise is due.
   *
   * @param callbackDueAt when somebody will call again; null where nobody promised
   * @param movedTo the same by the clock where the line is, where nobody may be called at the
   *     promised time; else null
   */
  record Recorded(
      RecordedAttempt attempt, @Nullable Instant callbackDueAt, @Nullable ZonedDateTime movedTo) {}

  /**
   * @param receipt that names claim and author
   * @throws Problem 404 where there is no such claim; 422 where something cannot be recorded
   */
  Recorded record(Receipt receipt, AttemptJson said) {
    return jdbi.inTransaction(handle -> record(handle, receipt, said));
  }

  /** As {@link #record(Receipt, AttemptJson)}, in a transaction of the caller's. */
  Recorded record(Handle handle, Receipt receipt, AttemptJson said) {
    Held held = settling.hold(handle, receipt.claim()).orElseThrow(Problem::notFound);
    AttemptToRecord attempt = callingBack(handle, held, expecting(handle, said.toRecord(held)));
    RecordedAttempt recorded = attempts.record(handle, attempt);
    if (!recorded.repeated()) {
      settling.settle(handle, held, settlement(attempt));
      if (attempt.flags().contains(AttemptFlag.HOSTILE)) {
        settling.keepApart(handle, held);
      }
      flagged(held, attempt).ifPresent(flag -> incidents.flag(handle, flag));
    }
    Callback callback = attempt.callback();
    if (callback == null) {
      return new Recorded(recorded, null, null);
    }
    boolean moved = !callback.dueAt().equals(callback.at());
    return new Recorded(
        recorded,
        callback.dueAt(),
        moved ? callback.dueAt().atZone(settling.zone(handle, held)) : null);
  }

  /** What was promised for the night is kept in the morning. */
  private AttemptToRecord callingBack(Handle handle, Held held, AttemptToRecord attempt) {
    Callback callback = attempt.callback();
    return callback == null
        ? attempt
        : attempt.callingBack(settling.opening(handle, held, callback.at()));
  }

  /** For staff to look at, of one person where only one can be meant. */
  private static Optional<NewIncident> flagged(Held held, AttemptToRecord attempt) {
    List<UUID> own =
        attempt.people().stream()
            .filter(
                person ->
                    person.flags() != null && person.flags().contains(AttemptFlag.NEEDS_STAFF))
            .map(PersonOutcome::contact)
            .toList();
    if (own.isEmpty() && !attempt.flags().contains(AttemptFlag.NEEDS_STAFF)) {
      return Optional.empty();
    }
    List<UUID> named =
        own.isEmpty() ? attempt.people().stream().map(PersonOutcome::contact).toList() : own;
    List<UUID> about = named.isEmpty() ? held.contacts() : named;
    return Optional.of(
        NewIncident.flagged(
            held.caller(),
            attempt.key(),
            held.campaign(),
            held.claim(),
            held.line(),
            about.size() == 1 ? about.get(0) : null,
            attempt.spoken()));
  }

  /** Who could not be spoken to is called when somebody is there who can. */
  private AttemptToRecord expecting(Handle handle, AttemptToRecord attempt) {
    Barrier barrier = attempt.barrier();
    return barrier == null
        ? attempt
        : speakers
            .next(handle, attempt.campaign(), attempt.author(), barrier.language())
            .map(attempt::expecting)
            .orElse(attempt);
  }

  private static Settlement settlement(AttemptToRecord attempt) {
    Map<UUID, Result> people = new HashMap<>();
    for (PersonOutcome person : attempt.people()) {
      Result own = person.result();
      people.put(person.contact(), own == null ? attempt.result() : own);
    }
    Callback callback = attempt.callback();
    Barrier barrier = attempt.barrier();
    return new Settlement(
        attempt.result(),
        people,
        callback == null ? null : callback.dueAt(),
        callback != null && callback.byMe(),
        barrier == null ? null : barrier.language());
  }

  /**
   * Whose attempt was taken back, and whether the line is its author's again.
   *
   * @param reopened whether the claim is open again
   */
  record Undone(UndoneAttempt attempt, boolean reopened) {}

  /**
   * Takes an attempt back with all that it wrote.
   *
   * @param only the claim that a receipt authorises; empty for an author who is signed in, who gets
   *     the line again if nobody else has it
   * @throws Problem 404 where the author has no such attempt; 409 after an hour
   */
  Undone undo(UUID author, UUID attempt, Optional<UUID> only) {
    return jdbi.inTransaction(
        handle -> {
          UndoneAttempt undone = attempts.undo(handle, author, attempt);
          if (only.isPresent() && !only.get().equals(undone.claim())) {
            throw Problem.notFound();
          }
          if (!undone.repeated()) {
            incidents.unflag(handle, undone.claim());
          }
          return new Undone(undone, reopen(handle, undone, only.isEmpty()));
        });
  }

  /** Only the outcome that a claim ended with says how its line stands. */
  private boolean reopen(Handle handle, UndoneAttempt undone, boolean authorIsThere) {
    if (undone.repeated()) {
      return false;
    }
    if (!undone.beside()) {
      return settling.undo(handle, undone.claim(), authorIsThere);
    }
    if (undone.hostile()) {
      settling.bringTogether(handle, undone.claim());
    }
    return false;
  }
}
