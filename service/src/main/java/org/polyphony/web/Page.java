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
 * @param locale the language of the page where its resource has chosen it; null for the visitor's
 */
public record Page(
    String template,
    @Nullable Object model,
    int status,
    @Nullable Problem problem,
    @Nullable String locale) {

  /** A page that says the same to everybody. */
  public static Page of(String template) {
    return new Page(template, null, 200, null, null);
  }

  /** A page filled from the model. */
  public static Page of(String template, Object model) {
    return new Page(template, model, 200, null, null);
  }

  /** The same form again, with what was wrong beside its fields and the problem's status. */
  public Page with(Problem wrong) {
    return new Page(template, model, wrong.status(), wrong, locale);
  }

  /** The same page with another status. */
  public Page status(int other) {
    return new Page(template, model, other, problem, locale);
  }

  /**
   * The same page in a language that the visitor has asked for in another way than by the switch,
   * such as one that only public pages are in.
   *
   * @param tag one that the messages have
   */
  public Page in(String tag) {
    return new Page(template, model, status, problem, tag);
  }
}
