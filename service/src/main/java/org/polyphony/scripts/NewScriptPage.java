package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.List;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.View;

/**
 * The form of a new script.
 *
 * @param from what it begins with, as the form sends it
 * @param copies the scripts that can be copied
 */
record NewScriptPage(
    String name,
    String from,
    String language,
    List<Starters.Starter> starters,
    List<ScriptSummary> copies) {

  /** What to begin with: a starter, a copy, or nothing. */
  List<View.Choice> beginnings(View view) {
    List<View.Choice> choices = new ArrayList<>();
    for (Starters.Starter starter : starters) {
      choices.add(
          choice(
              "starter:" + starter.key(),
              view.t("scripts.new.starter", "name", starter.name()),
              view.t(
                  "scripts.new.starter.hint",
                  "languages",
                  view.list(starter.languages().stream().map(view::languageNameHere).toList()))));
    }
    for (ScriptSummary script : copies) {
      ScriptSummary.Numbered version = script.draft() == null ? script.published() : script.draft();
      if (version != null) {
        choices.add(
            choice("copy:" + version.id(), view.t("scripts.new.copy", "name", script.name()), ""));
      }
    }
    choices.add(choice("empty", view.t("scripts.new.empty"), view.t("scripts.new.empty.hint")));
    return choices;
  }

  /** The languages that a script can be written in first. */
  List<View.Choice> sources(View view) {
    return writable().stream().map(tag -> view.language(tag, tag.equals(language))).toList();
  }

  /** The tags of languages that texts are written in. */
  static List<String> writable() {
    return Languages.standard().all().stream()
        .filter(language -> !language.spokenOnly() && !language.tag().equals(Languages.UNKNOWN))
        .map(Language::tag)
        .toList();
  }

  private View.Choice choice(String value, String label, String hint) {
    return new View.Choice(value, label, hint.isEmpty() ? null : hint, null, value.equals(from));
  }
}
