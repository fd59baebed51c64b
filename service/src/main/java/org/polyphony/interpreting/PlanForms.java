package org.polyphony.interpreting;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What stands in the forms of a plan, as it was typed. */
final class PlanForms {

  private static final int LONGEST = 120;
  private static final int MOST_HEADSETS = 10_000;
  private static final BigDecimal DEAREST = new BigDecimal(1_000_000);

  /** Somebody to book; see {@link Booking}. */
  record NewBooking(
      UUID key,
      String name,
      String agency,
      List<String> languages,
      boolean confirmed,
      @Nullable Integer costCents) {}

  /** Something to translate; see {@link Material}. */
  record NewMaterial(
      UUID key, String language, String what, boolean ready, @Nullable Integer costCents) {}

  /** How many headsets there are. */
  record NewHeadsets(int headsets, @Nullable Integer costCents) {}

  private final MultivaluedMap<String, String> typed;
  private final List<FieldProblem> problems = new ArrayList<>();

  PlanForms(MultivaluedMap<String, String> typed) {
    this.typed = typed;
  }

  /**
   * @throws Problem 422 with what is wrong at which field
   */
  NewBooking booking() {
    String name = required("name");
    String agency = brief("agency");
    List<String> languages =
        typed.getOrDefault("languages", List.of()).stream()
            .filter(tag -> !tag.isBlank())
            .distinct()
            .toList();
    if (languages.isEmpty()) {
      problems.add(FieldProblem.required("languages"));
    }
    languages.stream()
        .filter(tag -> !tag.equals(LanguageNeed.SIGN))
        .forEach(tag -> known("languages", tag));
    Integer cost = cost("cost");
    UUID key = key();
    check();
    return new NewBooking(key, name, agency, languages, is("confirmed"), cost);
  }

  /**
   * @throws Problem 422 with what is wrong at which field
   */
  NewMaterial material() {
    String what = required("what");
    String language = value("material_language");
    known("material_language", language);
    Integer cost = cost("material_cost");
    UUID key = key();
    check();
    return new NewMaterial(key, language, what, is("ready"), cost);
  }

  /**
   * @throws Problem 422 with what is wrong at which field
   */
  NewHeadsets headsets() {
    int count = 0;
    try {
      count = Integer.parseInt(value("headsets"));
    } catch (NumberFormatException e) {
      problems.add(FieldProblem.of("headsets", "unreadable_value"));
    }
    if (count < 0 || count > MOST_HEADSETS) {
      problems.add(
          new FieldProblem(
              "headsets", "number_outside", Map.of("least", 0, "most", MOST_HEADSETS)));
    }
    Integer cost = cost("headsets_cost");
    check();
    return new NewHeadsets(count, cost);
  }

  /** Whether something was ticked. */
  boolean is(String field) {
    return !value(field).isEmpty();
  }

  private UUID key() {
    String key = value("key");
    try {
      return key.isEmpty() ? Ids.next() : UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      problems.add(FieldProblem.of("key", "unreadable_value"));
      return Ids.next();
    }
  }

  private String required(String field) {
    String text = brief(field);
    if (text.isEmpty()) {
      problems.add(FieldProblem.required(field));
    }
    return text;
  }

  private String brief(String field) {
    String text = value(field);
    if (text.length() > LONGEST) {
      problems.add(FieldProblem.tooLong(field, LONGEST));
    }
    return text;
  }

  private void known(String field, String tag) {
    if (tag.equals(Languages.UNKNOWN) || Languages.standard().find(tag).isEmpty()) {
      problems.add(FieldProblem.of(field, "unknown_value"));
    }
  }

  /** Dollars, with or without cents; null where nothing is typed. */
  private @Nullable Integer cost(String field) {
    String text = value(field).replace("$", "").replace(",", "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      BigDecimal dollars = new BigDecimal(text);
      if (dollars.signum() < 0 || dollars.compareTo(DEAREST) > 0) {
        problems.add(
            new FieldProblem(
                field, "number_outside", Map.of("least", 0, "most", DEAREST.intValue())));
        return null;
      }
      return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact();
    } catch (NumberFormatException e) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
      return null;
    }
  }

  private String value(String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  private void check() {
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
  }
}
