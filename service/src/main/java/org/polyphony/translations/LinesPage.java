package org.polyphony.translations;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.TextState;
import org.polyphony.web.Role;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/**
 * The texts of a script in one language, the source beside them.
 *
 * @param version the draft, else the published version, whose texts are only shown
 * @param mayReview whether the viewer may mark lines as reviewed
 * @param filter which lines are shown
 * @param all every line, shown or not
 * @param zone in which times are told
 */
record LinesPage(
    ScriptVersion version,
    String tag,
    boolean mayReview,
    LineFilter filter,
    List<Line> all,
    ZoneId zone) {

  String script() {
    return "/scripts/" + version.script();
  }

  String path() {
    return script() + "/translations/" + tag;
  }

  /** Where the form is sent: back to the lines that are shown. */
  String action() {
    return path(filter);
  }

  String path(LineFilter other) {
    return other == LineFilter.ALL ? path() : path() + "?show=" + other.wire();
  }

  /** Under what a browser keeps what is not saved yet: one person's, since machines are shared. */
  String keep(View view) {
    Viewer viewer = view.viewer();
    return "lines:" + (viewer == null ? "" : viewer.user()) + ":" + version.script() + ":" + tag;
  }

  String files() {
    return "/translations/files/" + version.script() + "/" + tag;
  }

  boolean source() {
    return tag.equals(version.sourceLanguage());
  }

  /** Whether the viewer can change the texts: those of a draft, the source's only a coordinator. */
  boolean editable(View view) {
    return version.draft() && (!source() || view.is(Role.COORDINATOR));
  }

  /** The lines that are shown; one that two people changed always is. */
  List<Line> rows() {
    return all.stream()
        .filter(
            line ->
                filter.shows(line.state(), line.open())
                    || line.conflict()
                    || line.sound().conflict())
        .toList();
  }

  /** What can be shown, with how many lines each has; the source has no states. */
  List<View.Link> filters(View view) {
    List<View.Link> links = new ArrayList<>();
    for (LineFilter each : LineFilter.values()) {
      boolean useful = !source() || each == LineFilter.ALL || each == LineFilter.OPEN;
      if (useful) {
        long count = all.stream().filter(line -> each.shows(line.state(), line.open())).count();
        links.add(
            new View.Link(
                view.t("translations.show." + each.wire(), "count", count),
                path(each),
                each == filter));
      }
    }
    return links;
  }

  /** The state of a line, as words. */
  String state(View view, Line line) {
    return switch (line.state()) {
      case DRAFT -> view.t("scripts.state.draft");
      case REVIEWED -> source() ? view.t("scripts.state.source") : view.t("scripts.state.reviewed");
      case STALE -> view.t("scripts.state.stale");
      case MISSING -> view.t("scripts.state.missing");
    };
  }

  String badge(Line line) {
    return switch (line.state()) {
      case DRAFT -> "badge";
      case REVIEWED -> "badge on";
      case STALE, MISSING -> "badge danger";
    };
  }

  /** The rows of a field that shows the whole text, about. */
  int height(Line line) {
    int longest = Math.max(line.source().length(), line.text().length());
    return line.choice() ? 1 : Math.min(10, 2 + longest / 50);
  }

  /** Whether the viewer can mark the line as reviewed; one that cannot be said stays as it is. */
  boolean reviewable(Line line) {
    return mayReview && !source() && line.state() != TextState.REVIEWED;
  }

  /** The lines in which something is wrong. */
  List<Line> wrong() {
    return rows().stream().filter(line -> line.check().hasErrors()).toList();
  }

  /** How many lines there are of a state. */
  long count(TextState state) {
    return all.stream().filter(line -> line.state() == state).count();
  }

  /** The languages that there are, and this one. */
  List<String> languages() {
    List<String> there = version.bundles().languages();
    return there.contains(tag) ? there : Stream.concat(there.stream(), Stream.of(tag)).toList();
  }
}
