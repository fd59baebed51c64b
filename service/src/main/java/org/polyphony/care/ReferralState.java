package org.polyphony.care;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a resource that somebody was told of. Any may follow any: people change their
 * minds.
 */
public enum ReferralState {
  /** They were told of it. */
  OFFERED,
  /** They want it. */
  ACCEPTED,
  /** They do not. */
  DECLINED,
  /** They have been helped, or it has come to its end. */
  CLOSED;

  /** As stored and as outside programs write it: {@code offered}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this code; empty when there is none. */
  public static Optional<ReferralState> of(String code) {
    return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
