package org.polyphony.accounts;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Role;

/**
 * A link that works once.
 *
 * @param purpose what it is for
 * @param organization whose, or null for one that sets an organization up
 * @param user whom it signs in or gives a new password, or null
 * @param email whom an invitation was meant for, as entered; may be null
 * @param name the same
 * @param roles what an invitation gives
 * @param createdBy who made it, or null for the service itself
 */
record OneTimeLink(
    UUID id,
    Purpose purpose,
    @Nullable UUID organization,
    @Nullable UUID user,
    @Nullable String email,
    @Nullable String name,
    Set<Role> roles,
    @Nullable UUID createdBy,
    Instant createdAt,
    Instant expiresAt) {

  /** What a link is for. */
  enum Purpose {
    /** Makes an organization and its administrator. */
    SETUP,
    /** Makes a user with the roles it carries. */
    INVITATION,
    /** Gives a user a new password, or a new PIN. */
    RESET,
    /** Signs a user in. */
    SIGN_IN;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  OneTimeLink {
    roles = Set.copyOf(roles);
  }
}
