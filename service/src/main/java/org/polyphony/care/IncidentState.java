package org.polyphony.care;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where an incident is on its way through the inbox. */
public enum IncidentState {
  /** Nobody looks after it yet. */
  WAITING,
  /** Somebody of the care team does. */
  TAKEN,
  /** Nothing is left to do; it can be opened again. */
  CLOSED;

  private static final Map<IncidentState, Set<IncidentState>> EDGES =
      Map.of(
          WAITING, Set.of(TAKEN, CLOSED),
          TAKEN, Set.of(WAITING, CLOSED),
          CLOSED, Set.of(TAKEN));

  /** As stored and as outside programs write it: {@code taken}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this code; empty when there is none. */
  public static Optional<IncidentState> of(String code) {
    return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
  }

  /** The states that can follow this one. */
  public Set<IncidentState> next() {
    return EDGES.getOrDefault(this, Set.of());
  }
}
