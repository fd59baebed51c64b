package org.polyphony.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;

/**
 * What the holder of a one-time link does with it. Link and deed are one transaction: a deed that
 * fails leaves it.
 */
final class Welcome {

  /**
   * What a newcomer enters.
   *
   * @param organization the name of theirs; empty where the link is an invitation into one
   */
  record Newcomer(
      String organization,
      String name,
      String email,
      String password,
      List<UserLanguage> languages,
      String locale) {

    @Override
    public String toString() {
      return "Newcomer[REDACTED]";
    }
  }

  /** Whom a link is for, where that is known. */
  record For(OneTimeLink link, @Nullable User user, @Nullable Organization organization) {
    /** Whether a PIN is chosen by it and not a password. */
    boolean pin() {
      return user != null && user.email() == null;
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Accounts accounts;
  private final Passwords passwords;
  private final OneTimeLinks links;
  private final Sessions sessions;

  Welcome(
      Jdbi jdbi,
      Clock clock,
      Audit audit,
      Accounts accounts,
      Passwords passwords,
      OneTimeLinks links,
      Sessions sessions) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.sessions = sessions;
  }

  /**
   * Looks at a link without using it up.
   *
   * @throws Problem 410 {@code link_gone}
   */
  For find(String token) {
    return jdbi.withHandle(handle -> known(handle, links.find(handle, token)));
  }

  private For known(Handle handle, OneTimeLink link) {
    UserDao users = handle.attach(UserDao.class);
    UUID id = link.user();
    User user = id == null ? null : users.find(id, clock.instant()).orElse(null);
    UUID organization = user == null ? link.organization() : user.organization();
    return new For(
        link,
        user,
        organization == null ? null : accounts.organization(handle, organization).orElse(null));
  }

  /** Makes an organization and its administrator, and signs them in. */
  Sessions.Begun setUp(String token, Newcomer newcomer, String device) {
    check(newcomer, true);
    return jdbi.inTransaction(
        handle -> {
          OneTimeLink link = links.use(handle, token, OneTimeLink.Purpose.SETUP);
          UUID organization =
              accounts.createOrganization(
                  handle,
                  new NewOrganization(
                      newcomer.organization(),
                      newcomer.locale(),
                      NewOrganization.USUAL_TIME_ZONE,
                      false));
          if (link.createdBy() == null) {
            handle.attach(LinkDao.class).endSetups(clock.instant());
          }
          return create(handle, link, organization, Set.of(Role.ADMINISTRATOR), newcomer, device);
        });
  }

  /** Makes a user with the roles of the invitation, and signs them in. */
  Sessions.Begun accept(String token, Newcomer newcomer, String device) {
    check(newcomer, false);
    return jdbi.inTransaction(
        handle -> {
          OneTimeLink link = links.use(handle, token, OneTimeLink.Purpose.INVITATION);
          UUID organization = Objects.requireNonNull(link.organization());
          return create(handle, link, organization, link.roles(), newcomer, device);
        });
  }

  private Sessions.Begun create(
      Handle handle,
      OneTimeLink link,
      UUID organization,
      Set<Role> roles,
      Newcomer newcomer,
      String device) {
    UUID user =
        accounts.createUser(
            handle,
            new NewUser(
                organization,
                newcomer.name(),
                newcomer.email(),
                newcomer.password(),
                roles,
                newcomer.languages(),
                newcomer.locale(),
                false,
                false),
            link.createdBy());
    record(handle, user, organization, "user.accepted_" + link.purpose().wire());
    return sessions.begin(handle, user, device, Sessions.LASTS);
  }

  private static void check(Newcomer newcomer, boolean organizationToo) {
    Entries entries = new Entries();
    if (organizationToo) {
      entries.name("organization", newcomer.organization());
    }
    entries.name("name", newcomer.name());
    entries.emailRequired("email", newcomer.email());
    entries.password("password", newcomer.password());
    entries.languages("languages", newcomer.languages());
    entries.check();
  }

  /**
   * Gives a person a new password or PIN and signs them in; every other session and token of theirs
   * ends.
   *
   * @throws Problem 410 {@code link_gone}; 422
   */
  Sessions.Begun reset(String token, String secret, String device) {
    For known = find(token);
    Entries entries = new Entries();
    if (known.pin()) {
      entries.pin("secret", secret);
    } else {
      entries.password("secret", secret);
    }
    entries.check();
    String hash = passwords.hash(secret);
    return jdbi.inTransaction(
        handle -> {
          User user = user(handle, links.use(handle, token, OneTimeLink.Purpose.RESET));
          OwnAccount.store(handle, user.id(), known.pin(), hash);
          sessions.endAll(handle, user.id(), null);
          handle.attach(LinkDao.class).endAll(user.id(), clock.instant());
          record(handle, user.id(), user.organization(), "user.reset");
          return sessions.begin(
              handle, user.id(), device, known.pin() ? Sessions.LASTS_FOR_A_SHIFT : Sessions.LASTS);
        });
  }

  /** Signs a person in. */
  Sessions.Begun signIn(String token, String device) {
    return jdbi.inTransaction(
        handle -> {
          User user = user(handle, links.use(handle, token, OneTimeLink.Purpose.SIGN_IN));
          record(handle, user.id(), user.organization(), "user.signed_in_by_link");
          return sessions.begin(handle, user.id(), device, Sessions.LASTS);
        });
  }

  private User user(Handle handle, OneTimeLink link) {
    UUID id = Objects.requireNonNull(link.user());
    return handle
        .attach(UserDao.class)
        .find(id, clock.instant())
        .filter(user -> !user.isDisabled())
        .orElseThrow(() -> new Problem(410, "link_gone", Map.of()));
  }

  private void record(Handle handle, UUID user, UUID organization, String action) {
    audit.append(handle, user, organization, action, "user", user, Map.of());
  }
}
