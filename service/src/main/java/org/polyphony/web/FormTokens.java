package org.polyphony.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token that every form carries: an HMAC-SHA256 of the session's id, or, before there is a
 * session, of a random cookie of the browser's.
 */
final class FormTokens {
  /** The browser's own random value while nobody is signed in. */
  static final String COOKIE = "polyphony_form";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<List<byte[]>> keys;

  /**
   * @param keys the newest first, at least one; the older ones still let open forms in
   */
  FormTokens(Supplier<List<byte[]>> keys) {
    this.keys = keys;
  }

  /** A new value for the cookie. */
  static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  /**
   * @param subject {@code session:…} or {@code browser:…}
   */
  String issue(String subject) {
    return sign(keys.get().get(0), subject);
  }

  boolean verify(String subject, String token) {
    byte[] shown = token.getBytes(StandardCharsets.UTF_8);
    return keys.get().stream()
        .anyMatch(
            key ->
                MessageDigest.isEqual(sign(key, subject).getBytes(StandardCharsets.UTF_8), shown));
  }

  private static String sign(byte[] key, String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return BASE64.encodeToString(
          mac.doFinal(("form:" + subject).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
