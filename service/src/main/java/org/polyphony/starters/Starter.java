package org.polyphony.starters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyphony.i18n.TranslationState;
import org.polyphony.i18n.starter.StarterScript;
import org.polyphony.i18n.starter.StarterScripts;
import org.polyphony.scripts.NewScript;
import org.polyphony.scripts.SlotKind;
import org.polyphony.scripts.Starters;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/**
 * A script that comes with the product.
 *
 * @param states how far its texts can be trusted by language tag, the source first
 */
record Starter(String key, NewScript script, Map<String, TranslationState> states) {

  /** All of them, in the order in which they are offered. */
  static List<Starter> all() {
    return StarterScripts.all().stream().map(Starter::of).toList();
  }

  /** The one of that key. */
  static Optional<Starter> find(String key) {
    return StarterScripts.find(key).map(Starter::of);
  }

  private static Starter of(StarterScript starter) {
    return new Starter(starter.key(), Starters.find(starter.key()).orElseThrow(), starter.states());
  }

  /** Its name in the language of the page. */
  String name(View view) {
    return view.t("starters.name." + key);
  }

  /** What it is for, in a sentence. */
  String about(View view) {
    return view.t("starters.about." + key);
  }

  /** How many steps a caller can come to; what is left on an answering machine is not one. */
  long steps() {
    return script.structure().steps().stream()
        .filter(step -> !step.id().equals(Step.VOICEMAIL))
        .count();
  }

  /** How many questions, but for the one after the language. */
  long questions() {
    return script.structure().steps().stream()
        .filter(step -> step.kind().isQuestion() && step.kind() != StepKind.LANGUAGE)
        .count();
  }

  /** What it asks people for, each once. */
  List<String> feeds(View view) {
    return script.structure().slots().values().stream()
        .distinct()
        .map(kind -> feed(view, kind))
        .toList();
  }

  /** What an answer counts as. */
  static String feed(View view, SlotKind kind) {
    return view.t("scripts.feeds." + kind.key());
  }

  /** The tags of its languages by their state. */
  Map<TranslationState, List<String>> languages() {
    Map<TranslationState, List<String>> languages = new LinkedHashMap<>();
    for (TranslationState state : TranslationState.values()) {
      List<String> tags = states.keySet().stream().filter(tag -> states.get(tag) == state).toList();
      if (!tags.isEmpty()) {
        languages.put(state, tags);
      }
    }
    return languages;
  }

  /** The word for a state. */
  static String state(View view, TranslationState state) {
    return switch (state) {
      case SOURCE -> view.t("scripts.state.source");
      case DRAFT -> view.t("scripts.state.draft");
      case REVIEWED -> view.t("scripts.state.reviewed");
    };
  }

  /** The first language of the viewer that it was translated to, else its source. */
  String read(Viewer viewer) {
    return states.keySet().stream()
        .filter(tag -> viewer.reads().contains(tag) && !tag.equals(script.sourceLanguage()))
        .findFirst()
        .orElse(script.sourceLanguage());
  }
}
