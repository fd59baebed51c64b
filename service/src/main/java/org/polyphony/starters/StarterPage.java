package org.polyphony.starters;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.MessageText;
import org.polyphony.i18n.TranslationState;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.Structure;
import org.polyphony.web.View;

/**
 * A starter as callers would read it, with the form that makes a script of it.
 *
 * @param bundle the tag of the language that it is read in
 * @param address the form of address that is tried; empty for none
 * @param sample the invented person, the viewer as the caller, an event and an election
 * @param typed the name that was typed; null where the form is new
 */
record StarterPage(
    Starter starter,
    String bundle,
    String address,
    ScriptArguments sample,
    @Nullable String typed) {

  /** The name of the new script: what was typed, else that of the starter. */
  String name(View view) {
    return Objects.requireNonNullElseGet(typed, () -> starter.name(view));
  }

  List<Step> steps() {
    return structure().steps();
  }

  /** The tag of the language beside the bundle. */
  String source() {
    return starter.script().sourceLanguage();
  }

  /** Whether the bundle is another language than the one beside it. */
  boolean two() {
    return !bundle.equals(source());
  }

  /** Whether nobody who reads the bundle has approved it yet. */
  boolean unreviewed() {
    return starter.states().get(bundle) == TranslationState.DRAFT;
  }

  String said(String key) {
    return render(bundle, key);
  }

  String beside(String key) {
    return render(source(), key);
  }

  boolean isVoicemail(Step step) {
    return step.id().equals(Step.VOICEMAIL);
  }

  /** Where the script goes after a step, whatever is answered; empty where that is plain. */
  String way(View view, Step step) {
    return isVoicemail(step) || branches(step) ? "" : to(view, step, anyAnswer(step));
  }

  /** Where an answer leads; empty where that is plain. */
  String way(View view, Step step, String choice) {
    return branches(step) ? to(view, step, choice) : "";
  }

  /** What an answer counts as; empty for nothing. */
  String fed(View view, Step step, String choice) {
    return Optional.ofNullable(step.feeds().get(choice))
        .map(structure().slots()::get)
        .map(kind -> Starter.feed(view, kind))
        .orElse("");
  }

  /** The forms of address of the bundle's language; empty where it needs none. */
  List<View.Choice> forms() {
    return AddressForms.of(bundle).stream()
        .map(
            form ->
                new View.Choice(form.key(), form.word(), null, bundle, form.key().equals(address)))
        .toList();
  }

  private Structure structure() {
    return starter.script().structure();
  }

  /** Whether the answers to a step lead to different places. */
  private boolean branches(Step step) {
    return step.choices().stream()
            .map(choice -> Optional.ofNullable(structure().following(step, choice)))
            .distinct()
            .count()
        > 1;
  }

  private static @Nullable String anyAnswer(Step step) {
    return step.choices().isEmpty() ? null : step.choices().get(0);
  }

  /** The step that follows by its number; empty for the next one. */
  private String to(View view, Step step, @Nullable String choice) {
    List<String> ids = steps().stream().map(Step::id).toList();
    String following = structure().following(step, choice);
    if (following == null) {
      return view.t("starters.ends");
    }
    int place = ids.indexOf(following);
    return place == ids.indexOf(step.id()) + 1 ? "" : view.t("starters.goes-to", "step", place + 1);
  }

  private String render(String language, String key) {
    String text = starter.script().bundles().getOrDefault(language, Map.of()).getOrDefault(key, "");
    return MessageText.render(language, text, sample.values(), sample.zone()).text();
  }
}
