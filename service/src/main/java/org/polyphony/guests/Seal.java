package org.polyphony.guests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks what we hand out, to know it again: the first half of an HMAC-SHA256 (RFC 2104, 5). */
public final class Seal {

  /** How long a mark is. */
  public static final int BYTES = 16;

  private final byte[] secret;

  /**
   * Marks with a secret.
   *
   * @param secret 32 bytes or more, the same on every instance
   */
  public Seal(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * The mark of a message.
   *
   * @param purpose what is marked for one does not pass for another
   */
  public byte[] of(String purpose, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((purpose + ":").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(message), BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  /** Whether a mark is ours, of this message and for this purpose. */
  public boolean is(String purpose, byte[] message, byte[] seal) {
    return MessageDigest.isEqual(of(purpose, message), seal);
  }
}
