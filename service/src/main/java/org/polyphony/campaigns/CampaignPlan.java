package org.polyphony.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.SlotKind;
import org.polyphony.turnout.Elections;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Makes a campaign of what was said about it, or says what of it cannot be. */
final class CampaignPlan {

  static final int LONGEST_NAME = 120;
  private static final int MOST_ATTEMPTS = 20;
  private static final int MOST_TOUCHES = 31;
  private static final Duration SHORTEST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofDays(30);

  private final Handle handle;
  private final Viewer viewer;
  private final Elections elections;
  private final NewCampaign said;
  private final ScriptVersion script;
  private final List<FieldProblem> problems = new ArrayList<>();

  CampaignPlan(
      Handle handle, Viewer viewer, Elections elections, NewCampaign said, ScriptVersion script) {
    this.handle = handle;
    this.viewer = viewer;
    this.elections = elections;
    this.said = said;
    this.script = script;
  }

  /**
   * @throws Problem 422 with what is wrong at which field; 409 {@code list_purpose} where a list
   *     was given for another purpose and no reason is named
   */
  Campaign campaign(UUID id, CampaignState state, Instant createdAt) {
    checkName();
    checkNumbers();
    checkRests();
    checkBind();
    List<CampaignSources.KnownList> lists = lists();
    List<String> languages = languages();
    checkPairs();
    Optional<CallingHours> hours = CallingHours.within(said.hours());
    if (hours.isEmpty()) {
      problems.add(FieldProblem.of("hours", "no_hours_left"));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    askAboutPurpose(lists);
    return new Campaign(
        id,
        viewer.organization(),
        said.name().strip(),
        said.goal(),
        said.purposeOrGoals(),
        state,
        script.id(),
        said.bind(),
        lists.stream().map(CampaignSources.KnownList::list).toList(),
        languages,
        said.allowedPairs(),
        said.hours(),
        hours.orElseThrow(),
        said.attemptsAtMost(),
        said.rest(),
        said.touchesAMonth(),
        said.sample(),
        createdAt);
  }

  private void checkName() {
    if (said.name().isBlank()) {
      problems.add(FieldProblem.required("name"));
    } else if (said.name().length() > LONGEST_NAME) {
      problems.add(FieldProblem.tooLong("name", LONGEST_NAME));
    }
  }

  private void checkNumbers() {
    if (said.attemptsAtMost() < 1 || said.attemptsAtMost() > MOST_ATTEMPTS) {
      problems.add(outside("attempts_at_most", MOST_ATTEMPTS));
    }
    if (said.touchesAMonth() < 1 || said.touchesAMonth() > MOST_TOUCHES) {
      problems.add(outside("touches_a_month", MOST_TOUCHES));
    }
  }

  private static FieldProblem outside(String field, int most) {
    return new FieldProblem(field, "number_outside", Map.of("least", 1, "most", most));
  }

  private void checkRests() {
    said.rest()
        .forEach(
            (result, rest) -> {
              String field = "rest." + result.code();
              if (!result.retry()) {
                problems.add(FieldProblem.of(field, "no_rest_after"));
              } else if (rest.compareTo(SHORTEST_REST) < 0 || rest.compareTo(LONGEST_REST) > 0) {
                problems.add(FieldProblem.of(field, "rest_outside"));
              }
            });
  }

  private void checkBind() {
    List<UUID> events =
        said.bind().entrySet().stream()
            .filter(bound -> script.slots().get(bound.getKey()) == SlotKind.REGISTRATION)
            .map(Map.Entry::getValue)
            .toList();
    Set<UUID> known =
        events.isEmpty()
            ? Set.of()
            : handle.attach(CampaignSources.class).events(viewer.organization(), events);
    said.bind()
        .forEach(
            (slot, target) -> {
              SlotKind kind = script.slots().get(slot);
              if (kind == null) {
                problems.add(
                    new FieldProblem("bind." + slot, "slot_not_in_script", Map.of("slot", slot)));
              } else if (kind == SlotKind.REGISTRATION && !known.contains(target)) {
                problems.add(FieldProblem.of("bind." + slot, "event_not_known"));
              } else if (kind != SlotKind.REGISTRATION
                  && elections.find(handle, viewer, target).isEmpty()) {
                problems.add(FieldProblem.of("bind." + slot, "election_not_known"));
              }
            });
  }

  private List<CampaignSources.KnownList> lists() {
    List<UUID> asked = said.lists().stream().distinct().toList();
    List<CampaignSources.KnownList> lists =
        handle.attach(CampaignSources.class).lists(viewer.organization(), asked);
    if (asked.isEmpty()) {
      problems.add(FieldProblem.required("lists"));
    } else if (lists.size() < asked.size()) {
      problems.add(FieldProblem.of("lists", "list_not_known"));
    }
    return lists;
  }

  private List<String> languages() {
    List<String> asked = said.languages();
    for (String tag : asked) {
      if (Languages.standard().find(tag).isEmpty()) {
        problems.add(unknownLanguage("languages", tag));
      }
    }
    Stream<String> tags =
        asked.isEmpty()
            ? Stream.concat(
                script.languages().stream()
                    .flatMap(language -> Languages.standard().spokenFrom(language.tag()).stream()),
                Stream.of(Languages.UNKNOWN))
            : asked.stream();
    return tags.map(tag -> Languages.standard().find(tag).map(Language::spokenTag).orElse(tag))
        .distinct()
        .toList();
  }

  private void checkPairs() {
    said.allowedPairs().stream()
        .flatMap(pair -> Stream.of(pair.contact(), pair.caller()))
        .filter(tag -> Languages.standard().find(tag).isEmpty())
        .forEach(tag -> problems.add(unknownLanguage("allowed_pairs", tag)));
  }

  private static FieldProblem unknownLanguage(String field, String tag) {
    return new FieldProblem(field, "unknown_language", Map.of("language", tag));
  }

  private void askAboutPurpose(List<CampaignSources.KnownList> lists) {
    String outside =
        lists.stream()
            .filter(list -> !list.permits(said.purposeOrGoals()))
            .map(CampaignSources.KnownList::name)
            .collect(Collectors.joining(", "));
    if (!outside.isEmpty() && Objects.requireNonNullElse(said.overrideReason(), "").isBlank()) {
      throw new Problem(409, "list_purpose", Map.of("lists", outside));
    }
  }
}
