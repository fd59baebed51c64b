package org.polyphony.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What people change about themselves. */
final class OwnAccount {

  private final Jdbi jdbi;
  private final Audit audit;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle throttle;

  OwnAccount(Jdbi jdbi, Audit audit, Passwords passwords, Sessions sessions, Throttle throttle) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  /** The languages the viewer speaks and reads, and the one of the interface. */
  void setLanguages(Viewer viewer, Set<String> speaks, Set<String> reads, @Nullable String locale) {
    List<UserLanguage> languages = UserLanguage.of(speaks, reads);
    Entries entries = new Entries();
    entries.languages("languages", languages);
    entries.check();
    jdbi.useTransaction(
        handle -> {
          UserDao dao = handle.attach(UserDao.class);
          Users.setLanguages(dao, viewer.user(), languages);
          dao.setLocale(viewer.user(), locale);
          record(handle, viewer, "user.languages_set");
        });
  }

  /**
   * A new password, or a new PIN for one who comes in by a code. The other sessions end, this one
   * stays.
   *
   * @throws Problem 422 where the old one is wrong or the new one cannot stand; 429
   */
  void setSecret(Viewer viewer, boolean pin, String old, String secret) {
    Entries entries = new Entries();
    if (pin) {
      entries.pin("secret", secret);
    } else {
      entries.password("secret", secret);
    }
    entries.check();
    checkOld(viewer.user(), pin, old);
    String hash = passwords.hash(secret);
    jdbi.useTransaction(
        handle -> {
          store(handle, viewer.user(), pin, hash);
          sessions.endAll(handle, viewer.user(), viewer.session());
          record(handle, viewer, pin ? "user.pin_changed" : "user.password_changed");
        });
  }

  private void checkOld(UUID user, boolean pin, String old) {
    Throttle.Attempt attempt = throttle.attempt(Throttle.Limit.PIN_HERE.of(user.toString()));
    String hash =
        jdbi.withExtension(UserDao.class, dao -> pin ? dao.pinOf(user) : dao.passwordOf(user))
            .map(UserDao.Proof::hash)
            .orElse(null);
    if (!passwords.matches(old, hash)) {
      throw Problem.invalid(FieldProblem.of("old", "old_secret_wrong"));
    }
    attempt.succeeded();
  }

  static void store(Handle handle, UUID user, boolean pin, String hash) {
    UserDao dao = handle.attach(UserDao.class);
    if (pin) {
      dao.setPin(user, hash);
    } else {
      dao.setPassword(user, hash);
    }
  }

  private void record(Handle handle, Viewer viewer, String action) {
    audit.append(
        handle, viewer.user(), viewer.organization(), action, "user", viewer.user(), Map.of());
  }
}
