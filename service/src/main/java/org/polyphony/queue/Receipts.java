package org.polyphony.queue;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.SigningKeys.Signature;

/**
 * What comes with each claim and authorises the outcome of that claim, and its undo, and nothing
 * else: with or without a session, whoever is signed in on this machine by then. So an expired
 * session, a restart or a sign-out loses no answer.
 */
public final class Receipts {

  /** How long an outcome may wait in a browser's outbox. */
  public static final Duration VALID = Duration.ofDays(7);

  private static final String PURPOSE = "receipt";
  private static final int PAYLOAD = 3 * 16 + 8;

  private final SigningKeys keys;
  private final Clock clock;

  Receipts(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** A receipt for this claim, valid for 7 days from now. */
  public String issue(Claimed claim) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD)
            .putLong(claim.id().getMostSignificantBits())
            .putLong(claim.id().getLeastSignificantBits())
            .putLong(claim.caller().getMostSignificantBits())
            .putLong(claim.caller().getLeastSignificantBits())
            .putLong(claim.campaign().getMostSignificantBits())
            .putLong(claim.campaign().getLeastSignificantBits())
            .putLong(clock.instant().plus(VALID).getEpochSecond())
            .array();
    Signature signature = keys.sign(PURPOSE, payload);
    Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
    return text.encodeToString(payload)
        + "."
        + signature.key()
        + "."
        + text.encodeToString(signature.mac());
  }

  /** What a receipt says; empty where it is not one of ours, or has expired. */
  public Optional<Receipt> verify(String text) {
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
    if (payload.length != PAYLOAD || !keys.verify(PURPOSE, payload, signature)) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(payload);
    Receipt receipt =
        new Receipt(
            new UUID(fields.getLong(), fields.getLong()),
            new UUID(fields.getLong(), fields.getLong()),
            new UUID(fields.getLong(), fields.getLong()),
            Instant.ofEpochSecond(fields.getLong()));
    return Optional.of(receipt).filter(valid -> valid.expiresAt().isAfter(clock.instant()));
  }
}
