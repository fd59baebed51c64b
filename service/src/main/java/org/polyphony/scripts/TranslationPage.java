package org.polyphony.scripts;

import java.util.List;
import java.util.stream.Stream;
import org.polyphony.web.Role;
import org.polyphony.web.View;

/**
 * The texts of a script in one language, the source beside them.
 *
 * @param version the draft, else the published version, which is only shown
 * @param mayReview whether the viewer may mark lines as reviewed
 */
record TranslationPage(
    ScriptVersion version, String tag, boolean mayReview, List<TranslationPage.Row> rows) {

  /**
   * One line.
   *
   * @param choice whether it is an answer choice
   * @param source the text that it translates
   * @param base what is saved
   * @param text what is in the field: what is saved, or what the viewer wrote where somebody else
   *     saved another text meanwhile
   * @param reviewer who has approved it; empty where nobody has
   * @param preview what is saved, with the values of an invented person; empty where nothing is
   *     filled in
   * @param conflict whether somebody else saved another text meanwhile
   */
  record Row(
      String key,
      boolean choice,
      String source,
      String base,
      String text,
      TextState state,
      String reviewer,
      LineCheck check,
      String preview,
      boolean conflict) {}

  String path() {
    return "/scripts/" + version.script();
  }

  boolean source() {
    return tag.equals(version.sourceLanguage());
  }

  /** Whether the viewer can change the texts: those of a draft, the source's only a coordinator. */
  boolean editable(View view) {
    return version.draft() && (!source() || view.is(Role.COORDINATOR));
  }

  /** The state of a line, as words. */
  String state(View view, Row row) {
    return switch (row.state()) {
      case DRAFT -> view.t("scripts.state.draft");
      case REVIEWED -> source() ? view.t("scripts.state.source") : view.t("scripts.state.reviewed");
      case STALE -> view.t("scripts.state.stale");
      case MISSING -> view.t("scripts.state.missing");
    };
  }

  String badge(Row row) {
    return switch (row.state()) {
      case DRAFT -> "badge";
      case REVIEWED -> "badge on";
      case STALE, MISSING -> "badge danger";
    };
  }

  /** The rows of a field that shows the whole text, about. */
  int height(Row row) {
    int longest = Math.max(row.source().length(), row.text().length());
    return row.choice() ? 1 : Math.min(10, 2 + longest / 50);
  }

  /** Whether the viewer can mark the line as reviewed. */
  boolean reviewable(Row row) {
    return mayReview
        && !source()
        && row.state() != TextState.REVIEWED
        && !row.text().isEmpty()
        && !row.check().hasErrors();
  }

  /** The lines in which something is wrong. */
  List<Row> wrong() {
    return rows.stream().filter(row -> row.check().hasErrors()).toList();
  }

  /** How many lines there are of a state. */
  long count(TextState state) {
    return rows.stream().filter(row -> row.state() == state).count();
  }

  /** The languages that there are, and this one. */
  List<String> languages() {
    List<String> there = version.bundles().languages();
    return there.contains(tag) ? there : Stream.concat(there.stream(), Stream.of(tag)).toList();
  }
}
