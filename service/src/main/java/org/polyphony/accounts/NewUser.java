package org.polyphony.accounts;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Role;

/**
 * A user to be made.
 *
 * @param organization the partner they belong to, for good
 * @param name as they write it
 * @param email what they sign in with, or null for one who comes in by a link or a join code
 * @param password in the clear, hashed before it is stored; null for one who comes in otherwise
 * @param roles their standing roles
 * @param languages what they speak and read
 * @param locale the interface language they chose, or null
 * @param minor under age
 * @param sample made for the demonstration
 */
public record NewUser(
    UUID organization,
    String name,
    @Nullable String email,
    @Nullable String password,
    Set<Role> roles,
    List<UserLanguage> languages,
    @Nullable String locale,
    boolean minor,
    boolean sample) {

  public NewUser {
    roles = Set.copyOf(roles);
    languages = List.copyOf(languages);
  }

  /** Without the password, since this may reach a log. */
  @Override
  public String toString() {
    return "NewUser[REDACTED]";
  }
}
