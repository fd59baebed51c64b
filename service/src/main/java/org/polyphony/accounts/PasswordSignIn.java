package org.polyphony.accounts;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;

/**
 * Lets in by e-mail and password, a browser or a program. An unknown e-mail, one without a
 * password, a disabled account and a wrong password are answered alike, in words and in time.
 */
final class PasswordSignIn {

  private final Jdbi jdbi;
  private final Audit audit;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle throttle;

  PasswordSignIn(
      Jdbi jdbi, Audit audit, Passwords passwords, Sessions sessions, Throttle throttle) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  /**
   * Begins a session.
   *
   * @throws Problem 401 {@code wrong_email_or_password}; 429 {@code too_many_attempts}
   */
  Sessions.Begun browser(String email, String password, Visitor visitor) {
    UserDao.Proof user = check(email, password, visitor);
    return jdbi.inTransaction(
        handle -> {
          audit.append(
              handle,
              user.user(),
              user.organization(),
              "user.signed_in",
              "user",
              user.user(),
              Map.of());
          return sessions.begin(handle, user.user(), visitor.device(), Sessions.LASTS);
        });
  }

  /**
   * Issues a token.
   *
   * @throws Problem as {@link #browser}
   */
  Sessions.Issued program(String email, String password, Visitor visitor) {
    UserDao.Proof user = check(email, password, visitor);
    return sessions.issueToken(user.user(), user.organization(), visitor.device());
  }

  private UserDao.Proof check(String email, String password, Visitor visitor) {
    String folded = Email.folded(email);
    String subject = folded == null ? "" : folded;
    Throttle.Attempt attempt =
        throttle.attempt(
            Throttle.Limit.ACCOUNT_HERE.of(subject + ":" + visitor.address()),
            Throttle.Limit.ACCOUNT.of(subject),
            Throttle.Limit.ADDRESS.of(visitor.address()));
    Optional<UserDao.Proof> proof =
        jdbi.withExtension(UserDao.class, dao -> dao.passwordOf(subject));
    String hash = proof.map(UserDao.Proof::hash).orElse(null);
    if (!passwords.matches(password, hash)) {
      throw new Problem(401, "wrong_email_or_password", Map.of());
    }
    attempt.succeeded();
    return proof.orElseThrow();
  }
}
