package org.polyphony.starters;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.Drafts;
import org.polyphony.scripts.NewScript;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.Structure;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Begins scripts. */
final class Beginnings {
  /** What a form sends before the key of a starter, and before the id of a version to copy. */
  static final String STARTER = "starter:";

  static final String COPY = "copy:";
  static final String EMPTY = "empty";

  private final Jdbi jdbi;
  private final Scripts scripts;
  private final Drafts drafts;

  Beginnings(Jdbi jdbi, Scripts scripts, Drafts drafts) {
    this.jdbi = jdbi;
    this.scripts = scripts;
    this.drafts = drafts;
  }

  /** The viewer's own, which can be copied. */
  List<ScriptSummary> own(Viewer viewer) {
    return jdbi.inTransaction(handle -> scripts.of(handle, viewer));
  }

  /**
   * Begins a script.
   *
   * @param from {@code starter:KEY}, {@code copy:VERSION} or {@code empty}
   * @param source the tag of the language that an empty script is written in
   * @return its id
   * @throws Problem 404 where there is nothing to begin with; 422 {@code unknown_language}
   */
  UUID begin(Viewer viewer, String name, String from, String source) {
    if (from.startsWith(STARTER)) {
      String key = from.substring(STARTER.length());
      return jdbi.inTransaction(
          handle ->
              scripts.createFromStarter(handle, viewer.organization(), viewer.user(), key, name));
    }
    if (from.startsWith(COPY)) {
      return drafts.copy(viewer, id(from.substring(COPY.length())), name);
    }
    NewScript empty = new NewScript(name, known(source), Structure.EMPTY, Map.of(), false);
    return jdbi.inTransaction(
        handle -> scripts.create(handle, viewer.organization(), viewer.user(), empty));
  }

  private static String known(String tag) {
    return Languages.standard()
        .find(tag)
        .map(Language::tag)
        .filter(known -> !known.equals(Languages.UNKNOWN))
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("source_language", "unknown_language")));
  }

  private static UUID id(String version) {
    try {
      return UUID.fromString(version);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }
}
