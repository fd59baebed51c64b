package org.polyphony.reminders;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/**
 * The form of a plan, as it was typed.
 *
 * @param sentences by language
 */
record PlanForm(
    String days,
    String beforeAt,
    String todayAt,
    boolean thanks,
    boolean missed,
    Map<String, String> sentences) {

  static final int LONGEST_SENTENCE = 300;
  static final int MOST_DAYS = 14;

  private static final String SENTENCE = "sentence_";

  static PlanForm of(Plan plan) {
    Integer days = plan.daysBefore();
    return new PlanForm(
        days == null ? "" : days.toString(),
        plan.beforeAt(),
        plan.todayAt(),
        plan.thanks(),
        plan.missed(),
        plan.sentences());
  }

  static PlanForm of(MultivaluedMap<String, String> typed) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (String field : typed.keySet()) {
      String said = value(typed, field);
      if (field.startsWith(SENTENCE) && !said.isEmpty()) {
        sentences.put(field.substring(SENTENCE.length()), said);
      }
    }
    List<String> after = typed.getOrDefault("after", List.of());
    return new PlanForm(
        value(typed, "days"),
        value(typed, "before_at"),
        value(typed, "today_at"),
        after.contains("thanks"),
        after.contains("missed"),
        sentences);
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /** The name of the field for a sentence in a language. */
  static String field(String tag) {
    return SENTENCE + tag;
  }

  String sentence(String tag) {
    return sentences.getOrDefault(tag, "");
  }

  /** What is told afterwards. */
  List<View.Choice> after(View view) {
    return List.of(
        View.Choice.of("thanks", view.t("reminders.plan.thanks"), thanks),
        View.Choice.of("missed", view.t("reminders.plan.missed"), missed));
  }

  /**
   * @param languages in which guests can be written to
   * @throws Problem 422 with what is wrong at which field
   */
  Plan plan(List<String> languages) {
    List<FieldProblem> problems = new ArrayList<>();
    Integer before = days.isEmpty() ? null : days(problems);
    String at = before == null ? "" : time("before_at", beforeAt, problems);
    String today = todayAt.isEmpty() ? "" : time("today_at", todayAt, problems);
    Map<String, String> kept = new LinkedHashMap<>();
    for (String tag : languages) {
      String said = sentence(tag).replaceAll("\\s+", " ");
      if (said.length() > LONGEST_SENTENCE) {
        problems.add(new FieldProblem(field(tag), "too_long", Map.of("longest", LONGEST_SENTENCE)));
      }
      if (!said.isEmpty()) {
        kept.put(tag, said);
      }
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new Plan(before, at, today, thanks, missed, kept);
  }

  private @Nullable Integer days(List<FieldProblem> problems) {
    try {
      int number = Integer.parseInt(days);
      if (number >= 1 && number <= MOST_DAYS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    problems.add(new FieldProblem("days", "number_outside", Map.of("least", 1, "most", MOST_DAYS)));
    return null;
  }

  private static String time(String field, String text, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      problems.add(FieldProblem.required(field));
      return "";
    }
    try {
      LocalTime time = LocalTime.parse(text);
      return LocalTime.of(time.getHour(), time.getMinute()).toString();
    } catch (DateTimeException e) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
      return "";
    }
  }
}
