package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an answer can feed. A campaign binds a slot of a kind to a real event or election, so that a
 * script can be used again.
 */
public enum SlotKind {
  /** A registration for an event. */
  REGISTRATION,
  /** The promise to vote in an election. */
  VOTE,
  /** The promise to volunteer. */
  VOLUNTEER,
  /** The promise to bring others along. */
  BRING;

  /** The name used in JSON and in the database: {@code registration}, {@code vote}, and so on. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that name; empty where there is none. {@code commitment} and {@code vote_plan} are
   * other words for {@link #VOTE}.
   */
  public static Optional<SlotKind> of(String key) {
    return switch (key) {
      case "commitment", "vote_plan" -> Optional.of(VOTE);
      default -> Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    };
  }
}
