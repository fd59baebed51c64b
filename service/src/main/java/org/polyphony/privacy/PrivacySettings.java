package org.polyphony.privacy;

import org.jspecify.annotations.Nullable;

/**
 * What stands outside of the database.
 *
 * @param numbersKey the secret under which numbers of erased people are hashed, from {@code
 *     POLYPHONY_NUMBERS_KEY}: it stands in no file; null for one that is kept in the database
 */
public record PrivacySettings(@Nullable String numbersKey) {

  private static final int SHORTEST = 16;

  /**
   * @throws IllegalArgumentException for a secret of fewer than 16 characters
   */
  public PrivacySettings {
    if (numbersKey != null && numbersKey.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "POLYPHONY_NUMBERS_KEY must have at least " + SHORTEST + " characters");
    }
  }

  /** Those of the environment. */
  public static PrivacySettings ofEnvironment() {
    String key = System.getenv("POLYPHONY_NUMBERS_KEY");
    return new PrivacySettings(key == null || key.isEmpty() ? null : key);
  }

  /** Without the secret, since this may reach a log. */
  @Override
  public String toString() {
    return "PrivacySettings[REDACTED]";
  }
}
