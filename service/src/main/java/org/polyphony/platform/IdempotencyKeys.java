package org.polyphony.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a day what was answered to a write with the header {@code Idempotency-Key}, so that
 * a program that is not sure may send it again.
 */
public final class IdempotencyKeys {
  private static final Duration KEPT = Duration.ofHours(24);

  /** A first try that has said nothing for so long was killed; the next one is let in. */
  private static final Duration GIVEN_UP = Duration.ofMinutes(2);

  /** What is known about a key. */
  public sealed interface Known {}

  /** Nothing: this is the first try, and its answer is to be handed to {@link #answered}. */
  public record First() implements Known {}

  /** The first try is still being worked on. */
  public record InUse() implements Known {}

  /** It came with another request. */
  public record Reused() implements Known {}

  /**
   * It was answered.
   *
   * @param status the HTTP status
   * @param body the JSON, or null where there was none
   */
  public record Answered(int status, @Nullable String body) implements Known {}

  record Row(byte[] requestHash, @Nullable Integer status, @Nullable String body, Instant at) {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(requestHash);
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;

  /**
   * @param clock by which a day passes
   */
  public IdempotencyKeys(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Begins a write, or says how it went before.
   *
   * @param author who sends it; a key is theirs alone
   * @param key 1 to 200 characters
   * @param requestHash over method, path and body
   */
  public Known begin(UUID author, String key, byte[] requestHash) {
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          IdempotencyKeyDao dao = handle.attach(IdempotencyKeyDao.class);
          if (dao.insert(author, key, requestHash, now, now.minus(KEPT), now.minus(GIVEN_UP))) {
            return new First();
          }
          return dao.find(author, key).map(row -> known(row, requestHash)).orElseGet(InUse::new);
        });
  }

  private static Known known(Row row, byte[] requestHash) {
    if (!Arrays.equals(row.requestHash(), requestHash)) {
      return new Reused();
    }
    Integer status = row.status();
    return status == null ? new InUse() : new Answered(status, row.body());
  }

  /** Keeps the answer of a write that went through. */
  public void answered(UUID author, String key, int status, @Nullable String body) {
    jdbi.useExtension(IdempotencyKeyDao.class, dao -> dao.answer(author, key, status, body));
  }

  /** Forgets a write that did not go through: the next try is a first one. */
  public void forget(UUID author, String key) {
    jdbi.useExtension(IdempotencyKeyDao.class, dao -> dao.delete(author, key));
  }

  /** Drops what is older than a day; a nightly job. */
  public void sweep() {
    Instant oldest = clock.instant().minus(KEPT);
    jdbi.useExtension(IdempotencyKeyDao.class, dao -> dao.deleteBefore(oldest));
  }
}
