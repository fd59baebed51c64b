package org.polyphony.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** A list as somebody asks for it, in a form or by the API; nothing in it is null. */
public record NewListBody(String name, String source, String purpose) {

  static final int LONGEST_NAME = 120;
  static final int LONGEST_SOURCE = 300;

  public NewListBody(@Nullable String name, @Nullable String source, @Nullable String purpose) {
    this.name = Names.tidy(Objects.requireNonNullElse(name, ""));
    this.source = Names.tidy(Objects.requireNonNullElse(source, ""));
    this.purpose = Objects.requireNonNullElse(purpose, "any").strip();
  }

  /**
   * The list.
   *
   * @throws Problem 422 where it cannot be
   */
  NewList list() {
    List<FieldProblem> wrong = new ArrayList<>();
    if (name.isEmpty()) {
      wrong.add(FieldProblem.required("name"));
    }
    if (name.length() > LONGEST_NAME) {
      wrong.add(FieldProblem.tooLong("name", LONGEST_NAME));
    }
    if (source.length() > LONGEST_SOURCE) {
      wrong.add(FieldProblem.tooLong("source", LONGEST_SOURCE));
    }
    if (!NewList.PURPOSES.contains(purpose)) {
      wrong.add(FieldProblem.of("purpose", "unknown_value"));
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return NewList.of(name, source, purpose);
  }
}
