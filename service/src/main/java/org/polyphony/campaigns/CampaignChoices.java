package org.polyphony.campaigns;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.ContactList;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.SlotKind;
import org.polyphony.web.View;

/** What the form of a campaign lets one choose from. */
record CampaignChoices(CampaignDesk.Parts parts, CampaignForm form) {

  private static final List<Duration> RESTS =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(24),
          Duration.ofHours(48),
          Duration.ofHours(168));

  List<View.Choice> goals(View view) {
    return Stream.of(Goal.values())
        .map(
            goal ->
                View.Choice.of(
                    goal.code(),
                    view.t("campaigns.goal." + goal.code()),
                    goal.code().equals(form.goal())))
        .toList();
  }

  List<View.Choice> lists() {
    return lists(parts.lists());
  }

  List<View.Choice> audiences() {
    return lists(parts.audiences());
  }

  private List<View.Choice> lists(List<ContactList> offered) {
    return offered.stream()
        .map(
            list ->
                View.Choice.of(
                    list.id().toString(), list.name(), form.lists().contains(list.id().toString())))
        .toList();
  }

  /**
   * Those that the script has words in, those that are chosen, and the one that stands for "not
   * known".
   */
  List<View.Choice> languages(View view) {
    List<View.Choice> choices = new ArrayList<>();
    likelyLanguages().forEach(tag -> choices.add(language(view, tag)));
    return choices;
  }

  /** All others that people speak. */
  List<View.Choice> otherLanguages(View view) {
    Set<String> likely = likelyLanguages();
    return Languages.standard().spoken().stream()
        .map(Language::tag)
        .filter(tag -> !likely.contains(tag))
        .map(tag -> language(view, tag))
        .toList();
  }

  private Set<String> likelyLanguages() {
    Set<String> tags = new LinkedHashSet<>(CampaignForm.empty(parts).languages());
    tags.addAll(form.languages());
    tags.removeIf(tag -> Languages.standard().find(tag).isEmpty());
    return tags;
  }

  private View.Choice language(View view, String tag) {
    boolean chosen = form.languages().contains(tag);
    return tag.equals(Languages.UNKNOWN)
        ? View.Choice.of(tag, view.t("common.language-unknown"), chosen)
        : view.language(tag, chosen);
  }

  /** The slots that a campaign binds, with their kinds, in the order of the script. */
  List<Map.Entry<String, SlotKind>> slots() {
    return parts.script().slots().entrySet().stream()
        .filter(
            slot -> slot.getValue() == SlotKind.REGISTRATION || slot.getValue() == SlotKind.VOTE)
        .toList();
  }

  /** The events or elections for a slot; a single one is proposed. */
  List<View.Choice> targets(View view, String slot, SlotKind kind) {
    String chosen = form.bind().get(slot);
    return kind == SlotKind.REGISTRATION
        ? parts.events().stream()
            .map(
                event ->
                    target(
                        event.id(),
                        event.name() + ", " + view.date(event.startsAt(), event.timeZone()),
                        chosen,
                        parts.events().size()))
            .toList()
        : parts.elections().stream()
            .map(
                election ->
                    target(election.id(), election.name(), chosen, parts.elections().size()))
            .toList();
  }

  private static View.Choice target(UUID id, String label, @Nullable String chosen, int among) {
    boolean proposed = chosen == null && among == 1;
    return View.Choice.of(id.toString(), label, proposed || id.toString().equals(chosen));
  }

  List<View.Choice> days(View view) {
    return Stream.of(DayOfWeek.values())
        .map(CallingHours::code)
        .map(day -> View.Choice.of(day, view.t("campaigns.day." + day), form.days().contains(day)))
        .toList();
  }

  List<View.Choice> rests(View view, String result) {
    String chosen = form.rest().getOrDefault(result, "");
    List<View.Choice> choices = new ArrayList<>();
    for (Duration rest : RESTS) {
      choices.add(
          View.Choice.of(rest.toString(), words(view, rest), rest.toString().equals(chosen)));
    }
    if (choices.stream().noneMatch(View.Choice::chosen) && !chosen.isEmpty()) {
      choices.add(View.Choice.of(chosen, words(view, Duration.parse(chosen)), true));
    }
    return choices;
  }

  /** A rest in words. */
  static String words(View view, Duration rest) {
    return rest.toMinutes() % 60 == 0
        ? view.t("campaigns.hours", "count", rest.toHours())
        : view.t("campaigns.minutes", "count", rest.toMinutes());
  }

  /** A time of day, as the page's language writes it. */
  static String clock(View view, LocalTime time) {
    return view.time(time.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }
}
