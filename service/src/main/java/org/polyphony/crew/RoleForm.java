package org.polyphony.crew;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/**
 * What stands in the form of a role, as it was typed.
 *
 * @param names of an own one, by tag; those that are empty among them
 */
record RoleForm(String kind, Map<String, String> names, String details, boolean partners) {

  private static final String NAME = "name_";
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_DETAILS = 300;

  static RoleForm empty() {
    return new RoleForm(RoleKind.NOTE_TAKING.code(), Map.of(), "", true);
  }

  static RoleForm of(CrewRole role) {
    return new RoleForm(role.kind().code(), role.names(), role.details(), role.partners());
  }

  static RoleForm of(MultivaluedMap<String, String> typed) {
    Map<String, String> names = new LinkedHashMap<>();
    typed.keySet().stream()
        .filter(field -> field.startsWith(NAME))
        .forEach(field -> names.put(field.substring(NAME.length()), value(typed, field)));
    return new RoleForm(
        value(typed, "kind"),
        names,
        value(typed, "details"),
        value(typed, "partners").equals("yes"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  String name(String tag) {
    return names.getOrDefault(tag, "");
  }

  /** The field of an own role's name in a language. */
  static String field(String tag) {
    return NAME + tag;
  }

  /**
   * @param tags of the languages in which an own role can be named, the source first
   * @throws Problem 422 with what is wrong at which field
   */
  NewRole role(List<String> tags) {
    List<FieldProblem> problems = new ArrayList<>();
    RoleKind known = RoleKind.of(kind).orElse(null);
    if (known == null) {
      problems.add(FieldProblem.required("kind"));
    }
    if (details.length() > LONGEST_DETAILS) {
      problems.add(FieldProblem.tooLong("details", LONGEST_DETAILS));
    }
    Map<String, String> own = new LinkedHashMap<>();
    if (known == RoleKind.OWN) {
      for (String tag : tags) {
        if (name(tag).length() > LONGEST_NAME) {
          problems.add(FieldProblem.tooLong(field(tag), LONGEST_NAME));
        }
        if (!name(tag).isEmpty()) {
          own.put(tag, name(tag));
        }
      }
      if (own.isEmpty()) {
        problems.add(FieldProblem.of(field(tags.get(0)), "crew_own_name"));
      }
    }
    if (known == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewRole(known, own, details, partners);
  }

  /** The kinds to choose from. */
  List<View.Choice> kinds(View view) {
    return Stream.of(RoleKind.values())
        .map(
            each ->
                View.Choice.of(
                    each.code(), view.t("crew.role." + each.code()), each.code().equals(kind)))
        .toList();
  }

  /** The one thing to tick. */
  List<View.Choice> partnersToo(View view) {
    return List.of(View.Choice.of("yes", view.t("crew.field.partners.yes"), partners));
  }
}
