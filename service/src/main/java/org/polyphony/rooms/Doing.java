package org.polyphony.rooms;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody does in the room. */
enum Doing {
  /** They look at the room's page. */
  LOBBY,
  CALLING,
  PRACTISING;

  /** As stored, and as the console says it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Doing> of(String code) {
    return Stream.of(values()).filter(doing -> doing.code().equals(code)).findFirst();
  }
}
