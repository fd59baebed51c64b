package org.polyphony.care;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was told on a call that staff must see. */
public enum IncidentKind {
  /** Somebody was attacked, insulted or refused for who they are. */
  HATE,
  /** Somebody may hurt themselves, or is in need that cannot wait. */
  CRISIS,
  /** Somebody threatens another, the caller included. */
  THREAT,
  OTHER,
  /** A caller asked staff to look at a call, and has not reported what it was. */
  FLAGGED;

  /** As stored and as outside programs write it: {@code hate}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this code; empty when there is none. */
  public static Optional<IncidentKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
