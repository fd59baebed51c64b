package org.polyphony.starters;

import java.util.ArrayList;
import java.util.List;
import org.polyphony.scripts.NewScript;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.web.View;

/**
 * What a new script can begin with, and the form of one that begins with none of ours.
 *
 * @param own the organization's scripts
 * @param name as it was typed
 * @param from what it begins with, as the form sends it
 * @param source the tag of the language that an empty script is written in
 */
record NewScriptPage(
    List<Starter> starters, List<ScriptSummary> own, String name, String from, String source) {

  /** What to begin with: nothing, or a copy. */
  List<View.Choice> beginnings(View view) {
    List<View.Choice> choices = new ArrayList<>();
    choices.add(
        choice(Beginnings.EMPTY, view.t("scripts.new.empty"), view.t("scripts.new.empty.hint")));
    for (ScriptSummary script : own) {
      ScriptSummary.Numbered version = script.draft() == null ? script.published() : script.draft();
      if (version != null) {
        choices.add(
            choice(
                Beginnings.COPY + version.id(),
                view.t("scripts.new.copy", "name", script.name()),
                ""));
      }
    }
    return choices;
  }

  /** The languages that a script can be written in first. */
  List<View.Choice> sources(View view) {
    return NewScript.languages().stream()
        .map(tag -> view.language(tag, tag.equals(source)))
        .toList();
  }

  private View.Choice choice(String value, String label, String hint) {
    return new View.Choice(value, label, hint.isEmpty() ? null : hint, null, value.equals(from));
  }
}
