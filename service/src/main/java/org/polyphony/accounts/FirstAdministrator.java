package org.polyphony.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first way in: an administrator from the environment, or a one-time link to be printed. The
 * demonstration's sample people do not count for the former, so that it can be looked at with an
 * account of one's own.
 */
public final class FirstAdministrator {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Accounts accounts;
  private final Passwords passwords;
  private final OneTimeLinks links;
  private final AccountsSettings settings;

  FirstAdministrator(
      Jdbi jdbi,
      Clock clock,
      Audit audit,
      Accounts accounts,
      Passwords passwords,
      OneTimeLinks links,
      AccountsSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.settings = settings;
  }

  /**
   * Sees to it that somebody can come in. Called at each start, after the sample content was made.
   *
   * @return the path of a link that makes the first organization and its administrator, good for a
   *     day and once; empty where there is an administrator
   */
  public Optional<String> prepare() {
    return jdbi.inTransaction(
        handle -> {
          UserDao dao = handle.attach(UserDao.class);
          dao.lockFirstAdministrator();
          String email = Email.asWritten(settings.administratorEmail());
          String password = settings.administratorPassword();
          if (email != null
              && password != null
              && !password.isEmpty()
              && !dao.hasAdministrator(false)) {
            create(handle, email, password);
          }
          return dao.hasAdministrator(true)
              ? Optional.empty()
              : Optional.of(links.setUp(handle, null));
        });
  }

  private void create(Handle handle, String email, String password) {
    if (handle.attach(UserDao.class).isTaken(Email.folded(email))) {
      LOG.warn("The administrator of the settings was not made: somebody has that e-mail already");
      return;
    }
    if (Passwords.problemWith("password", password) != null) {
      LOG.warn("The administrator's password is too short; choose a longer one after signing in");
    }
    UUID organization =
        handle.attach(OrganizationDao.class).all().stream()
            .findFirst()
            .map(Organization::id)
            .orElseGet(() -> accounts.createOrganization(handle, named(email)));
    NewUser user =
        new NewUser(
            organization,
            email.substring(0, at(email)),
            email,
            null,
            Set.of(),
            List.of(),
            null,
            false,
            false);
    UUID id = accounts.insert(handle, user, passwords.hash(password), null);
    handle
        .attach(UserDao.class)
        .grant(
            id,
            Role.ADMINISTRATOR.wire(),
            "organization",
            organization,
            null,
            null,
            clock.instant());
    audit.append(
        handle,
        id,
        organization,
        "user.created",
        "user",
        id,
        Map.of("roles", List.of("administrator")));
  }

  // Nobody was asked for names yet: those of the address, until the page of settings is opened.
  private static NewOrganization named(String email) {
    String domain = email.substring(Math.min(email.length(), at(email) + 1));
    return new NewOrganization(
        domain.isEmpty() ? email : domain, "en", NewOrganization.USUAL_TIME_ZONE, false);
  }

  private static int at(String email) {
    int at = email.indexOf('@');
    return at < 0 ? email.length() : at;
  }
}
