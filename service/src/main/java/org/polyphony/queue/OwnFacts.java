package org.polyphony.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.OwnLine.State;

/**
 * All that decides whether an owner may call one of their own people now: one pure function over
 * what the database says.
 *
 * @param campaignState {@code draft}, {@code open}, {@code paused} or {@code closed}
 * @param owner of the lane; null where it is nobody's own
 * @param own whether the person was typed in by the owner
 * @param ended why the person is through; null while they are not
 * @param state of the entry; null where they stand on no line of the campaign
 * @param open whether the lane was within hours when they were last worked out
 * @param reachable whether nobody has said stop, neither for the number nor for the person
 * @param apart whether somebody on the line was hostile to the owner
 * @param heldBy who has the line at this moment, for whichever campaign; null where nobody has
 * @param promisedAt when a call was promised; null where none was
 * @param followUp that promise
 * @param cappedUntil until when they have been approached often enough; null where they have not
 */
record OwnFacts(
    UUID contact,
    String campaignState,
    int touchesAMonth,
    @Nullable UUID owner,
    boolean own,
    @Nullable String ended,
    @Nullable UUID entry,
    @Nullable UUID line,
    @Nullable String state,
    @Nullable String reason,
    @Nullable Instant restsUntil,
    String language,
    String zones,
    boolean open,
    boolean paused,
    boolean dayOff,
    @Nullable Instant nextChangeAt,
    int attempts,
    boolean reachable,
    boolean apart,
    @Nullable UUID heldBy,
    @Nullable Instant promisedAt,
    @Nullable UUID followUp,
    @Nullable Instant cappedUntil) {

  /** How it stands for this caller. */
  OwnLine standing(UUID caller, Instant now) {
    State standing = decide(caller, now);
    return new OwnLine(contact, standing, until(standing), zones.split(",", 2)[0], attempts);
  }

  private State decide(UUID caller, Instant now) {
    if (!campaignState.equals("open")) {
      return campaignState.equals("paused") ? State.PAUSED : State.CLOSED;
    }
    if (caller.equals(heldBy)) {
      return State.ON_SCREEN;
    }
    if (!reachable) {
      return State.SUPPRESSED;
    }
    if (own && owner != null && !owner.equals(caller)) {
      return State.OTHERS;
    }
    if (heldBy != null) {
      return State.HELD;
    }
    if (apart) {
      return State.APART;
    }
    if (ended != null || Objects.equals(state, "done")) {
      return through();
    }
    return Objects.equals(state, "parked") ? parked() : waiting(now);
  }

  private State through() {
    return switch (Objects.requireNonNullElse(ended == null ? reason : ended, "")) {
      case "no_attempts_left" -> State.NO_TRIES_LEFT;
      case "bad_number" -> State.BAD_NUMBER;
      default -> State.DONE;
    };
  }

  private State parked() {
    return switch (Objects.requireNonNullElse(reason, "")) {
      case "suppressed" -> State.SUPPRESSED;
      case "staff", "look" -> State.STAFF;
      case "language", "off_list" -> State.NOT_WANTED;
      default -> State.DONE;
    };
  }

  private State waiting(Instant now) {
    boolean promiseDue = promisedAt != null && !promisedAt.isAfter(now);
    if (paused) {
      return State.LANGUAGE_PAUSED;
    }
    if (restsUntil != null && restsUntil.isAfter(now) && !promiseDue) {
      return switch (Objects.requireNonNullElse(reason, "")) {
        case "call_back" -> State.PROMISED;
        case "capped" -> State.CAPPED;
        case "elsewhere" -> State.HELD;
        default -> State.RESTING;
      };
    }
    if (cappedUntil != null && cappedUntil.isAfter(now) && !promiseDue) {
      return State.CAPPED;
    }
    if (!open || (nextChangeAt != null && !nextChangeAt.isAfter(now))) {
      return dayOff ? State.DAY_OFF : State.OUTSIDE_HOURS;
    }
    return State.READY;
  }

  private @Nullable Instant until(State standing) {
    return switch (standing) {
      case RESTING -> restsUntil;
      case PROMISED -> promisedAt == null ? restsUntil : promisedAt;
      case CAPPED -> cappedUntil == null ? restsUntil : cappedUntil;
      case OUTSIDE_HOURS, DAY_OFF -> nextChangeAt;
      default -> null;
    };
  }
}
