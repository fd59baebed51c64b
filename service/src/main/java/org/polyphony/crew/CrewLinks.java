package org.polyphony.crew;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.polyphony.guests.Seal;

/**
 * The part of a link that only a partner, or only one of their people, has: which one it is, under
 * our seal. Nothing of it is stored, and it is the same whenever it is asked for.
 */
final class CrewLinks {

  private static final int ID_BYTES = 16;

  /** Whose link it is: one of a kind does not pass for one of the other. */
  enum Kind {
    INVITATION,
    VOLUNTEER
  }

  private final Seal seal;

  CrewLinks(Seal seal) {
    this.seal = seal;
  }

  /** Where people of a partner sign up. */
  String invitation(UUID invitation) {
    return "/crew/with/" + token(Kind.INVITATION, invitation);
  }

  /** Where somebody without an account sees what they have taken. */
  String volunteer(UUID volunteer) {
    return "/crew/own/" + token(Kind.VOLUNTEER, volunteer);
  }

  private String token(Kind kind, UUID id) {
    byte[] bytes = bytes(id);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(ID_BYTES + Seal.BYTES)
                .put(bytes)
                .put(seal.of(kind.name(), bytes))
                .array());
  }

  /** Whose it is; empty for anything that is not a token of ours of that kind. */
  Optional<UUID> read(Kind kind, String token) {
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
    return seal.is(kind.name(), id, mark)
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
