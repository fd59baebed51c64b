package org.polyphony.campaigns;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** What stands in the form of a campaign, as it was typed. */
record CampaignForm(
    String name,
    String goal,
    List<String> lists,
    List<String> languages,
    Map<String, String> bind,
    String start,
    String end,
    List<String> days,
    String attemptsAtMost,
    Map<String, String> rest,
    String touchesAMonth,
    String overrideReason,
    List<AllowedPair> allowedPairs) {

  /** The field of a slot is this and the slot's name. */
  static final String BIND = "bind.";

  /** The field of a rest is this and the result's code. */
  static final String REST = "rest.";

  /** The defaults with which a coordinator opens a campaign in a minute. */
  static CampaignForm empty(CampaignDesk.Parts parts) {
    AskedHours hours = AskedHours.USUAL;
    return new CampaignForm(
        "",
        Goal.ATTENDANCE.code(),
        parts.lists().size() == 1 ? List.of(parts.lists().get(0).id().toString()) : List.of(),
        languagesOf(parts.script()),
        Map.of(),
        hours.start().toString(),
        hours.endText(),
        Stream.of(DayOfWeek.values()).map(CallingHours::code).toList(),
        String.valueOf(NewCampaign.USUAL_ATTEMPTS),
        rests(Map.of()),
        String.valueOf(NewCampaign.USUAL_TOUCHES),
        "",
        List.of());
  }

  private static List<String> languagesOf(ScriptVersion script) {
    return Stream.concat(
            script.languages().stream()
                .flatMap(language -> Languages.standard().spokenFrom(language.tag()).stream()),
            Stream.of(Languages.UNKNOWN))
        .distinct()
        .toList();
  }

  static CampaignForm of(Campaign campaign) {
    Map<String, String> bind = new LinkedHashMap<>();
    campaign.bind().forEach((slot, target) -> bind.put(slot, target.toString()));
    return new CampaignForm(
        campaign.name(),
        campaign.goal().code(),
        campaign.lists().stream().map(UUID::toString).toList(),
        campaign.languages(),
        bind,
        campaign.asked().start().toString(),
        campaign.asked().endText(),
        campaign.hours().dayCodes(),
        String.valueOf(campaign.attemptsAtMost()),
        rests(campaign.rest()),
        String.valueOf(campaign.touchesAMonth()),
        "",
        campaign.allowedPairs());
  }

  /** The same for the same content. */
  String mark() {
    return Integer.toHexString(hashCode());
  }

  private static Map<String, String> rests(Map<Result, Duration> own) {
    Map<String, String> rests = new LinkedHashMap<>();
    Stream.of(Result.values())
        .filter(Result::retry)
        .forEach(
            result -> rests.put(result.code(), own.getOrDefault(result, result.rest()).toString()));
    return rests;
  }

  /**
   * @param before the campaign that is changed, whose pairs the form does not show; null for a new
   *     one
   */
  static CampaignForm of(MultivaluedMap<String, String> typed, @Nullable Campaign before) {
    return new CampaignForm(
        value(typed, "name"),
        value(typed, "goal"),
        Stream.of("lists", "audiences").flatMap(field -> values(typed, field).stream()).toList(),
        values(typed, "languages"),
        startingWith(typed, BIND),
        value(typed, "start"),
        value(typed, "end"),
        values(typed, "days"),
        value(typed, "attempts_at_most"),
        startingWith(typed, REST),
        value(typed, "touches_a_month"),
        value(typed, "override_reason"),
        before == null ? List.of() : before.allowedPairs());
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  private static List<String> values(MultivaluedMap<String, String> typed, String field) {
    return List.copyOf(typed.getOrDefault(field, List.of()));
  }

  private static Map<String, String> startingWith(
      MultivaluedMap<String, String> typed, String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    typed.keySet().stream()
        .filter(field -> field.startsWith(prefix))
        .forEach(field -> found.put(field.substring(prefix.length()), value(typed, field)));
    return found;
  }

  /**
   * @throws Problem 422 where something cannot be read; what can be read and cannot stand is for
   *     {@link CampaignPlan}
   */
  NewCampaign campaign(UUID script, boolean sample) {
    List<FieldProblem> problems = new ArrayList<>();
    Goal known = Goal.of(goal).orElse(null);
    if (known == null) {
      problems.add(FieldProblem.required("goal"));
    }
    AskedHours hours = AskedHours.parse(start, end, CallingHours.days(days)).orElse(null);
    if (hours == null) {
      problems.add(FieldProblem.of("start", "unreadable_value"));
    }
    if (languages.isEmpty()) {
      problems.add(FieldProblem.required("languages"));
    }
    int attempts = number("attempts_at_most", attemptsAtMost, problems);
    int touches = number("touches_a_month", touchesAMonth, problems);
    Map<String, UUID> targets = new LinkedHashMap<>();
    bind.forEach((slot, id) -> id(id).ifPresent(target -> targets.put(slot, target)));
    if (known == null || hours == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewCampaign(
        name,
        known,
        null,
        script,
        targets,
        lists.stream().flatMap(list -> id(list).stream()).toList(),
        languages,
        allowedPairs,
        hours,
        attempts,
        durations(),
        touches,
        overrideReason.isEmpty() ? null : overrideReason,
        sample);
  }

  private Map<Result, Duration> durations() {
    Map<Result, Duration> durations = new EnumMap<>(Result.class);
    rest.forEach(
        (code, text) ->
            Result.of(code)
                .filter(Result::retry)
                .ifPresent(
                    result -> duration(text).ifPresent(each -> durations.put(result, each))));
    return durations;
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int number(String field, String text, List<FieldProblem> problems) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
      return 0;
    }
  }
}
