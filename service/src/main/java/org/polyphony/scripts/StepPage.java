package org.polyphony.scripts;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.PlainAnswers;
import org.polyphony.web.View;

/**
 * The form of one step.
 *
 * @param version the draft
 * @param now what is saved now, where somebody else has changed it since the form was made; else
 *     null
 */
record StepPage(ScriptVersion version, StepForm form, @Nullable StepForm now) {

  String path() {
    return "/scripts/" + version.script();
  }

  /** Where the form is sent. */
  String action() {
    return path() + "/steps" + (isNew() ? "" : "/" + form.id());
  }

  boolean isNew() {
    return form.id().isEmpty();
  }

  /** The places that an answer can lead to. */
  List<View.Choice> targets(View view, String chosen) {
    return Ways.targets(view, version, chosen);
  }

  /** What an answer can feed. */
  List<View.Choice> feeds(View view, String chosen) {
    return Ways.feeds(view, version.structure(), chosen);
  }

  /** The results that an answer can offer to the caller. */
  List<View.Choice> results(View view, String chosen) {
    return Ways.results(view, chosen);
  }

  /** Yes, no or maybe in the language that the script is written in. */
  String plain(String code) {
    return PlainAnswers.of(version.sourceLanguage(), code)
        .or(() -> PlainAnswers.of("en", code))
        .map(PlainAnswers.Word::text)
        .orElse(code);
  }

  /** The steps that a new one can be put behind. */
  List<View.Choice> places(View view) {
    return version.steps().stream()
        .map(
            step ->
                View.Choice.of(
                    step.id(),
                    Ways.label(view, version, step.id()),
                    step.id().equals(form.after())))
        .toList();
  }

  /** How many digits an answer may have behind the point. */
  List<View.Choice> decimals(View view) {
    return IntStream.rangeClosed(0, Bounds.MOST_DECIMALS)
        .mapToObj(
            digits ->
                View.Choice.of(
                    String.valueOf(digits),
                    digits == 0
                        ? view.t("scripts.bounds.whole")
                        : view.t("scripts.bounds.digits", "count", digits),
                    form.decimals().equals(String.valueOf(digits))))
        .toList();
  }

  String kind(View view) {
    return Ways.kind(view, form.kind());
  }

  /** What a placeholder stands for. */
  String meaning(View view, ScriptArguments.Placeholder placeholder) {
    return switch (placeholder) {
      case FIRST_NAME -> view.t("scripts.placeholder.first_name");
      case NAME -> view.t("scripts.placeholder.name");
      case FORMAL_NAME -> view.t("scripts.placeholder.formal_name");
      case CALLER -> view.t("scripts.placeholder.caller");
      case ORGANIZATION -> view.t("scripts.placeholder.organization");
      case EVENT -> view.t("scripts.placeholder.event");
      case DATE -> view.t("scripts.placeholder.date");
      case TIME -> view.t("scripts.placeholder.time");
      case PLACE -> view.t("scripts.placeholder.place");
      case ELECTION -> view.t("scripts.placeholder.election");
      case ELECTION_DAY -> view.t("scripts.placeholder.election_day");
      case REGISTER_BY -> view.t("scripts.placeholder.register_by");
      case CURE_BY -> view.t("scripts.placeholder.cure_by");
      case ADDRESS -> view.t("scripts.placeholder.address");
    };
  }

  /** What is wrong with a text of this form as it stands there. */
  LineCheck check(String text) {
    return LineCheck.of(version.sourceLanguage(), text, null);
  }
}
