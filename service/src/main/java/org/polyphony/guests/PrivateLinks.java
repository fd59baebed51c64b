package org.polyphony.guests;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of a link that only one person has: which submission it is, under our seal. Nothing of
 * it is stored, and it is the same whenever it is asked for.
 */
final class PrivateLinks {

  private static final String PURPOSE = "link";
  private static final int ID_BYTES = 16;

  private final Seal seal;

  PrivateLinks(Seal seal) {
    this.seal = seal;
  }

  /** 43 characters that stand in an address as they are. */
  String token(UUID submission) {
    byte[] id = bytes(submission);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(ID_BYTES + Seal.BYTES).put(id).put(seal.of(PURPOSE, id)).array());
  }

  /** The submission; empty for anything that is not a token of ours. */
  Optional<UUID> submission(String token) {
    byte[] read;
    try {
      read = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (read.length != ID_BYTES + Seal.BYTES) {
      return Optional.empty();
    }
    byte[] id = new byte[ID_BYTES];
    byte[] mark = new byte[Seal.BYTES];
    ByteBuffer.wrap(read).get(id).get(mark);
    ByteBuffer most = ByteBuffer.wrap(id);
    return seal.is(PURPOSE, id, mark)
        ? Optional.of(new UUID(most.getLong(), most.getLong()))
        : Optional.empty();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
