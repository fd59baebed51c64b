package org.polyphony.texting;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * The form of a sending, as it was typed.
 *
 * @param bodies by language; those left empty too
 * @param when {@code now}, {@code at} or {@code before}
 */
record TextForm(
    String key,
    String name,
    String audience,
    String list,
    String event,
    String source,
    Map<String, String> bodies,
    String when,
    String at,
    String daysBefore,
    String timeOfDay,
    String start,
    String end,
    String budget,
    boolean smart) {

  /** The field of a text is this and the language's tag. */
  static final String BODY = "bodies.";

  /** To write in: nothing said yet, and the keys of a new one. */
  static TextForm empty() {
    return new TextForm(
        Ids.next().toString(),
        "",
        "list",
        "",
        "",
        Messages.SOURCE,
        Map.of(),
        "now",
        "",
        "2",
        "17:00",
        "09:00",
        "20:00",
        "",
        true);
  }

  /** A new one with the words, people and hours of another. */
  static TextForm like(TextCampaign campaign, List<TextCampaignsDao.Template> templates) {
    Map<String, String> bodies = new LinkedHashMap<>();
    templates.forEach(template -> bodies.put(template.tag(), template.pattern()));
    LocalDateTime at = campaign.localTime();
    Integer days = campaign.daysBefore();
    LocalTime time = campaign.timeOfDay();
    Long micros = campaign.budgetMicros();
    return new TextForm(
        Ids.next().toString(),
        campaign.name(),
        campaign.audience(),
        text(campaign.list()),
        text(campaign.event()),
        campaign.sourceLanguage(),
        bodies,
        at != null ? "at" : days != null ? "before" : "now",
        text(at),
        days == null ? "2" : days.toString(),
        time == null ? "17:00" : time.toString(),
        campaign.hoursStart().toString(),
        campaign.hoursEnd().toString(),
        micros == null ? "" : TextPrices.dollars(micros).toPlainString(),
        campaign.smart());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  static TextForm of(MultivaluedMap<String, String> typed) {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (String field : typed.keySet()) {
      if (field.startsWith(BODY)) {
        bodies.put(field.substring(BODY.length()), value(typed, field));
      }
    }
    String source = value(typed, "source");
    return new TextForm(
        value(typed, "key"),
        value(typed, "name"),
        value(typed, "audience"),
        value(typed, "list"),
        value(typed, "event"),
        source.isEmpty() ? Messages.SOURCE : source,
        bodies,
        value(typed, "when"),
        value(typed, "at"),
        value(typed, "days_before"),
        value(typed, "time_of_day"),
        value(typed, "hours"),
        value(typed, "hours_end"),
        value(typed, "budget"),
        typed.containsKey("smart"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  String body(String tag) {
    return bodies.getOrDefault(tag, "");
  }

  /**
   * What is to be made.
   *
   * @throws Problem 400 where the key is missing, 422 where something cannot be read
   */
  NewTextCampaign read() {
    List<FieldProblem> wrong = new ArrayList<>();
    UUID known = id(key).orElseThrow(() -> Problem.unreadable("unreadable"));
    boolean before = when.equals("before");
    LocalDateTime moment = when.equals("at") ? moment(wrong) : null;
    Integer days = before ? days(wrong) : null;
    LocalTime time = before ? time("time_of_day", timeOfDay, wrong) : null;
    LocalTime from = time("hours", start, wrong);
    LocalTime until = time("hours_end", end, wrong);
    BigDecimal most = budget.isEmpty() ? null : amount(wrong);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    Map<String, String> written = new LinkedHashMap<>();
    written.put(source, body(source));
    bodies.forEach(
        (tag, text) -> {
          if (!text.isEmpty()) {
            written.put(tag, text);
          }
        });
    return new NewTextCampaign(
        known,
        name,
        audience,
        id(list).orElse(null),
        id(event).orElse(null),
        written,
        source,
        List.of(),
        moment,
        days,
        time,
        from,
        until,
        most,
        smart);
  }

  private @Nullable LocalDateTime moment(List<FieldProblem> wrong) {
    if (at.isEmpty()) {
      wrong.add(FieldProblem.required("at"));
      return null;
    }
    try {
      return LocalDateTime.parse(at);
    } catch (DateTimeException e) {
      wrong.add(FieldProblem.of("at", "unreadable_value"));
      return null;
    }
  }

  private @Nullable Integer days(List<FieldProblem> wrong) {
    try {
      return Integer.valueOf(daysBefore);
    } catch (NumberFormatException e) {
      wrong.add(new FieldProblem("days_before", "number_outside", Map.of("least", 0, "most", 60)));
      return null;
    }
  }

  private static @Nullable LocalTime time(String field, String text, List<FieldProblem> wrong) {
    if (text.isEmpty()) {
      wrong.add(FieldProblem.required(field));
      return null;
    }
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      wrong.add(FieldProblem.of(field, "unreadable_value"));
      return null;
    }
  }

  private @Nullable BigDecimal amount(List<FieldProblem> wrong) {
    try {
      BigDecimal amount = new BigDecimal(budget);
      if (amount.precision() - amount.scale() <= 7 && amount.scale() <= 6) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    wrong.add(new FieldProblem("budget", "number_outside", Map.of("least", 0, "most", 1_000_000)));
    return null;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
