package org.polyphony.web;

import java.util.Map;

/**
 * What is wrong with one field of a form or of a body.
 *
 * @param field its name in the form, or its path in the JSON: {@code people[0].answers.come}
 * @param code stable, in snake_case; its text is the message {@code <feature>.problem.<code>}
 * @param arguments the named arguments of that message
 */
public record FieldProblem(String field, String code, Map<String, ?> arguments) {
  public FieldProblem {
    arguments = Map.copyOf(arguments);
  }

  /** One whose message takes no arguments. */
  public static FieldProblem of(String field, String code) {
    return new FieldProblem(field, code, Map.of());
  }

  /** Nothing was entered where something must be. */
  public static FieldProblem required(String field) {
    return of(field, "required");
  }

  /**
   * More than fits.
   *
   * @param longest how many characters do
   */
  public static FieldProblem tooLong(String field, int longest) {
    return new FieldProblem(field, "too_long", Map.of("longest", longest));
  }
}
