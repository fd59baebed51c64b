package org.polyphony.web;

import org.jspecify.annotations.Nullable;

/**
 * What a resource of the pages returns: a template and what to fill it with. The template takes the
 * parameters {@code view} (a {@link View}) and, where there is a model, {@code page}.
 *
 * @param template its path below {@code src/main/jte}: {@code contacts/lists.jte}
 * @param model a record of the feature, or null
 * @param status the HTTP status
 * @param problem what was wrong with the form that is shown again, or null
 */
public record Page(String template, @Nullable Object model, int status, @Nullable Problem problem) {

  /** A page that says the same to everybody. */
  public static Page of(String template) {
    return new Page(template, null, 200, null);
  }

  /** A page filled from the model. */
  public static Page of(String template, Object model) {
    return new Page(template, model, 200, null);
  }

  /** The same form again, with what was wrong beside its fields and the problem's status. */
  public Page with(Problem wrong) {
    return new Page(template, model, wrong.status(), wrong);
  }

  /** The same page with another status. */
  public Page status(int other) {
    return new Page(template, model, other, problem);
  }
}
