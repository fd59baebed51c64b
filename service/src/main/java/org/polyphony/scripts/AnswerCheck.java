package org.polyphony.scripts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;

/** Whether an answer fits its question, and how it is kept. */
final class AnswerCheck {
  /** Days that people name: somebody's birth, and the furthest that anybody plans. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2199;

  private AnswerCheck() {}

  /** What is wrong with an answer that is not empty. */
  static Optional<FieldProblem> problem(String field, Step step, Answer answer) {
    if (step.kind() != StepKind.MULTI && answer.values().size() > 1) {
      return Optional.of(FieldProblem.of(field, "one_choice"));
    }
    String value = answer.value();
    return switch (step.kind()) {
      case SINGLE, MULTI, YES_NO ->
          answer.values().stream()
              .filter(choice -> !step.choices().contains(choice))
              .findFirst()
              .map(choice -> new FieldProblem(field, "unknown_choice", Map.of("choice", choice)));
      case LANGUAGE ->
          Languages.standard().find(value).isPresent()
              ? Optional.empty()
              : Optional.of(new FieldProblem(field, "unknown_language", Map.of("language", value)));
      case NUMBER -> number(field, step.bounds(), value);
      case DATE ->
          day(value).isPresent()
              ? Optional.empty()
              : Optional.of(FieldProblem.of(field, "not_a_day"));
      case TEXT ->
          value.length() > ScriptVersion.LONGEST_ANSWER
              ? Optional.of(
                  new FieldProblem(
                      field, "answer_too_long", Map.of("most", ScriptVersion.LONGEST_ANSWER)))
              : Optional.empty();
      case SAY -> throw new IllegalStateException("Nothing is answered to " + step.id());
    };
  }

  /** An answer without problem, written as it is kept. */
  static Answer kept(Step step, Answer answer) {
    return switch (step.kind()) {
      case LANGUAGE -> Answer.of(Languages.standard().find(answer.value()).orElseThrow().tag());
      case NUMBER -> Answer.of(new BigDecimal(answer.value()).stripTrailingZeros().toPlainString());
      default -> answer;
    };
  }

  private static Optional<FieldProblem> number(
      String field, @Nullable Bounds bounds, String value) {
    boolean whole = bounds == null || bounds.decimals() <= 0;
    if (whole ? !Answer.isWhole(value) : !Answer.isNumber(value)) {
      return Optional.of(FieldProblem.of(field, whole ? "not_a_number" : "not_a_decimal"));
    }
    BigDecimal number = new BigDecimal(value);
    if (bounds != null && !bounds.isExact(number)) {
      return Optional.of(
          new FieldProblem(field, "too_many_decimals", Map.of("most", bounds.decimals())));
    }
    return bounds == null || bounds.contains(number)
        ? Optional.empty()
        : Optional.of(
            new FieldProblem(
                field,
                "number_out_of_bounds",
                Map.of("least", bounds.least(), "most", bounds.most())));
  }

  private static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value))
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
