package org.polyphony.texting;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a text stands. The database keeps the same table of ways ({@code texting.may_go}) and
 * refuses every other; a test holds the two together.
 */
enum MessageState {
  /** Written, and nobody has let it go out yet. */
  PREPARED,
  /** Does not go out, and it is said why. */
  HELD,
  /** Goes out when its hour and its turn come. */
  QUEUED,
  /** Taken up by a sender: the carrier may have been asked. */
  ASKING,
  /** The carrier has it. */
  SENT,
  DELIVERED,
  FAILED,
  /** Nobody knows whether the carrier has it; never asked for again. */
  UNKNOWN,
  CANCELLED;

  private static final Map<MessageState, Set<MessageState>> WAYS =
      Map.of(
          PREPARED, EnumSet.of(QUEUED, HELD, CANCELLED),
          HELD, EnumSet.of(QUEUED, CANCELLED),
          QUEUED, EnumSet.of(ASKING, HELD, CANCELLED),
          ASKING, EnumSet.of(QUEUED, HELD, CANCELLED, SENT, DELIVERED, FAILED, UNKNOWN),
          SENT, EnumSet.of(DELIVERED, FAILED),
          UNKNOWN, EnumSet.of(SENT, DELIVERED, FAILED, CANCELLED));

  /** As stored. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MessageState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether a text that stands here can come to stand there. */
  boolean mayBecome(MessageState next) {
    return WAYS.getOrDefault(this, Set.of()).contains(next);
  }
}
