package org.polyphony.events;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/** What stands in the form of an event about what a guest finds there, as it was typed. */
record OfferedForm(
    String food, String childcare, String access, List<String> languages, boolean closed) {

  static OfferedForm of(Offered offered) {
    return new OfferedForm(
        offered.food(),
        offered.childcare(),
        offered.access(),
        offered.languages(),
        !offered.open());
  }

  static OfferedForm of(MultivaluedMap<String, String> typed) {
    return new OfferedForm(
        value(typed, "food"),
        value(typed, "childcare"),
        value(typed, "access"),
        List.copyOf(typed.getOrDefault("languages", List.of())),
        value(typed, "closed").equals("true"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /**
   * @throws Problem 422 where something cannot stand
   */
  Offered offered() {
    List<FieldProblem> problems = new ArrayList<>();
    tooLong(problems, "food", food);
    tooLong(problems, "childcare", childcare);
    tooLong(problems, "access", access);
    if (!languages.stream().allMatch(tag -> Languages.standard().find(tag).isPresent())) {
      problems.add(FieldProblem.of("languages", "unknown_value"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new Offered(food, childcare, access, languages, !closed);
  }

  private static void tooLong(List<FieldProblem> problems, String field, String text) {
    if (text.length() > EventRules.LONGEST_TEXT) {
      problems.add(FieldProblem.tooLong(field, EventRules.LONGEST_TEXT));
    }
  }

  /** The languages to choose from. */
  List<View.Choice> languages(View view) {
    return Languages.standard().spoken().stream()
        .map(Language::tag)
        .map(tag -> view.language(tag, languages.contains(tag)))
        .toList();
  }

  /** The one thing to tick. */
  List<View.Choice> closed(View view) {
    return List.of(View.Choice.of("true", view.t("events.field.closed.yes"), closed));
  }
}
