package org.polyphony.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;

/**
 * Slows down who tries keys. Failures are counted in the database, so that several instances count
 * together, over a window that slides. What is counted is a keyed hash: no address and no e-mail is
 * kept.
 *
 * <p>An attempt is counted before the password is looked at and taken back when it was right. So a
 * hundred attempts sent at once are a hundred, and one that is refused does not make the wait
 * longer.
 */
final class Throttle {

  /** What is counted, how many failures are borne, and for how long they are remembered. */
  enum Limit {
    /** One account from one address: somebody who has forgotten their password. */
    ACCOUNT_HERE(10, Duration.ofMinutes(15)),
    /** One account from everywhere: guessing from many machines. */
    ACCOUNT(60, Duration.ofHours(1)),
    /** One name under a join code, from one address. A PIN has a million values. */
    PIN_HERE(5, Duration.ofMinutes(15)),
    /** One name under a join code, from everywhere: 7,300 guesses a year. */
    PIN(20, Duration.ofDays(1)),
    /** One address: a room of forty behind it may each mistype several times. */
    ADDRESS(200, Duration.ofMinutes(15)),
    /** New people from one address: several rooms. */
    JOINS(300, Duration.ofHours(1));

    private final int atMost;
    private final Duration window;

    Limit(int atMost, Duration window) {
      this.atMost = atMost;
      this.window = window;
    }

    /** This limit, for one account, name or address. */
    Count of(String subject) {
      return new Count(this, subject);
    }
  }

  /** A limit and whom it is about. */
  record Count(Limit limit, String subject) {
    @Override
    public String toString() {
      return limit + "[REDACTED]";
    }
  }

  /** An attempt that has been counted. */
  final class Attempt {
    private final List<byte[]> keys = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private final List<Count> counts = new ArrayList<>();

    /** It was right: it does not count, and what came before it on this account is forgotten. */
    void succeeded() {
      jdbi.useTransaction(
          handle -> {
            ThrottleDao dao = handle.attach(ThrottleDao.class);
            for (int i = 0; i < ids.size(); i++) {
              switch (counts.get(i).limit()) {
                case ADDRESS, JOINS -> dao.takeBack(ids.get(i));
                case ACCOUNT_HERE, ACCOUNT, PIN_HERE, PIN -> dao.forget(keys.get(i));
              }
            }
          });
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final byte[] pepper;

  /**
   * @param pepper keys the hashes: an address alone has few values, and its bare hash would tell it
   */
  Throttle(Jdbi jdbi, Clock clock, byte[] pepper) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.pepper = pepper.clone();
  }

  /**
   * Counts an attempt as failed until it is said to have succeeded.
   *
   * @throws Problem 429 {@code too_many_attempts} when a limit is reached already, with the {@code
   *     minutes} to wait
   */
  Attempt attempt(Count... counts) {
    return jdbi.inTransaction(handle -> count(handle, List.of(counts)));
  }

  private Attempt count(Handle handle, List<Count> counts) {
    ThrottleDao dao = handle.attach(ThrottleDao.class);
    Instant now = clock.instant();
    Attempt attempt = new Attempt();
    // In the order of the limits, the same for everybody: two attempts never wait for each other's
    // lock.
    for (Count count : counts.stream().sorted(Comparator.comparing(Count::limit)).toList()) {
      byte[] key = key(count);
      dao.lock(key);
      Instant since = now.minus(count.limit().window);
      if (dao.since(key, since) >= count.limit().atMost) {
        throw tooMany(dao.oldest(key, since).plus(count.limit().window), now);
      }
      UUID id = Ids.next();
      dao.add(id, key, now);
      attempt.keys.add(key);
      attempt.ids.add(id);
      attempt.counts.add(count);
    }
    return attempt;
  }

  /** Clears away what no limit remembers; nightly. */
  void sweep() {
    jdbi.useExtension(ThrottleDao.class, dao -> dao.sweep(clock.instant().minus(Limit.PIN.window)));
  }

  private static Problem tooMany(Instant again, Instant now) {
    long minutes = Math.max(1, Duration.between(now, again).plusSeconds(59).toMinutes());
    return new Problem(429, "too_many_attempts", Map.of("minutes", minutes));
  }

  private byte[] key(Count count) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
      return mac.doFinal((count.limit() + ":" + count.subject()).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
