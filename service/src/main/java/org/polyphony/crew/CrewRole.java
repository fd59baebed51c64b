package org.polyphony.crew;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.web.View;

/**
 * Something that is to be done at an event.
 *
 * @param names of an own one, by tag; empty for the ready-made
 * @param details what who does it should know, in the organization's own words; may be empty
 * @param partners whether people of partners may take it too
 * @param shifts by their beginning
 */
record CrewRole(
    UUID id,
    RoleKind kind,
    Map<String, String> names,
    String details,
    boolean partners,
    List<CrewShift> shifts) {

  private static final String MESSAGE = "crew.role.";

  CrewRole {
    names = Map.copyOf(names);
    shifts = List.copyOf(shifts);
  }

  /** Its name on a page. */
  String name(View view) {
    return kind == RoleKind.OWN ? ownName(view.locale()) : view.t(MESSAGE + kind.code());
  }

  /** Its name in a message. */
  String name(MessageBundle bundle) {
    return kind == RoleKind.OWN ? ownName(bundle.tag()) : bundle.text(MESSAGE + kind.code());
  }

  /** In the language, else in English, else in any. */
  private String ownName(String tag) {
    return names.getOrDefault(
        tag, names.getOrDefault("en", names.values().stream().sorted().findFirst().orElse("")));
  }
}
