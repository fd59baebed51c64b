package org.polyphony.friends;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Result;
import org.polyphony.queue.OwnLine;

/**
 * One of a caller's own people.
 *
 * @param row as they typed them in, and what came of it
 * @param line how they stand in the campaign's queue
 */
record Friend(Row row, OwnLine line) {

  /**
   * As it is stored.
   *
   * @param tel E.164
   * @param address how the owner addresses them; may be empty
   * @param sharedAt since when others may call them; null while nobody else may
   * @param result of the owner's last call; null before the first
   * @param seat whether that call, or one before it, has registered them for an event
   */
  public record Row(
      UUID id,
      UUID campaign,
      UUID owner,
      UUID contact,
      UUID line,
      String name,
      String tel,
      String language,
      String address,
      UUID key,
      Instant addedAt,
      @Nullable Instant sharedAt,
      @Nullable String result,
      @Nullable Instant calledAt,
      boolean seat) {

    @Override
    public String toString() {
      return "Friend[" + id + "]";
    }
  }

  boolean shared() {
    return row.sharedAt() != null;
  }

  boolean callable() {
    return !shared() && line.callable();
  }

  /** Whether they can be taken out without a trace: nobody has called them from here. */
  boolean removable() {
    return row.calledAt() == null && line.state() != OwnLine.State.ON_SCREEN;
  }

  /** Whether it is of use to let others call them. */
  boolean shareable() {
    return !shared() && toBeCalled();
  }

  /** Whether it is of use to keep them, whom others may call by now. */
  boolean keepable() {
    return shared() && toBeCalled();
  }

  private boolean toBeCalled() {
    return switch (line.state()) {
      case DONE, NO_TRIES_LEFT, BAD_NUMBER, SUPPRESSED, ON_SCREEN, OTHERS, CLOSED -> false;
      default -> true;
    };
  }

  /** What came of the owner's last call; empty before the first. */
  Optional<Result> result() {
    return Optional.ofNullable(row.result()).flatMap(Result::of);
  }
}
