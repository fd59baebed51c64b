package org.polyphony.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.polyphony.dashboards.Dashboard.ResultFigure;
import org.polyphony.i18n.Languages;

/** The tables of a dashboard, for a spreadsheet: the names of the columns are those of the API. */
enum FigureTable {

  /** By the language that a contact prefers now. */
  LANGUAGES {
    @Override
    List<List<String>> rows(Dashboard dashboard) {
      Set<String> results = new LinkedHashSet<>();
      dashboard.results().forEach(row -> results.add(row.result()));
      List<List<String>> rows = new ArrayList<>();
      List<String> names =
          new ArrayList<>(
              List.of(
                  "campaign",
                  "language_preferred_now",
                  "language_name",
                  "on_list",
                  "attempted",
                  "reached",
                  "remaining",
                  "registrations",
                  "commitments",
                  "barriers_met",
                  "barriers_repaired"));
      results.forEach(result -> names.add("last_result_" + result));
      rows.add(names);
      dashboard.languages().forEach(row -> rows.add(row(dashboard, row, results)));
      return rows;
    }
  },

  /** By the language that was spoken. */
  SPOKEN {
    @Override
    List<List<String>> rows(Dashboard dashboard) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              "campaign",
              "language_spoken_when_first_reached",
              "language_name",
              "reached",
              "registrations",
              "commitments"));
      dashboard
          .spoken()
          .forEach(
              row ->
                  rows.add(
                      cells(
                          dashboard,
                          row.language(),
                          Languages.standard().ownName(row.language()),
                          row.reached(),
                          row.registrations(),
                          row.commitments())));
      return rows;
    }
  },

  /** By the last result. */
  RESULTS {
    @Override
    List<List<String>> rows(Dashboard dashboard) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("campaign", "last_result", "people"));
      dashboard.results().forEach(row -> rows.add(cells(dashboard, row.result(), row.people())));
      return rows;
    }
  },

  /** By day. */
  DAYS {
    @Override
    List<List<String>> rows(Dashboard dashboard) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("campaign", "day", "attempted", "reached", "registrations", "commitments"));
      dashboard
          .days()
          .forEach(
              row ->
                  rows.add(
                      cells(
                          dashboard,
                          row.day(),
                          row.attempted(),
                          row.reached(),
                          row.registrations(),
                          row.commitments())));
      return rows;
    }
  };

  /** The names of the columns, then the rows. */
  abstract List<List<String>> rows(Dashboard dashboard);

  /** As addresses and files name it. */
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FigureTable> of(String slug) {
    return Stream.of(values()).filter(table -> table.slug().equals(slug)).findFirst();
  }

  private static List<String> row(
      Dashboard dashboard, Dashboard.LanguageFigures row, Set<String> results) {
    Figures figures = row.figures();
    List<String> cells =
        new ArrayList<>(
            cells(
                dashboard,
                row.language(),
                Languages.standard().ownName(row.language()),
                figures.onList(),
                figures.attempted(),
                figures.reached(),
                figures.remaining(),
                figures.registrations(),
                figures.commitments(),
                figures.barriersMet(),
                figures.barriersRepaired()));
    results.forEach(result -> cells.add(String.valueOf(people(row.results(), result))));
    return cells;
  }

  private static long people(List<ResultFigure> results, String result) {
    return results.stream()
        .filter(one -> one.result().equals(result))
        .mapToLong(ResultFigure::people)
        .sum();
  }

  private static List<String> cells(Dashboard dashboard, Object... values) {
    return Stream.concat(Stream.of(dashboard.heading().name()), Stream.of(values))
        .map(String::valueOf)
        .toList();
  }
}
