package org.polyphony.crew;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be done at an event; the ready-made ones have a name in every language. */
enum RoleKind {
  FACILITATION,
  NOTE_TAKING,
  /** Set-up before and tear-down after. */
  SET_UP,
  WELCOMING,
  INTERPRETING,
  CHILDCARE,
  /** Named by the organization. */
  OWN;

  /** As stored and as outside programs write it: {@code note_taking}. */
  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this code; empty when there is none. */
  static Optional<RoleKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
