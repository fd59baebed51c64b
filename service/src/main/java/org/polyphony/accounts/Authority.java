package org.polyphony.accounts;

import java.util.Set;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * Who may change whom. An administrator may change anybody in their organization; a coordinator
 * only those who are nothing but organizers, and may make nobody more than that. So no role is ever
 * given by somebody who has less.
 */
final class Authority {

  private static final Set<Role> FOR_MINORS = Set.of(Role.ORGANIZER, Role.TRANSLATOR);

  private Authority() {}

  /** The roles this viewer may give and take. */
  static Set<Role> grantable(Viewer viewer) {
    if (viewer.is(Role.ADMINISTRATOR)) {
      return Set.of(Role.values());
    }
    return viewer.is(Role.COORDINATOR) ? Set.of(Role.ORGANIZER) : Set.of();
  }

  /** Whether this viewer may change that person, who is of the same organization. */
  static boolean mayChange(Viewer viewer, User user) {
    return viewer.organization().equals(user.organization())
        && (viewer.is(Role.ADMINISTRATOR)
            || (viewer.is(Role.COORDINATOR) && grantable(viewer).containsAll(user.roles())));
  }

  /**
   * @throws Problem 403 where this viewer may not change that person
   */
  static void check(Viewer viewer, User user) {
    if (!mayChange(viewer, user)) {
      throw Problem.forbidden();
    }
  }

  /**
   * @throws Problem 403 where one of the roles is not the viewer's to give; 422 where a minor would
   *     hold one that gives access to more than one person at a time
   */
  static void checkGrant(Viewer viewer, Set<Role> roles, boolean minor) {
    if (!grantable(viewer).containsAll(roles)) {
      throw Problem.forbidden();
    }
    checkAge(roles, minor);
  }

  /**
   * @throws Problem 422 where a minor would be more than an organizer or a translator
   */
  static void checkAge(Set<Role> roles, boolean minor) {
    if (minor && !FOR_MINORS.containsAll(roles)) {
      throw Problem.invalid(FieldProblem.of("roles", "role_not_for_minors"));
    }
  }
}
