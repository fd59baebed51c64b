package org.polyphony.campaigns;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a campaign is for. */
public enum Goal {
  /** People vote. */
  TURNOUT(Purpose.TURNOUT),
  /** People come. */
  ATTENDANCE(Purpose.EVENTS),
  /** People say what they think. */
  SURVEY(Purpose.SURVEY),
  /** People register to vote. */
  REGISTRATION(Purpose.TURNOUT),
  /** People get what they need. */
  SERVICE(Purpose.SERVICE);

  private final Purpose purpose;

  Goal(Purpose purpose) {
    this.purpose = purpose;
  }

  /** The goal of this code; empty when there is none. */
  public static Optional<Goal> of(String code) {
    return Stream.of(values()).filter(goal -> goal.code().equals(code)).findFirst();
  }

  /** The goal that lists of this purpose serve; attendance where they serve any. */
  static Goal servedBy(@Nullable Purpose purpose) {
    return Stream.of(values())
        .filter(goal -> goal.purpose == purpose)
        .findFirst()
        .orElse(ATTENDANCE);
  }

  /** As stored and as outside programs write it: {@code attendance}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What lists are used for where the campaign says nothing else. */
  public Purpose purpose() {
    return purpose;
  }
}
