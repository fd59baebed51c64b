package org.polyphony.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.FieldProblem;

/**
 * Hashes passwords and PINs by Argon2id, at the least cost that OWASP's Password Storage Cheat
 * Sheet names: 19 MiB, two passes, one lane. A hash says by itself how it was made, so the cost can
 * be raised later.
 */
final class Passwords {

  /** The least that NIST SP 800-63B allows. */
  static final int LENGTH_AT_LEAST = 8;

  private static final int LENGTH_AT_MOST = 200;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  // The PHC string is written and read here and not by the library, which does it by the JVM's
  // locale: in Turkish
  // "argon2id" becomes another word, and no other machine knows the password again.
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2Function argon2;
  private final String decoy;

  // A flood of sign-ins may wait for the processor, but must not take all of it or 19 MiB for each
  // request.
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  /** At the cost of production. */
  Passwords() {
    this(MEMORY_KIB, PASSES);
  }

  /**
   * @param memoryKib what one hash fills, in KiB
   * @param passes how often
   */
  Passwords(int memoryKib, int passes) {
    argon2 = Argon2Function.getInstance(memoryKib, passes, LANES, HASH_BYTES, Argon2.ID);
    decoy = hash(Secret.random().text());
  }

  /** Hashes with a new salt, into a PHC string. */
  String hash(String secret) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%s,t=%s,p=%s$%s$%s"
        .formatted(
            Integer.toString(argon2.getMemory()),
            Integer.toString(argon2.getIterations()),
            Integer.toString(argon2.getParallelism()),
            base64.encodeToString(salt),
            base64.encodeToString(compute(argon2, secret, salt)));
  }

  private byte[] compute(Argon2Function function, String secret, byte[] salt) {
    cores.acquireUninterruptibly();
    try {
      return function.hash(normal(secret).getBytes(StandardCharsets.UTF_8), salt).getBytes();
    } finally {
      cores.release();
    }
  }

  /**
   * Whether the secret is the one of the hash.
   *
   * @param hash null where there is no such account or it has no password: the same work is done,
   *     and the answer is no, so that the time it takes does not tell who has an account
   */
  boolean matches(String secret, @Nullable String hash) {
    Matcher held = PHC.matcher(hash == null ? decoy : hash);
    if (!held.matches()) {
      throw new IllegalStateException("Not a hash of ours");
    }
    byte[] expected = Base64.getDecoder().decode(held.group(5));
    Argon2Function function =
        Argon2Function.getInstance(
            Integer.parseInt(held.group(1)),
            Integer.parseInt(held.group(2)),
            Integer.parseInt(held.group(3)),
            expected.length,
            Argon2.ID);
    byte[] computed = compute(function, secret, Base64.getDecoder().decode(held.group(4)));
    return MessageDigest.isEqual(computed, expected) && hash != null;
  }

  /** What is wrong with a new password, or null. */
  static @Nullable FieldProblem problemWith(String field, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < LENGTH_AT_LEAST) {
      return new FieldProblem(field, "password_too_short", Map.of("least", LENGTH_AT_LEAST));
    }
    return length > LENGTH_AT_MOST
        ? new FieldProblem(field, "password_too_long", Map.of("most", LENGTH_AT_MOST))
        : null;
  }

  /**
   * What is wrong with a new PIN, or null: six digits, and not one of those that are tried first.
   */
  static @Nullable FieldProblem problemWithPin(String field, String pin) {
    if (!pin.matches("[0-9]{6}")) {
      return FieldProblem.of(field, "pin_shape");
    }
    boolean oneDigit = pin.chars().distinct().count() == 1;
    boolean counting = "01234567890".contains(pin) || "09876543210".contains(pin);
    return oneDigit || counting ? FieldProblem.of(field, "pin_easy") : null;
  }

  /** What somebody typed as a PIN: blanks and dashes left out, any script's digits as 0 to 9. */
  static String typedPin(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isSpaceChar(c) && c != '-')
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(digits::appendCodePoint);
    return digits.toString();
  }

  // The same password typed on another keyboard may come in other code points.
  private static String normal(String secret) {
    return Normalizer.normalize(secret, Normalizer.Form.NFKC);
  }
}
