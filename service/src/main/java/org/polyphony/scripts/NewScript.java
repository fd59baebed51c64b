package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * A script to create.
 *
 * @param name shown in lists, not to contacts; not blank
 * @param sourceLanguage tag of the language that the others are translated from
 * @param bundles text by key by language tag
 * @param sample whether it belongs to the demo
 */
public record NewScript(
    String name,
    String sourceLanguage,
    Structure structure,
    Map<String, Map<String, String>> bundles,
    boolean sample) {
  /**
   * A name as it was typed, without blanks around it.
   *
   * @throws Problem 422 where there is none, or it is far too long
   */
  public static String name(@Nullable String typed) {
    List<FieldProblem> problems = new ArrayList<>();
    String name = ScriptBody.name(typed, problems);
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return name;
  }

  /** The tags of languages that texts are written in. */
  public static List<String> languages() {
    return Languages.standard().all().stream()
        .filter(language -> !language.spokenOnly() && !language.tag().equals(Languages.UNKNOWN))
        .map(Language::tag)
        .toList();
  }

  /** The same under another name. */
  NewScript named(String other) {
    return new NewScript(other, sourceLanguage, structure, bundles, sample);
  }
}
