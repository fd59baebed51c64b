package org.polyphony.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code accounts} of config.yml.
 *
 * @param administratorEmail the first administrator's, where there is none yet; empty for a printed
 *     set-up link instead
 * @param administratorPassword theirs, from the environment variable {@code
 *     POLYPHONY_ADMIN_PASSWORD}: it stands in no file
 */
public record AccountsSettings(
    @Nullable String administratorEmail, @Nullable String administratorPassword) {

  /** As the configuration gives it. */
  @JsonCreator
  public static AccountsSettings of(
      @JsonProperty("administratorEmail") @Nullable String administratorEmail) {
    return new AccountsSettings(administratorEmail, System.getenv("POLYPHONY_ADMIN_PASSWORD"));
  }

  /** Nothing set: a set-up link is printed. */
  public static AccountsSettings none() {
    return new AccountsSettings(null, null);
  }

  /** Without the password, since this may reach a log. */
  @Override
  public String toString() {
    return "AccountsSettings[REDACTED]";
  }
}
