package org.polyphony.platform;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/**
 * Signs what leaves the house and must be known again when it comes back: receipts, tokens in
 * links. The keys are in the database, so that every instance has them, and a restored backup too.
 * HMAC-SHA256 (RFC 2104, FIPS 198-1).
 */
public final class SigningKeys {

  /**
   * How long a retired key still verifies: longer than anything that is signed is valid, receipts
   * being 7 days.
   */
  public static final Duration GRACE = Duration.ofDays(30);

  /** As much of a MAC as must be shown (RFC 2104, 5: not less than half). */
  static final int LEAST_BYTES = 16;

  private static final int SECRET_BYTES = 32;

  /** How soon another instance's new key, or the end of an old one, is noticed. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final Duration RELOAD_AT_MOST_EVERY = Duration.ofSeconds(1);

  /**
   * @param key the id of the key; goes with the message
   * @param mac 32 bytes, or its first 16 or more where they were shortened to fit an address
   */
  public record Signature(int key, byte[] mac) {}

  private record Loaded(List<SigningKeyDao.Key> keys, Instant at) {
    Optional<SigningKeyDao.Key> current() {
      return keys.stream().filter(key -> key.retiredAt() == null).reduce((older, newer) -> newer);
    }

    Optional<SigningKeyDao.Key> find(int id) {
      return keys.stream().filter(key -> key.id() == id).findFirst();
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Loaded> cache = new ConcurrentHashMap<>();

  /**
   * @param clock by which keys are retired
   */
  public SigningKeys(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Signs with the newest key of this purpose; the first is made on the way.
   *
   * @param purpose such as {@code receipt}; what is signed for one purpose does not verify for
   *     another
   */
  public Signature sign(String purpose, byte[] message) {
    SigningKeyDao.Key key = load(purpose, FRESH).current().orElseGet(() -> first(purpose));
    return new Signature(key.id(), mac(key, message));
  }

  /** Whether this is our signature of this message for this purpose, by a key that still counts. */
  public boolean verify(String purpose, byte[] message, Signature signature) {
    Optional<SigningKeyDao.Key> key = load(purpose, FRESH).find(signature.key());
    if (key.isEmpty()) {
      // Perhaps another instance made it just now. Invented ids must not cost a query each.
      key = load(purpose, RELOAD_AT_MOST_EVERY).find(signature.key());
    }
    return key.filter(this::counts)
        .map(found -> isOf(mac(found, message), signature.mac()))
        .orElse(false);
  }

  private static boolean isOf(byte[] whole, byte[] shown) {
    return shown.length >= LEAST_BYTES
        && shown.length <= whole.length
        && MessageDigest.isEqual(Arrays.copyOf(whole, shown.length), shown);
  }

  /**
   * Signs with a new key from now on. What the old one signed still verifies for {@link #GRACE}.
   */
  public void rotate(String purpose) {
    jdbi.useTransaction(
        handle -> {
          SigningKeyDao dao = handle.attach(SigningKeyDao.class);
          dao.lock(purpose);
          dao.deleteRetiredBefore(purpose, clock.instant().minus(GRACE));
          dao.retireAll(purpose, clock.instant());
          dao.insert(purpose, newSecret(), clock.instant());
        });
    cache.remove(purpose);
  }

  /** Several instances may be here at once; the lock lets one of them make the key. */
  private SigningKeyDao.Key first(String purpose) {
    SigningKeyDao.Key key =
        jdbi.inTransaction(
            handle -> {
              SigningKeyDao dao = handle.attach(SigningKeyDao.class);
              dao.lock(purpose);
              return new Loaded(dao.find(purpose), clock.instant())
                  .current()
                  .orElseGet(() -> dao.insert(purpose, newSecret(), clock.instant()));
            });
    cache.remove(purpose);
    return key;
  }

  private Loaded load(String purpose, Duration maximumAge) {
    Instant oldest = clock.instant().minus(maximumAge);
    Loaded cached = cache.get(purpose);
    if (cached != null && cached.at().isAfter(oldest)) {
      return cached;
    }
    List<SigningKeyDao.Key> keys =
        jdbi.withExtension(SigningKeyDao.class, dao -> dao.find(purpose));
    Loaded loaded = new Loaded(keys, clock.instant());
    cache.put(purpose, loaded);
    return loaded;
  }

  private boolean counts(SigningKeyDao.Key key) {
    Instant retired = key.retiredAt();
    return retired == null || retired.plus(GRACE).isAfter(clock.instant());
  }

  private byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private static byte[] mac(SigningKeyDao.Key key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
