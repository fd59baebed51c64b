package org.polyphony.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;

/**
 * Makes organizations and users, in the transaction of the caller. Whether somebody may do so is
 * asked before: by {@link Users} of the one who makes them, by {@link OneTimeLinks} of the link.
 */
public final class Accounts {

  /**
   * Somebody invented.
   *
   * @param role the name of one role of theirs
   */
  public record SampleUser(UUID id, String name, String role) {}

  private final Clock clock;
  private final Passwords passwords;
  private final OneTimeLinks links;

  Accounts(Clock clock, Passwords passwords, OneTimeLinks links) {
    this.clock = clock;
    this.passwords = passwords;
    this.links = links;
  }

  /** Makes an organization. Two may have the same name. */
  public UUID createOrganization(Handle handle, NewOrganization organization) {
    UUID id = Ids.next();
    handle
        .attach(OrganizationDao.class)
        .insert(
            id,
            organization.name().strip(),
            organization.locale(),
            organization.timeZone().getId(),
            organization.sample(),
            clock.instant());
    return id;
  }

  /**
   * Makes a user with standing roles.
   *
   * @throws Problem 422 where the name, the e-mail, the password or a language cannot stand,
   *     somebody has the e-mail already, or a minor would hold a role that is not for minors
   */
  public UUID createUser(Handle handle, NewUser user) {
    return createUser(handle, user, null);
  }

  /**
   * @param by who makes them, or null
   */
  UUID createUser(Handle handle, NewUser user, @Nullable UUID by) {
    check(user);
    String password = user.password();
    String hash = password == null ? null : passwords.hash(password);
    UUID id = insert(handle, user, hash, null);
    grant(handle, id, user.roles(), user.organization(), by);
    return id;
  }

  /** Makes the person without a role yet; for those who join by a code. */
  UUID insert(
      Handle handle, NewUser user, @Nullable String passwordHash, @Nullable String pinHash) {
    UUID id = Ids.next();
    UserDao dao = handle.attach(UserDao.class);
    int inserted =
        dao.insert(
            id,
            user.organization(),
            user.name().strip(),
            Email.asWritten(user.email()),
            Email.folded(user.email()),
            passwordHash,
            pinHash,
            user.locale(),
            user.minor(),
            user.sample(),
            clock.instant());
    if (inserted == 0) {
      throw Problem.invalid(FieldProblem.of("email", "email_taken"));
    }
    dao.putLanguages(id, user.languages());
    return id;
  }

  private void grant(
      Handle handle, UUID user, Set<Role> roles, UUID organization, @Nullable UUID by) {
    UserDao dao = handle.attach(UserDao.class);
    for (Role role : roles) {
      dao.grant(user, role.wire(), "organization", organization, by, null, clock.instant());
    }
  }

  /**
   * A path on this service that signs a person in once, within a week: for the demonstration and
   * for tests.
   *
   * @return such as {@code /welcome/Zx…}
   */
  public String signInLink(Handle handle, UUID user) {
    return links.signIn(handle, user);
  }

  /** The organization of that id, or empty. */
  public Optional<Organization> organization(Handle handle, UUID id) {
    return handle.attach(OrganizationDao.class).find(id);
  }

  /** Whether there is any organization yet. */
  public boolean hasOrganizations(Handle handle) {
    return !handle.attach(OrganizationDao.class).all().isEmpty();
  }

  /** The users that were made as samples, by role; none outside of a demonstration. */
  public List<SampleUser> samplePeople(Handle handle) {
    return handle.attach(UserDao.class).samples();
  }

  private static void check(NewUser user) {
    Entries entries = new Entries();
    entries.name("name", user.name());
    entries.email("email", user.email());
    entries.password("password", user.password());
    entries.languages("languages", user.languages());
    entries.check();
    Authority.checkAge(user.roles(), user.minor());
  }
}
