package org.polyphony.preview;

import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AddressForms;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptProblem;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;
import org.polyphony.scripts.TextState;
import org.polyphony.web.Role;
import org.polyphony.web.View;

/**
 * A version as callers will read it.
 *
 * @param person who is spoken to; invented
 * @param address the form of address that was tapped; empty for none yet
 * @param answers by step, each of which fits its question
 * @param sample the values of the placeholders
 */
record PreviewPage(
    ScriptRendering rendering,
    SamplePeople.Person person,
    String address,
    Map<String, List<String>> answers,
    ScriptArguments sample) {

  /** What a form sends beside its own field. */
  record Kept(String name, String value) {}

  ScriptVersion version() {
    return rendering.version();
  }

  String path() {
    return "/scripts/" + version().script();
  }

  /** Whether the bundle is another language than the one beside it. */
  boolean two() {
    return !rendering.bundle().equals(rendering.beside());
  }

  /** What is on the caller's screen; which language the call is in is asked elsewhere on it. */
  List<Step> shown() {
    return Walk.of(version().structure(), answers).stream()
        .filter(step -> step.kind() != StepKind.LANGUAGE)
        .toList();
  }

  /** What is said to a machine, where the way does not come to it. */
  Optional<Step> voicemail() {
    return version()
        .step(Step.VOICEMAIL)
        .filter(step -> !Walk.of(version().structure(), answers).contains(step));
  }

  boolean missing(String key) {
    return rendering.line(key).state() == TextState.MISSING;
  }

  /** The line, or where nobody has translated it the one beside it. */
  String said(String key) {
    return missing(key) ? beside(key) : rendering.say(key, sample);
  }

  String beside(String key) {
    return rendering.sayBeside(key, sample);
  }

  /** The language of {@link #said}. */
  String language(String key) {
    return missing(key) ? rendering.beside() : rendering.bundle();
  }

  /** What callers are told of a line that nobody has reviewed; empty of one that somebody has. */
  String state(View view, String key) {
    return switch (rendering.line(key).state()) {
      case MISSING -> view.t("calling.line.untranslated");
      case DRAFT -> view.t("calling.line.draft");
      case STALE -> view.t("calling.line.stale");
      case REVIEWED -> "";
    };
  }

  boolean chosen(Step step, String choice) {
    return said(step).contains(choice);
  }

  /** What was typed as an answer; empty where nothing was. */
  String typed(Step step) {
    return said(step).stream().findFirst().orElse("");
  }

  /**
   * The result that the script has come to at a step, as its button says; empty where it is open.
   */
  String result(View view, Step step) {
    String answer = said(step).stream().findFirst().orElse(null);
    String code = answer == null && step.kind().isQuestion() ? null : step.result(answer);
    return code == null ? "" : view.t("calling.result." + code);
  }

  /** The page with an answer given, or taken back where it was given already. */
  String answered(Step step, String choice) {
    List<String> before = said(step);
    List<String> now = new ArrayList<>(step.kind() == StepKind.MULTI ? before : List.of());
    if (!now.remove(choice) && !before.contains(choice)) {
      now.add(choice);
    }
    return link(rendering.bundle(), address, step.id(), now) + "#" + step.id();
  }

  /** The page in another language, with all that was answered. */
  String in(String tag) {
    return link(tag, "", null, List.of());
  }

  /** The page with a form of address chosen. */
  String addressed(String form) {
    return link(rendering.bundle(), form, null, List.of());
  }

  /** The page without an answer. */
  String again() {
    return "?bundle=" + rendering.bundle();
  }

  /** All that a form keeps of the page when it sends the answer to one step. */
  List<Kept> kept(Step step) {
    List<Kept> kept = new ArrayList<>();
    kept.add(new Kept("bundle", rendering.bundle()));
    kept.add(new Kept("address", address));
    answers.forEach(
        (id, said) -> {
          if (!id.equals(step.id())) {
            said.forEach(value -> kept.add(new Kept(field(id), value)));
          }
        });
    return kept;
  }

  /** The name of the field in which the answer to a step is sent. */
  String field(String step) {
    return PreviewResource.ANSWER + step;
  }

  /** The forms of address of the bundle's language; empty where it needs none. */
  List<AddressForms.Form> forms() {
    return AddressForms.of(rendering.bundle());
  }

  /** The form of address that was tapped, as it is said. */
  String addressWord() {
    return AddressForms.word(rendering.bundle(), address).orElse(address);
  }

  /** How many ways lead through the script. */
  Passages passages() {
    return Passages.of(version().structure());
  }

  /** The first words of a step, so that people know it again. */
  String words(String step) {
    String words = rendering.sayBeside(step, sample);
    return words.isEmpty() ? step : words;
  }

  /** Where the walk of all branches found something amiss. */
  List<ScriptProblem> loose() {
    return version().walked();
  }

  /** Where it can be mended: the step's form where the viewer can change it. */
  String place(View view, ScriptProblem problem) {
    String step = problem.key();
    if (step == null) {
      return path() + "#steps";
    }
    return version().draft() && view.is(Role.COORDINATOR)
        ? path() + "/steps/" + step
        : path() + "#" + step;
  }

  /** The first words of a step, so that people know it again. */
  String words(ScriptProblem problem) {
    String step = problem.key();
    return step == null ? "" : words(step);
  }

  private List<String> said(Step step) {
    return answers.getOrDefault(step.id(), List.of());
  }

  private String link(String tag, String form, @Nullable String changed, List<String> now) {
    UriBuilder link = UriBuilder.fromPath("").queryParam("bundle", "{bundle}");
    List<Object> values = new ArrayList<>(List.of(tag));
    if (!form.isEmpty()) {
      link.queryParam("address", "{address}");
      values.add(form);
    }
    answers.forEach(
        (step, said) -> {
          if (!step.equals(changed)) {
            add(link, values, step, said);
          }
        });
    if (changed != null) {
      add(link, values, changed, now);
    }
    return link.build(values.toArray()).toString();
  }

  private void add(UriBuilder link, List<Object> values, String step, List<String> said) {
    for (String answer : said) {
      link.queryParam(field(step), "{answer" + values.size() + "}");
      values.add(answer);
    }
  }
}
