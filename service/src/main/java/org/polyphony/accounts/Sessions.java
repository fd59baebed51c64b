package org.polyphony.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.SignIns;
import org.polyphony.web.Viewer;

/**
 * Sessions of browsers and tokens of programs. Each request looks its own up, one indexed row and
 * no cache: who is disabled or signed out everywhere is out with the next request, on every
 * instance.
 */
final class Sessions implements SignIns {

  /** How long a browser stays signed in at most, with a password. */
  static final Duration LASTS = Duration.ofDays(30);

  /** The same with a PIN, on a Chromebook that others use tomorrow. */
  static final Duration LASTS_FOR_A_SHIFT = Duration.ofHours(14);

  /** After so long without a request it ends by itself. */
  static final Duration IDLE_AT_MOST = Duration.ofDays(7);

  /** How long an API token lives. */
  static final Duration TOKEN_LASTS = Duration.ofDays(90);

  private static final Duration SEEN_AT_MOST_EVERY = Duration.ofMinutes(1);

  /**
   * A session that has just begun: what the browser is given, and for how long.
   *
   * @param locale the language that its owner chose, or null where they never did
   */
  record Begun(Secret secret, Duration lasts, @Nullable String locale) {
    /**
     * Gives it to the browser with the answer. On a Chromebook that others used before, the pages
     * are in its owner's language at once.
     */
    SeeOther in(SeeOther answer) {
      return answer.signedIn(secret.text(), lasts).speaking(locale);
    }
  }

  /** A token that has just been issued: shown this once. */
  record Issued(Secret secret, Instant expiresAt) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;

  Sessions(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Begins one.
   *
   * @param device what its owner will know it by
   */
  Begun begin(Handle handle, UUID user, String device, Duration lasts) {
    Secret secret = Secret.random();
    Instant now = clock.instant();
    handle
        .attach(SessionDao.class)
        .begin(Ids.next(), secret.hash(), user, device, now.plus(lasts), now);
    return new Begun(secret, lasts, handle.attach(UserDao.class).locale(user).orElse(null));
  }

  @Override
  public Optional<Viewer> bySession(String cookieValue) {
    Instant now = clock.instant();
    byte[] hash = new Secret(cookieValue).hash();
    return jdbi.withHandle(
        handle -> {
          Optional<Holder> holder = Holder.ofSession(handle, hash, now, now.minus(IDLE_AT_MOST));
          holder
              .filter(found -> isToBeSeen(found, now))
              .ifPresent(found -> handle.attach(SessionDao.class).seen(found.id(), now));
          return holder.map(found -> found.viewer(found.id()));
        });
  }

  @Override
  public Optional<Viewer> byBearer(String token) {
    Instant now = clock.instant();
    byte[] hash = new Secret(token).hash();
    return jdbi.withHandle(
        handle -> {
          Optional<Holder> holder = Holder.ofToken(handle, hash, now);
          holder
              .filter(found -> isToBeSeen(found, now))
              .ifPresent(found -> handle.attach(SessionDao.class).used(found.id(), now));
          return holder.map(found -> found.viewer(null));
        });
  }

  @Override
  public Optional<String> organizationOf(Viewer viewer) {
    return jdbi.withExtension(OrganizationDao.class, dao -> dao.name(viewer.organization()));
  }

  @Override
  public void prefer(Viewer viewer, String locale) {
    jdbi.useExtension(UserDao.class, dao -> dao.setLocale(viewer.user(), locale));
  }

  /** Ends the one that asks, and no other. */
  void end(Viewer viewer) {
    UUID session = viewer.session();
    if (session != null) {
      jdbi.useHandle(handle -> handle.attach(SessionDao.class).end(session));
    }
  }

  /** Ends the one that a browser held before it was given another. */
  void endBySecret(String cookieValue) {
    if (!cookieValue.isEmpty()) {
      jdbi.useExtension(SessionDao.class, dao -> dao.endBySecret(new Secret(cookieValue).hash()));
    }
  }

  /** Ends all of the viewer's sessions, this one too. API tokens stay. */
  void endAll(Viewer viewer) {
    jdbi.useTransaction(
        handle -> {
          handle.attach(SessionDao.class).endAll(viewer.user(), null);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "user.signed_out_everywhere",
              "user",
              viewer.user(),
              Map.of());
        });
  }

  /**
   * Takes every way in from a person: all sessions but one, and with it all tokens where there is
   * none left.
   */
  void endAll(Handle handle, UUID user, @Nullable UUID but) {
    SessionDao dao = handle.attach(SessionDao.class);
    dao.endAll(user, but);
    if (but == null) {
      dao.revokeAll(user, clock.instant());
    }
  }

  /** The viewer's own, the last used first. */
  List<SessionDao.Open> open(Viewer viewer) {
    Instant now = clock.instant();
    return jdbi.withExtension(
        SessionDao.class, dao -> dao.open(viewer.user(), now, now.minus(IDLE_AT_MOST)));
  }

  /** Issues a token to a program of this person's. */
  Issued issueToken(UUID user, UUID organization, String name) {
    Secret secret = Secret.random();
    Instant now = clock.instant();
    Instant expiresAt = now.plus(TOKEN_LASTS);
    jdbi.useTransaction(
        handle -> {
          UUID id = Ids.next();
          handle.attach(SessionDao.class).issue(id, secret.hash(), user, name, expiresAt, now);
          audit.append(handle, user, organization, "api_token.issued", "api_token", id, Map.of());
        });
    return new Issued(secret, expiresAt);
  }

  /** The viewer's own that still work, the newest first. */
  List<SessionDao.Token> tokens(Viewer viewer) {
    return jdbi.withExtension(SessionDao.class, dao -> dao.tokens(viewer.user(), clock.instant()));
  }

  /**
   * Takes one of the viewer's own tokens back.
   *
   * @throws Problem 404 where it is not theirs or was taken back already
   */
  void revokeToken(Viewer viewer, UUID token) {
    jdbi.useTransaction(
        handle -> {
          if (handle.attach(SessionDao.class).revoke(viewer.user(), token, clock.instant()) == 0) {
            throw Problem.notFound();
          }
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "api_token.revoked",
              "api_token",
              token,
              Map.of());
        });
  }

  /** Clears away what has expired; nightly. */
  void sweep() {
    jdbi.useExtension(SessionDao.class, dao -> dao.sweep(clock.instant()));
  }

  private static boolean isToBeSeen(Holder holder, Instant now) {
    Instant seenAt = holder.seenAt();
    return seenAt == null || !seenAt.plus(SEEN_AT_MOST_EVERY).isAfter(now);
  }
}
