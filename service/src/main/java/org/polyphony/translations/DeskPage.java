package org.polyphony.translations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.web.View;

/**
 * Every script in every language, and how far each is.
 *
 * @param language the tag of the one language that is shown; empty for all
 * @param filter what is looked for: only scripts and languages that have such lines are shown
 */
record DeskPage(List<DeskPage.Script> scripts, String language, LineFilter filter) {

  /** A script with its languages. */
  record Script(UUID id, String name, boolean draft, boolean sample, List<Row> rows) {}

  /**
   * One script in one language.
   *
   * @param open how many lines have something open said about them
   */
  record Row(UUID script, LanguageCoverage coverage, int open) {
    String tag() {
      return coverage.tag();
    }

    int count(LineFilter filter) {
      return filter.count(coverage, open);
    }

    /** The part that somebody has approved, 0 to 1. */
    double reviewed() {
      return coverage.lines() == 0 ? 1 : (double) coverage.reviewedTexts() / coverage.lines();
    }

    String path(LineFilter filter) {
      return "/scripts/"
          + script
          + "/translations/"
          + tag()
          + (filter == LineFilter.ALL ? "" : "?show=" + filter.wire());
    }
  }

  /**
   * Puts the page together.
   *
   * @param open how many lines have something open, by script and language
   * @param own the languages that the viewer reads: those come first, and are shown where nobody
   *     has begun them
   */
  static DeskPage of(
      List<ScriptSummary> summaries,
      Map<UUID, Map<String, Integer>> open,
      List<String> own,
      String language,
      LineFilter filter) {
    List<Script> scripts = new ArrayList<>();
    for (ScriptSummary script : summaries) {
      if (script.archived()) {
        continue;
      }
      Map<String, Integer> ofScript = open.getOrDefault(script.id(), Map.of());
      List<Row> rows =
          coverages(script, own, language).stream()
              .map(
                  coverage ->
                      new Row(
                          script.id(),
                          coverage,
                          Objects.requireNonNullElse(ofScript.get(coverage.tag()), 0)))
              .filter(row -> language.isEmpty() || row.tag().equals(language))
              .filter(row -> filter == LineFilter.ALL || isFound(row, filter))
              .toList();
      if (!rows.isEmpty()) {
        scripts.add(
            new Script(script.id(), script.name(), script.draft() != null, script.sample(), rows));
      }
    }
    return new DeskPage(List.copyOf(scripts), language, filter);
  }

  private static boolean isFound(Row row, LineFilter filter) {
    return (filter == LineFilter.OPEN || !row.coverage().source()) && row.count(filter) > 0;
  }

  /** The languages of the viewer first, then the others as the script has them. */
  private static List<LanguageCoverage> coverages(
      ScriptSummary script, List<String> own, String language) {
    List<LanguageCoverage> there = script.languages();
    List<LanguageCoverage> sorted =
        new ArrayList<>(there.stream().filter(each -> own.contains(each.tag())).toList());
    Set<String> wanted = new TreeSet<>(own);
    if (!language.isEmpty()) {
      wanted.add(language);
    }
    int lines = there.stream().mapToInt(LanguageCoverage::lines).max().orElse(0);
    for (String tag : wanted) {
      if (there.stream().noneMatch(each -> each.tag().equals(tag))) {
        sorted.add(new LanguageCoverage(tag, false, lines, 0, 0, 0));
      }
    }
    there.stream().filter(each -> !own.contains(each.tag())).forEach(sorted::add);
    return sorted;
  }

  /** The languages to choose from. */
  List<View.Choice> languages(View view, List<String> tags) {
    return tags.stream().map(tag -> view.language(tag, tag.equals(language))).toList();
  }

  /** The states to choose from. */
  List<View.Choice> filters(View view) {
    List<View.Choice> choices = new ArrayList<>();
    for (LineFilter each : LineFilter.values()) {
      if (each != LineFilter.ALL) {
        choices.add(
            View.Choice.of(
                each.wire(), view.t("translations.with." + each.wire()), each == filter));
      }
    }
    return choices;
  }
}
