package org.polyphony.platform;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.polyphony.platform.SigningKeys.Signature;

/**
 * What is handed out under our signature for a time and known again when it comes back, with or
 * without a session, after a restart too: three ids and when it ends. Nothing of it is stored.
 */
public final class SignedSlips {

  private static final int PAYLOAD = 3 * 16 + 8;

  private final SigningKeys keys;
  private final String purpose;
  private final Duration valid;
  private final Clock clock;

  /**
   * @param purpose of the keys; a slip for one purpose is none for another
   * @param valid less than {@link SigningKeys#GRACE}
   */
  public SignedSlips(SigningKeys keys, String purpose, Duration valid, Clock clock) {
    this.keys = keys;
    this.purpose = purpose;
    this.valid = valid;
    this.clock = clock;
  }

  /** What a slip says; its user knows which id stands for what. */
  public record Slip(UUID first, UUID second, UUID third, Instant expiresAt) {}

  /** A slip that is good from now on, as it can stand in an address. */
  public String issue(UUID first, UUID second, UUID third) {
    ByteBuffer fields = ByteBuffer.allocate(PAYLOAD);
    for (UUID id : new UUID[] {first, second, third}) {
      fields.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    byte[] payload = fields.putLong(clock.instant().plus(valid).getEpochSecond()).array();
    Signature signature = keys.sign(purpose, payload);
    Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
    return text.encodeToString(payload)
        + "."
        + signature.key()
        + "."
        + text.encodeToString(signature.mac());
  }

  /** What a slip says; empty where it is not one of ours, or has expired. */
  public Optional<Slip> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    byte[] payload;
    Signature signature;
    try {
      payload = Base64.getUrlDecoder().decode(parts[0]);
      signature =
          new Signature(Integer.parseInt(parts[1]), Base64.getUrlDecoder().decode(parts[2]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (payload.length != PAYLOAD || !keys.verify(purpose, payload, signature)) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(payload);
    Slip slip =
        new Slip(id(fields), id(fields), id(fields), Instant.ofEpochSecond(fields.getLong()));
    return Optional.of(slip).filter(read -> read.expiresAt().isAfter(clock.instant()));
  }

  private static UUID id(ByteBuffer fields) {
    return new UUID(fields.getLong(), fields.getLong());
  }
}
