package org.polyphony.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.polyphony.web.Role;
import org.polyphony.web.View;

/** Roles in the words of the interface. */
final class RoleNames {

  private RoleNames() {}

  static String of(View view, Role role) {
    return switch (role) {
      case ORGANIZER -> view.t("accounts.role.organizer");
      case COORDINATOR -> view.t("accounts.role.coordinator");
      case LEADER -> view.t("accounts.role.leader");
      case TRANSLATOR -> view.t("accounts.role.translator");
      case ADMINISTRATOR -> view.t("accounts.role.administrator");
    };
  }

  /** One line on what somebody with it does. */
  private static String does(View view, Role role) {
    return switch (role) {
      case ORGANIZER -> view.t("accounts.role.organizer.does");
      case COORDINATOR -> view.t("accounts.role.coordinator.does");
      case LEADER -> view.t("accounts.role.leader.does");
      case TRANSLATOR -> view.t("accounts.role.translator.does");
      case ADMINISTRATOR -> view.t("accounts.role.administrator.does");
    };
  }

  /** The names of some, in the order of the roles. */
  static List<String> of(View view, Collection<Role> roles) {
    return roles.stream().sorted().map(role -> of(view, role)).toList();
  }

  /** Checkboxes. */
  static List<View.Choice> choices(View view, List<Role> offered, Set<Role> chosen) {
    return offered.stream()
        .map(
            role ->
                new View.Choice(
                    role.wire(), of(view, role), does(view, role), null, chosen.contains(role)))
        .toList();
  }
}
