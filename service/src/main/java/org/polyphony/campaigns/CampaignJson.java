package org.polyphony.campaigns;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** A campaign as programs write and read it. */
final class CampaignJson {

  private static final String PHONE = "phone";

  /**
   * What is sent. All but name, script and lists or audience may be left out.
   *
   * @param audience one audience; more of them stand among the lists
   * @param touchesAMonth {@code touches_amonth} too, as it was called before
   */
  public record Body(
      @Nullable String name,
      @Nullable String channel,
      @Nullable String goal,
      @Nullable String purpose,
      @Nullable UUID script,
      @Nullable Map<String, UUID> bind,
      @Nullable List<UUID> lists,
      @Nullable UUID audience,
      @Nullable List<String> languages,
      @Nullable List<String> allowedPairs,
      @Nullable Hours hours,
      @Nullable Integer attemptsAtMost,
      @Nullable Map<String, String> rest,
      @JsonProperty("touches_a_month") @JsonAlias("touches_amonth") @Nullable Integer touchesAMonth,
      @Nullable Reasoned override) {}

  /**
   * Hours: {@code 09:00}, {@code 24:00}, and days from {@code mon} to {@code sun}; all days where
   * none is named.
   */
  public record Hours(@Nullable String start, @Nullable String end, @Nullable List<String> days) {}

  /** Why a list is used for what it was not given for. */
  public record Reasoned(@Nullable String reason) {}

  /** What is answered. */
  public record Answer(
      UUID id,
      String state,
      String name,
      String channel,
      String goal,
      String purpose,
      UUID script,
      UUID scriptVersion,
      Map<String, UUID> bind,
      List<UUID> lists,
      List<String> languages,
      List<String> allowedPairs,
      Hours hours,
      Hours hoursEffective,
      int attemptsAtMost,
      Map<String, String> rest,
      @JsonProperty("touches_a_month") int touchesAMonth,
      Instant createdAt,
      List<CampaignProblem> problems,
      @Nullable Filling filling) {}

  /** What a list of them says of each. */
  public record Item(
      UUID id,
      String state,
      String name,
      String channel,
      String goal,
      List<String> languages,
      Instant createdAt) {

    static Item of(Campaign campaign) {
      return new Item(
          campaign.id(),
          campaign.state().code(),
          campaign.name(),
          PHONE,
          campaign.goal().code(),
          campaign.languages(),
          campaign.createdAt());
    }
  }

  private final Body body;
  private final List<FieldProblem> problems = new ArrayList<>();

  private CampaignJson(Body body) {
    this.body = body;
  }

  /**
   * @throws Problem 422 where something cannot be read; what can be read and cannot stand is for
   *     {@link CampaignPlan}
   */
  static NewCampaign read(Body body) {
    return new CampaignJson(body).campaign();
  }

  private NewCampaign campaign() {
    if (body.channel() != null && !body.channel().equals(PHONE)) {
      problems.add(FieldProblem.of("channel", "unreadable_value"));
    }
    Purpose purpose = body.purpose() == null ? null : known("purpose", Purpose.of(body.purpose()));
    Goal goal = body.goal() == null ? Goal.servedBy(purpose) : known("goal", Goal.of(body.goal()));
    UUID script = body.script();
    if (script == null) {
      problems.add(FieldProblem.required("script"));
    }
    AskedHours hours = hours();
    Map<Result, Duration> rest = rest();
    List<AllowedPair> pairs = pairs();
    if (script == null || goal == null || hours == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewCampaign(
        Objects.requireNonNullElse(body.name(), ""),
        goal,
        purpose,
        script,
        Objects.requireNonNullElse(body.bind(), Map.of()),
        lists(),
        Objects.requireNonNullElse(body.languages(), List.of()),
        pairs,
        hours,
        Objects.requireNonNullElse(body.attemptsAtMost(), NewCampaign.USUAL_ATTEMPTS),
        rest,
        Objects.requireNonNullElse(body.touchesAMonth(), NewCampaign.USUAL_TOUCHES),
        body.override() == null ? null : body.override().reason(),
        false);
  }

  /** An audience is worked by the list of the same id. */
  private List<UUID> lists() {
    List<UUID> lists = new ArrayList<>(Objects.requireNonNullElse(body.lists(), List.of()));
    UUID audience = body.audience();
    if (audience != null) {
      lists.add(audience);
    }
    return lists;
  }

  private <T> @Nullable T known(String field, Optional<T> value) {
    if (value.isEmpty()) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
    }
    return value.orElse(null);
  }

  private @Nullable AskedHours hours() {
    Hours hours = body.hours();
    if (hours == null) {
      return AskedHours.USUAL;
    }
    List<String> codes = hours.days();
    Set<DayOfWeek> days = codes == null ? EnumSet.allOf(DayOfWeek.class) : CallingHours.days(codes);
    if (codes != null && days.size() < Set.copyOf(codes).size()) {
      problems.add(FieldProblem.of("hours.days", "unreadable_value"));
    }
    return known(
        "hours",
        AskedHours.parse(
            Objects.requireNonNullElse(hours.start(), AskedHours.USUAL.start().toString()),
            Objects.requireNonNullElse(hours.end(), AskedHours.USUAL.endText()),
            days));
  }

  private Map<Result, Duration> rest() {
    Map<Result, Duration> rest = new EnumMap<>(Result.class);
    Objects.requireNonNullElse(body.rest(), Map.<String, String>of())
        .forEach(
            (code, text) -> {
              Result result = known("rest." + code, Result.of(code));
              Duration duration = known("rest." + code, duration(text));
              if (result != null && duration != null) {
                rest.put(result, duration);
              }
            });
    return rest;
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private List<AllowedPair> pairs() {
    List<AllowedPair> pairs = new ArrayList<>();
    for (String text : Objects.requireNonNullElse(body.allowedPairs(), List.<String>of())) {
      AllowedPair pair = known("allowed_pairs", CampaignsDao.Row.pair(text));
      if (pair != null) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  static Answer answer(CampaignDesk.Whole whole) {
    Campaign campaign = whole.campaign();
    CallingHours hours = campaign.hours();
    Map<String, String> rest = new LinkedHashMap<>();
    for (Result result : Result.values()) {
      if (result.retry()) {
        rest.put(result.code(), campaign.rest(result).toString());
      }
    }
    return new Answer(
        campaign.id(),
        campaign.state().code(),
        campaign.name(),
        PHONE,
        campaign.goal().code(),
        campaign.purpose().code(),
        whole.script().script(),
        campaign.scriptVersion(),
        campaign.bind(),
        campaign.lists(),
        campaign.languages(),
        campaign.allowedPairs().stream().map(pair -> pair.contact() + ">" + pair.caller()).toList(),
        new Hours(
            campaign.asked().start().toString(), campaign.asked().endText(), hours.dayCodes()),
        new Hours(hours.start().toString(), hours.end().toString(), hours.dayCodes()),
        campaign.attemptsAtMost(),
        rest,
        campaign.touchesAMonth(),
        campaign.createdAt(),
        whole.problems(),
        whole.filling());
  }
}
