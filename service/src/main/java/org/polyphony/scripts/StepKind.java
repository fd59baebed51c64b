package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a step does: say something, or ask and take an answer of one kind. */
public enum StepKind {
  /** Said, nothing is answered. */
  SAY,
  /** One of its choices. */
  SINGLE,
  /** Any number of its choices. */
  MULTI,
  /** Yes, no or maybe, in words that come with the product. */
  YES_NO,
  /** A number within bounds, whole unless the script allows decimals. */
  NUMBER,
  /** A day, as {@code 2026-11-03} in every language. */
  DATE,
  /** Free text. */
  TEXT,
  /** A language, as a BCP 47 tag; {@code und} for "not sure". */
  LANGUAGE;

  /** Whether the step is answered by picking from choices that the script words. */
  public boolean hasChoices() {
    return this == SINGLE || this == MULTI;
  }

  /** Whether the step is answered by picking from choices, its own or those of every script. */
  public boolean picks() {
    return hasChoices() || this == YES_NO;
  }

  /** Whether the step is answered at all. */
  public boolean isQuestion() {
    return this != SAY;
  }

  /** The name used in JSON and in the database: {@code say}, {@code single}, and so on. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name; empty where there is none. */
  public static Optional<StepKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
