package org.polyphony.crew;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/** What stands in the form of a shift, as it was typed; by the clock of the event's place. */
record ShiftForm(String day, String starts, String ends, String wanted, String language) {

  private static final int MOST_WANTED = 200;

  /** From half an hour before the event until its end. */
  static ShiftForm empty(Occasion occasion) {
    return of(
        new NewShift(occasion.startsAt().minus(Duration.ofMinutes(30)), occasion.endsAt(), 2, null),
        occasion.timeZone());
  }

  static ShiftForm of(NewShift shift, ZoneId zone) {
    return new ShiftForm(
        shift.startsAt().atZone(zone).toLocalDate().toString(),
        shift.startsAt().atZone(zone).toLocalTime().toString(),
        shift.endsAt().atZone(zone).toLocalTime().toString(),
        Integer.toString(shift.wanted()),
        Objects.requireNonNullElse(shift.language(), ""));
  }

  static ShiftForm of(MultivaluedMap<String, String> typed) {
    return new ShiftForm(
        value(typed, "day"),
        value(typed, "starts_at"),
        value(typed, "ends_at"),
        value(typed, "wanted"),
        value(typed, "language"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /**
   * @throws Problem 422 with what is wrong at which field
   */
  NewShift shift(ZoneId zone) {
    List<FieldProblem> problems = new ArrayList<>();
    LocalDate date = parsed(LocalDate::parse, "day", day, problems);
    LocalTime start = parsed(LocalTime::parse, "starts_at", starts, problems);
    LocalTime end = parsed(LocalTime::parse, "ends_at", ends, problems);
    Integer count = parsed(Integer::valueOf, "wanted", wanted, problems);
    if (count != null && (count < 1 || count > MOST_WANTED)) {
      problems.add(
          new FieldProblem("wanted", "number_outside", Map.of("least", 1, "most", MOST_WANTED)));
    }
    if (!language.isEmpty() && !isKnown(language)) {
      problems.add(FieldProblem.of("language", "unknown_value"));
    }
    if (start != null && start.equals(end)) {
      problems.add(FieldProblem.of("ends_at", "crew_ends"));
    }
    if (date == null || start == null || end == null || count == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    // One that ends after midnight ends on the next day.
    LocalDate lastDay = end.isBefore(start) ? date.plusDays(1) : date;
    return new NewShift(
        instant(date, start, zone),
        instant(lastDay, end, zone),
        count,
        language.isEmpty() ? null : language);
  }

  private static boolean isKnown(String tag) {
    return !tag.equals(Languages.UNKNOWN) && Languages.standard().find(tag).isPresent();
  }

  private static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static <T> @Nullable T parsed(
      Function<String, T> parser, String field, String text, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      problems.add(FieldProblem.required(field));
      return null;
    }
    try {
      return parser.apply(text);
    } catch (DateTimeException | NumberFormatException e) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
      return null;
    }
  }

  /** The languages in which something can be done, by their own names. */
  List<View.Choice> languages(View view) {
    return Languages.standard().spoken().stream()
        .map(Language::tag)
        .filter(tag -> !tag.equals(Languages.UNKNOWN))
        .map(tag -> view.language(tag, tag.equals(language)))
        .toList();
  }
}
