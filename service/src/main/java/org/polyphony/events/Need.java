package org.polyphony.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody needs so that they can come. */
public enum Need {
  /** Kept with the language that is to be interpreted. */
  INTERPRETER,
  SIGN_LANGUAGE,
  CHILDCARE,
  RIDE,
  /** A way in without steps, a seat near the door, large print. */
  ACCESS,
  FOOD;

  /** As stored and as scripts name the choice that asks for it: {@code sign_language}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its code; empty for another word. */
  public static Optional<Need> of(String code) {
    return Arrays.stream(values()).filter(need -> need.code().equals(code)).findFirst();
  }
}
