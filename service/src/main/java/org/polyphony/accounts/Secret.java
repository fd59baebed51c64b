package org.polyphony.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits, held by a browser, a program or a link. The database keeps its
 * SHA-256 alone: that is enough for a secret which nobody can guess.
 *
 * @param text base64url, 43 characters
 */
record Secret(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static Secret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What the database is asked for. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
