package org.polyphony.events;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The few letters on a confirmation by which a registration is found at the door, read by a camera
 * or typed: it opens nothing.
 */
public final class DoorCode {

  /** What nobody mistakes for another: no 0 and O, no 1 and I. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 6;

  private DoorCode() {}

  /** Six letters and digits; always the same for a registration. */
  public static String of(UUID registration) {
    byte[] hash = digest(registration);
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(Byte.toUnsignedInt(hash[i]) % LETTERS.length()));
    }
    return code.toString();
  }

  private static byte[] digest(UUID registration) {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(registration.getMostSignificantBits())
            .putLong(registration.getLeastSignificantBits())
            .array();
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
