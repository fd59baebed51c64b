package org.polyphony.accounts;

import java.time.Clock;
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
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Links that a coordinator hands out: into the organization, and back in with a new password. */
final class Invitations {

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final OneTimeLinks links;
  private final Users users;

  Invitations(Jdbi jdbi, Clock clock, Audit audit, OneTimeLinks links, Users users) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.links = links;
    this.users = users;
  }

  /**
   * Asks somebody in.
   *
   * @return the path of the link, shown this once
   * @throws Problem 403 where a role is not the viewer's to give; 422
   */
  String invite(Viewer viewer, String name, String email, Set<Role> roles) {
    Entries entries = new Entries();
    entries.name("name", name);
    entries.email("email", email);
    if (roles.isEmpty()) {
      entries.add(FieldProblem.of("roles", "role_needed"));
    }
    entries.check();
    Authority.checkGrant(viewer, roles, false);
    return jdbi.inTransaction(
        handle -> {
          record(handle, viewer, "user.invited", null);
          return links.invite(handle, viewer, name, Email.asWritten(email), roles);
        });
  }

  /**
   * Lets a person choose a new password or PIN.
   *
   * @return the path of the link, shown this once
   * @throws Problem 403 where the viewer may not change them; 409 {@code user_disabled}
   */
  String reset(Viewer viewer, UUID id) {
    User user = users.toChange(viewer, id);
    if (user.isDisabled()) {
      throw Problem.conflict("user_disabled");
    }
    return jdbi.inTransaction(
        handle -> {
          record(handle, viewer, "user.reset_link_made", id);
          return links.reset(handle, viewer, id);
        });
  }

  /** The invitations that are out, the newest first. */
  List<OneTimeLink> open(Viewer viewer) {
    return jdbi.withHandle(handle -> links.invitations(handle, viewer));
  }

  /**
   * Takes an invitation back.
   *
   * @throws Problem 403 where it gives a role that is not the viewer's to give; 404 where it is not
   *     out
   */
  void takeBack(Viewer viewer, UUID id) {
    OneTimeLink link =
        open(viewer).stream()
            .filter(open -> open.id().equals(id))
            .findFirst()
            .orElseThrow(Problem::notFound);
    if (!Authority.grantable(viewer).containsAll(link.roles())) {
      throw Problem.forbidden();
    }
    jdbi.useTransaction(
        handle -> {
          handle.attach(LinkDao.class).takeBack(viewer.organization(), id, clock.instant());
          record(handle, viewer, "user.invitation_taken_back", null);
        });
  }

  private void record(Handle handle, Viewer viewer, String action, @Nullable UUID user) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "user", user, Map.of());
  }
}
