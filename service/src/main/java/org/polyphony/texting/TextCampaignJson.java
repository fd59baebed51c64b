package org.polyphony.texting;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Messages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** Sendings as other programs write and read them. */
final class TextCampaignJson {
  private TextCampaignJson() {}

  /** From when to when, at the clock where each person is. */
  record Hours(@Nullable String start, @Nullable String end) {}

  /**
   * When.
   *
   * @param at local time where each person is, {@code 2026-06-10T17:00}
   * @param daysBefore the event, together with {@code time}
   */
  record Schedule(@Nullable String at, @Nullable Integer daysBefore, @Nullable String time) {}

  /** A sending to be made. */
  record Body(
      @Nullable UUID key,
      @Nullable String name,
      @Nullable String audience,
      @Nullable UUID list,
      @Nullable UUID event,
      @Nullable Map<String, @Nullable String> bodies,
      @Nullable String sourceLanguage,
      @Nullable List<String> reviewed,
      @Nullable Schedule schedule,
      @Nullable Hours hours,
      @Nullable BigDecimal budget,
      boolean smart) {}

  /** Why something goes out that else would not. */
  record Reasoned(@Nullable String reason) {}

  /** Where it is to go: {@code open}, {@code paused} or {@code closed}. */
  record State(@Nullable String state, @Nullable Reasoned override) {}

  /** A sending, with where its texts stand. */
  record Answer(
      UUID id,
      String name,
      String audience,
      @Nullable UUID list,
      @Nullable UUID event,
      String state,
      Instant createdAt,
      TextFigures figures) {

    static Answer of(TextCampaign campaign, TextFigures figures) {
      return new Answer(
          campaign.id(),
          campaign.name(),
          campaign.audience(),
          campaign.list(),
          campaign.event(),
          campaign.state(),
          campaign.createdAt(),
          figures);
    }
  }

  /** A sending in a list of them. */
  record Item(UUID id, String name, String audience, String state, Instant createdAt) {}

  /**
   * What was sent, as it is to be kept.
   *
   * @throws Problem 422 where a time cannot be read or the key is missing
   */
  static NewTextCampaign read(Body body) {
    if (body.key() == null) {
      throw Problem.invalid(FieldProblem.required("key"));
    }
    Schedule schedule = body.schedule() == null ? new Schedule(null, null, null) : body.schedule();
    Hours hours = body.hours() == null ? new Hours(null, null) : body.hours();
    String audience = body.audience();
    return new NewTextCampaign(
        body.key(),
        body.name() == null ? "" : body.name().strip(),
        audience == null ? "list" : audience,
        body.list(),
        body.event(),
        bodies(body.bodies()),
        body.sourceLanguage() == null ? Messages.SOURCE : body.sourceLanguage(),
        body.reviewed() == null ? List.of() : body.reviewed(),
        moment(schedule.at()),
        schedule.daysBefore(),
        time("schedule.time", schedule.time()),
        time("hours.start", hours.start()),
        time("hours.end", hours.end()),
        body.budget(),
        body.smart());
  }

  private static Map<String, String> bodies(@Nullable Map<String, @Nullable String> bodies) {
    Map<String, String> read = new java.util.LinkedHashMap<>();
    if (bodies != null) {
      bodies.forEach((tag, text) -> read.put(tag, text == null ? "" : text));
    }
    return read;
  }

  private static @Nullable LocalDateTime moment(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid(FieldProblem.of("schedule.at", "unreadable_value"));
    }
  }

  private static @Nullable LocalTime time(String field, @Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid(FieldProblem.of(field, "unreadable_value"));
    }
  }
}
