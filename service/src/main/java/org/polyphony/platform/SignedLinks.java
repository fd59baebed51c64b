package org.polyphony.platform;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.polyphony.platform.SigningKeys.Signature;

/**
 * The part of a link that only one person has: one id under our signature, for as long as the key
 * stands, and the same whenever it is asked for. Nothing of it is stored. {@link SignedSlips} are
 * for what is good for a time only.
 */
public final class SignedLinks {

  private static final int ID = 16;
  private static final int KEY = 4;

  private final SigningKeys keys;
  private final String purpose;

  /**
   * @param purpose of the keys; a link for one purpose is none for another
   */
  public SignedLinks(SigningKeys keys, String purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /** 48 characters that stand in an address as they are. */
  public String token(UUID id) {
    byte[] payload = bytes(id);
    Signature signature = keys.sign(purpose, payload);
    byte[] token =
        ByteBuffer.allocate(ID + KEY + SigningKeys.LEAST_BYTES)
            .put(payload)
            .putInt(signature.key())
            .put(signature.mac(), 0, SigningKeys.LEAST_BYTES)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The id; empty for anything that is not a token of ours. */
  public Optional<UUID> read(String token) {
    byte[] read;
    try {
      read = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (read.length != ID + KEY + SigningKeys.LEAST_BYTES) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(read);
    UUID id = new UUID(fields.getLong(), fields.getLong());
    Signature signature =
        new Signature(fields.getInt(), Arrays.copyOfRange(read, ID + KEY, read.length));
    return keys.verify(purpose, bytes(id), signature) ? Optional.of(id) : Optional.empty();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
