package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyphony.web.View;

/** Words for where a script goes and what its answers feed. */
final class Ways {
  private static final int SHORT = 48;

  private Ways() {}

  /** A step's name for people: its number and the beginning of its text. */
  static String label(View view, ScriptVersion version, String id) {
    int place = version.steps().stream().map(Step::id).toList().indexOf(id);
    if (place < 0) {
      return id.equals(Step.END) ? view.t("scripts.way.end") : id;
    }
    String words = version.bundles().words(version.sourceLanguage(), id);
    return view.number(place + 1) + ". " + (words.isEmpty() ? id : shortened(words));
  }

  /** The places that an answer can lead to, the end last. */
  static List<View.Choice> targets(View view, ScriptVersion version, String chosen) {
    List<View.Choice> targets = new ArrayList<>();
    targets.add(View.Choice.of("", view.t("scripts.way.next"), chosen.isEmpty()));
    for (Step step : version.steps()) {
      targets.add(
          View.Choice.of(step.id(), label(view, version, step.id()), step.id().equals(chosen)));
    }
    if (version.step(Step.END).isEmpty()) {
      targets.add(View.Choice.of(Step.END, view.t("scripts.way.end"), chosen.equals(Step.END)));
    }
    return targets;
  }

  /** What an answer can feed: nothing, the slots that are there, and one of each other kind. */
  static List<View.Choice> feeds(View view, Structure structure, String chosen) {
    List<View.Choice> feeds = new ArrayList<>();
    feeds.add(View.Choice.of("", view.t("scripts.feeds.nothing"), chosen.isEmpty()));
    for (String slot : structure.slots().keySet()) {
      feeds.add(View.Choice.of(slot, slot(view, structure, slot), slot.equals(chosen)));
    }
    for (SlotKind kind : SlotKind.values()) {
      boolean there =
          structure.slots().containsValue(kind) || structure.slots().containsKey(kind.key());
      if (!there) {
        feeds.add(View.Choice.of(kind.key(), kind(view, kind), kind.key().equals(chosen)));
      }
    }
    return feeds;
  }

  /** The results that an answer can offer to the caller, and none. */
  static List<View.Choice> results(View view, String chosen) {
    List<View.Choice> results = new ArrayList<>();
    results.add(View.Choice.of("", view.t("scripts.result.open"), chosen.isEmpty()));
    for (String code : ResultShortcuts.CODES) {
      results.add(View.Choice.of(code, result(view, code), code.equals(chosen)));
    }
    return results;
  }

  /** A result as it stands on its button. */
  static String result(View view, String code) {
    return view.t("calling.result." + code);
  }

  /** A slot by its kind; with its name too where there are several of a kind. */
  static String slot(View view, Structure structure, String slot) {
    Map<String, SlotKind> slots = structure.slots();
    SlotKind kind = slots.get(slot);
    if (kind == null) {
      return slot;
    }
    long alike = slots.values().stream().filter(kind::equals).count();
    return alike < 2 ? kind(view, kind) : kind(view, kind) + " (" + slot + ")";
  }

  /** What a step of a kind does, in a word or two. */
  static String kind(View view, StepKind kind) {
    return switch (kind) {
      case SAY -> view.t("scripts.kind.say");
      case SINGLE -> view.t("scripts.kind.single");
      case MULTI -> view.t("scripts.kind.multi");
      case YES_NO -> view.t("scripts.kind.yes_no");
      case NUMBER -> view.t("scripts.kind.number");
      case DATE -> view.t("scripts.kind.date");
      case TEXT -> view.t("scripts.kind.text");
      case LANGUAGE -> view.t("scripts.kind.language");
    };
  }

  private static String kind(View view, SlotKind kind) {
    return switch (kind) {
      case REGISTRATION -> view.t("scripts.feeds.registration");
      case VOTE -> view.t("scripts.feeds.vote");
      case VOLUNTEER -> view.t("scripts.feeds.volunteer");
      case BRING -> view.t("scripts.feeds.bring");
    };
  }

  private static String shortened(String words) {
    return words.length() <= SHORT ? words : words.substring(0, SHORT - 1).strip() + "…";
  }
}
