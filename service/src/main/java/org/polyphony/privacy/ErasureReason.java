package org.polyphony.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody is erased. One of these and no words, since words would say who it was. */
public enum ErasureReason {
  /** They asked for it. */
  ASKED,
  /** Their family did, or whoever acts for them. */
  FAMILY,
  /** We had no ground to keep them. */
  NO_GROUND,
  /** The time was over for which they were to be kept. */
  KEPT_LONG_ENOUGH;

  /** As it is written in JSON, in the database and in the keys of messages: {@code no_ground}. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of this name, or empty where there is none. */
  public static Optional<ErasureReason> ofWire(String wire) {
    return Stream.of(values()).filter(reason -> reason.wire().equals(wire)).findFirst();
  }
}
