package org.polyphony.web;

import java.util.Set;

/**
 * An entry of the navigation.
 *
 * @param key the message that names it, {@code contacts.place.lists}
 * @param path where it leads, {@code /lists}; it is the current one on every page below that path
 * @param roles who sees it; empty means anyone who is signed in
 * @param order its rank, low first: a shift's work from 10, lists and scripts from 20, campaigns
 *     from 30, numbers from 50, people and settings from 80
 */
public record Place(String key, String path, Set<Role> roles, int order) {
  public Place {
    roles = Set.copyOf(roles);
  }

  boolean seenBy(Viewer viewer) {
    return roles.isEmpty() || viewer.is(roles.toArray(Role[]::new));
  }
}
