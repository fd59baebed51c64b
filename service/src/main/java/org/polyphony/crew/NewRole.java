package org.polyphony.crew;

import java.util.Map;

/**
 * What is said about a role.
 *
 * @param names of an own one, by tag; empty for the ready-made
 */
record NewRole(RoleKind kind, Map<String, String> names, String details, boolean partners) {
  NewRole {
    names = Map.copyOf(names);
  }

  /** A ready-made one. */
  static NewRole of(RoleKind kind, boolean partners) {
    return new NewRole(kind, Map.of(), "", partners);
  }
}
