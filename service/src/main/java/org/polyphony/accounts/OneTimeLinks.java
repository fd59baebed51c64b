package org.polyphony.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * Makes links that work once, and says what one is for. The link itself is nowhere but with its
 * holder.
 */
final class OneTimeLinks {

  /** Where they all lead. */
  static final String PATH = "/welcome/";

  private static final Duration SETUP_LASTS = Duration.ofDays(1);
  private static final Duration INVITATION_LASTS = Duration.ofDays(14);
  private static final Duration RESET_LASTS = Duration.ofDays(2);
  private static final Duration SIGN_IN_LASTS = Duration.ofDays(7);

  private final Clock clock;

  OneTimeLinks(Clock clock) {
    this.clock = clock;
  }

  /**
   * Sets an organization up.
   *
   * @param by the administrator who asks a partner in, or null for the first of all
   */
  String setUp(Handle handle, @Nullable UUID by) {
    return insert(
        handle, OneTimeLink.Purpose.SETUP, SETUP_LASTS, null, null, null, null, Set.of(), by);
  }

  /** Asks somebody in with these roles. */
  String invite(
      Handle handle, Viewer by, @Nullable String name, @Nullable String email, Set<Role> roles) {
    return insert(
        handle,
        OneTimeLink.Purpose.INVITATION,
        INVITATION_LASTS,
        by.organization(),
        null,
        name,
        email,
        roles,
        by.user());
  }

  /** Lets a person choose a new password or PIN; an earlier link of theirs stops working. */
  String reset(Handle handle, Viewer by, UUID user) {
    String purpose = OneTimeLink.Purpose.RESET.wire();
    handle.attach(LinkDao.class).supersede(user, purpose, clock.instant());
    return insert(
        handle,
        OneTimeLink.Purpose.RESET,
        RESET_LASTS,
        by.organization(),
        user,
        null,
        null,
        Set.of(),
        by.user());
  }

  /** Signs a person in. */
  String signIn(Handle handle, UUID user) {
    return insert(
        handle, OneTimeLink.Purpose.SIGN_IN, SIGN_IN_LASTS, null, user, null, null, Set.of(), null);
  }

  /**
   * Looks at one without using it up.
   *
   * @throws Problem 410 {@code link_gone} where it is unknown, used or too old: which of these is
   *     nobody's business
   */
  OneTimeLink find(Handle handle, String token) {
    return orGone(handle.attach(LinkDao.class).find(new Secret(token).hash(), clock.instant()));
  }

  /**
   * Uses one up.
   *
   * @throws Problem 410 {@code link_gone} where it is not a live one for that
   */
  OneTimeLink use(Handle handle, String token, OneTimeLink.Purpose purpose) {
    return orGone(
        handle
            .attach(LinkDao.class)
            .use(new Secret(token).hash(), clock.instant())
            .filter(link -> link.purpose() == purpose));
  }

  /** The invitations that are out. */
  List<OneTimeLink> invitations(Handle handle, Viewer viewer) {
    return handle.attach(LinkDao.class).invitations(viewer.organization(), clock.instant());
  }

  private String insert(
      Handle handle,
      OneTimeLink.Purpose purpose,
      Duration lasts,
      @Nullable UUID organization,
      @Nullable UUID user,
      @Nullable String name,
      @Nullable String email,
      Set<Role> roles,
      @Nullable UUID by) {
    Secret secret = Secret.random();
    Instant now = clock.instant();
    handle
        .attach(LinkDao.class)
        .insert(
            Ids.next(),
            secret.hash(),
            purpose.wire(),
            organization,
            user,
            email,
            name,
            roles.stream().map(Role::wire).sorted().toArray(String[]::new),
            by,
            now.plus(lasts),
            now);
    return PATH + secret.text();
  }

  private static OneTimeLink orGone(Optional<OneTimeLink> link) {
    return link.orElseThrow(() -> new Problem(410, "link_gone", Map.of()));
  }
}
