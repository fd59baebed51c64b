package org.polyphony.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes of numbers under one secret, HMAC-SHA256 (RFC 2104). Not for several threads. */
final class NumberHash {

  private static final int BYTES_OF_NAME = 6;

  private final Mac mac;

  NumberHash(byte[] secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  /** By which one knows the secret again, without knowing it. */
  String name() {
    return HexFormat.of().formatHex(Arrays.copyOf(of("secret"), BYTES_OF_NAME));
  }

  byte[] number(String tel) {
    return of("number\n" + tel);
  }

  byte[] person(String tel, String folded) {
    return of("person\n" + tel + "\n" + folded);
  }

  /** Of what was typed by hand as of what stood in a file. */
  byte[] otherName(DoNotContact.OtherName name) {
    return of(
        "identifier\n%s\n%s\n%s\n%s"
            .formatted(
                name.organization(),
                name.system(),
                name.value().strip().toLowerCase(Locale.ROOT),
                name.folded()));
  }

  private byte[] of(String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
