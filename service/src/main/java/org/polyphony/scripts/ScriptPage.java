package org.polyphony.scripts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.PlainAnswers;
import org.polyphony.web.View;

/**
 * The page of one script.
 *
 * @param version the draft, else the published one
 * @param revision of the draft; 0 where nothing is being edited
 * @param undo the revision before the last edit, where that was just made; else null
 * @param problems of the version
 * @param versions newest first
 */
record ScriptPage(
    ScriptSummary script,
    ScriptVersion version,
    int revision,
    @Nullable Integer undo,
    List<ScriptProblem> problems,
    List<ScriptsDao.VersionRow> versions) {

  String path() {
    return "/scripts/" + script.id();
  }

  boolean draft() {
    return version.draft();
  }

  boolean publishable() {
    return problems.stream().noneMatch(ScriptProblem::isError);
  }

  /** The text of a key in the source language; empty where there is none. */
  String words(String key) {
    return version.bundles().words(version.sourceLanguage(), key);
  }

  /** What stands in the way of publishing, first the steps, then the languages. */
  List<ScriptProblem> errors() {
    return problems.stream().filter(ScriptProblem::isError).toList();
  }

  /** What is worth a look in the steps; what lacks in the languages is counted there. */
  List<ScriptProblem> warnings() {
    return problems.stream()
        .filter(problem -> !problem.isError() && problem.language() == null)
        .toList();
  }

  /** Where a problem can be mended: at the step, or at the line of its language. */
  String place(ScriptProblem problem) {
    String key = problem.key();
    String language = problem.language();
    if (key == null) {
      return path() + "#steps";
    }
    if (language == null || language.equals(version.sourceLanguage())) {
      int dot = key.indexOf('.');
      return path() + "/steps/" + (dot < 0 ? key : key.substring(0, dot));
    }
    return path() + "/translations/" + language + "#" + key;
  }

  String kind(View view, Step step) {
    return Ways.kind(view, step.kind());
  }

  String kind(View view, StepKind kind) {
    return Ways.kind(view, kind);
  }

  /** The languages that the script does not have yet. */
  List<View.Choice> otherLanguages(View view) {
    return NewScript.languages().stream()
        .filter(tag -> !version.bundles().languages().contains(tag))
        .map(tag -> view.language(tag, false))
        .toList();
  }

  /** Since when a version is what it is. */
  String versionState(View view, ScriptsDao.VersionRow row) {
    Instant published = row.publishedAt();
    if (published == null) {
      return view.t("scripts.version.draft");
    }
    String day = view.date(published);
    return row.state().equals("retired")
        ? view.t("scripts.version.retired", "day", day)
        : view.t("scripts.version.published", "day", day);
  }

  /** Where an answer leads, as words: empty where simply the next step follows. */
  String way(View view, Step step, @Nullable String choice) {
    String target = step.target(choice);
    if (target == null || (choice != null && step.next().get(choice) == null)) {
      return "";
    }
    return Ways.label(view, version, target);
  }

  /** The words of a choice in the source language, its id where there are none. */
  String words(Step step, String choice) {
    String own =
        step.kind() == StepKind.YES_NO
            ? PlainAnswers.of(version.sourceLanguage(), choice)
                .map(PlainAnswers.Word::text)
                .orElse("")
            : words(step.key(choice));
    return own.isEmpty() ? choice : own;
  }

  /** The numbers of a question that lead elsewhere or come to a result. */
  List<String> bands(Step step) {
    return step.bands();
  }

  /** Some numbers of a question, in words. */
  String range(View view, String written) {
    Band band = Band.of(written).orElseThrow();
    BigDecimal to = band.to();
    if (to == null) {
      return view.t("scripts.range.more", "from", band.from());
    }
    return band.isOne()
        ? view.t("scripts.range.one", "from", band.from())
        : view.t("scripts.range.between", "from", band.from(), "to", to);
  }

  /** The result that an answer offers, as words; empty where it offers none of its own. */
  String result(View view, Step step, @Nullable String choice) {
    String code = step.results().get(choice == null ? Step.OTHERWISE : choice);
    return code == null ? "" : Ways.result(view, code);
  }

  /** What an answer feeds, as words; empty where it feeds nothing. */
  String fed(View view, Step step, String choice) {
    String slot = step.feeds().get(choice);
    return slot == null ? "" : Ways.slot(view, version.structure(), slot);
  }
}
