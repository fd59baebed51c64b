package org.polyphony.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.TestClock;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Organizations and people to try the rules on; each test makes its own. */
final class Coalition {
  static final String PASSWORD = "rice paper and mint";
  static final Visitor LIBRARY = new Visitor("192.0.2.7", "Firefox, Linux");
  static final Visitor ELSEWHERE = new Visitor("198.51.100.9", "Chrome, Android");

  // Cheap, since the cost of a hash is not what these tests are about.
  private static final Passwords PASSWORDS = new Passwords(64, 1);
  private static final AtomicInteger COUNT = new AtomicInteger();

  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  final Jdbi jdbi;
  final AccountsModule module;

  Coalition(Jdbi jdbi) {
    this(jdbi, AccountsSettings.none());
  }

  Coalition(Jdbi jdbi, AccountsSettings settings) {
    this.jdbi = jdbi;
    module =
        new AccountsModule(jdbi, clock, new Audit(clock), new byte[32], settings, null, PASSWORDS);
  }

  UUID organization(String name) {
    return jdbi.inTransaction(
        handle ->
            module
                .accounts()
                .createOrganization(
                    handle,
                    new NewOrganization(name, "en", NewOrganization.USUAL_TIME_ZONE, false)));
  }

  /** Somebody with {@link #PASSWORD} and an address that no other test has. */
  NewUser newUser(UUID organization, String name, Role... roles) {
    String email = "person" + COUNT.incrementAndGet() + "@polyphony.invalid";
    return new NewUser(
        organization,
        name,
        email,
        PASSWORD,
        Set.of(roles),
        List.of(new UserLanguage("hmn", true, false), new UserLanguage("en", true, true)),
        "en",
        false,
        false);
  }

  User user(UUID organization, String name, Role... roles) {
    return user(newUser(organization, name, roles));
  }

  User user(NewUser user) {
    UUID id = jdbi.inTransaction(handle -> module.accounts().createUser(handle, user));
    return find(id);
  }

  User find(UUID id) {
    return jdbi.withExtension(UserDao.class, dao -> dao.find(id, clock.instant())).orElseThrow();
  }

  String email(User user) {
    return String.valueOf(user.email());
  }

  /** Signed in by a session of their own. */
  String session(User user) {
    return jdbi.inTransaction(
            handle -> module.sessions.begin(handle, user.id(), "Test", Sessions.LASTS))
        .secret()
        .text();
  }

  Viewer viewer(User user) {
    return module.sessions.bySession(session(user)).orElseThrow();
  }

  Viewer someone(UUID organization, Role... roles) {
    return viewer(user(organization, "Somebody", roles));
  }

  /** An open join code. */
  JoinCode code(Viewer coordinator, Duration lasts) {
    return module.joining.code(coordinator, module.joining.open(coordinator, lasts));
  }

  /** What a path of a one-time link ends with. */
  static String token(String path) {
    return path.substring(OneTimeLinks.PATH.length());
  }
}
