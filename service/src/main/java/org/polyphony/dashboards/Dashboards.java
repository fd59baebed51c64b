package org.polyphony.dashboards;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.dashboards.Dashboard.LanguageFigures;
import org.polyphony.dashboards.Dashboard.ResultFigure;
import org.polyphony.dashboards.Dashboard.SpokenFigures;
import org.polyphony.dashboards.DashboardsDao.Sum;
import org.polyphony.web.Viewer;

/** The figures of an organization's campaigns. */
final class Dashboards {

  private static final int NEWEST = 200;
  private static final String RESULT = "result:";

  private final Jdbi jdbi;

  Dashboards(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The viewer's campaigns with their headline figures, the newest first. */
  List<Dashboard.Headline> of(Viewer viewer) {
    return jdbi.withExtension(
        DashboardsDao.class, dao -> dao.headlines(viewer.organization(), NEWEST));
  }

  /** A campaign's figures; empty when the viewer has no such campaign. */
  Optional<Dashboard> find(Viewer viewer, UUID campaign) {
    return find(viewer, campaign, "");
  }

  /**
   * A campaign's figures; empty when the viewer has no such campaign.
   *
   * @param language whose people results and days are, as preferred now; empty for all
   */
  Optional<Dashboard> find(Viewer viewer, UUID campaign, String language) {
    return jdbi.inTransaction(
        handle -> {
          DashboardsDao dao = handle.attach(DashboardsDao.class);
          return dao.heading(campaign, viewer.organization())
              .map(
                  heading ->
                      dashboard(
                          heading, language, dao.sums(campaign), dao.days(campaign, language)));
        });
  }

  private static Dashboard dashboard(
      Dashboard.Heading heading, String chosen, List<Sum> sums, List<Dashboard.DayFigures> days) {
    List<Sum> preferred = with("preference", sums);
    return new Dashboard(
        heading,
        chosen,
        Figures.of(byMeasure(preferred)),
        languages(preferred),
        spoken(with("spoken", sums)),
        results(
            preferred.stream()
                .filter(sum -> chosen.isEmpty() || sum.language().equals(chosen))
                .toList()),
        days);
  }

  private static List<Sum> with(String meaning, List<Sum> sums) {
    return sums.stream().filter(sum -> sum.meaning().equals(meaning)).toList();
  }

  private static Map<String, Long> byMeasure(List<Sum> sums) {
    return sums.stream().collect(toMap(Sum::measure, Sum::people, Long::sum));
  }

  private static List<LanguageFigures> languages(List<Sum> sums) {
    return sums.stream().collect(groupingBy(Sum::language)).entrySet().stream()
        .map(
            entry ->
                new LanguageFigures(
                    entry.getKey(),
                    Figures.of(byMeasure(entry.getValue())),
                    results(entry.getValue())))
        .sorted(
            Comparator.comparing((LanguageFigures row) -> row.language().equals("und"))
                .thenComparing(row -> row.figures().onList(), Comparator.reverseOrder())
                .thenComparing(LanguageFigures::language))
        .toList();
  }

  private static List<SpokenFigures> spoken(List<Sum> sums) {
    return sums.stream().collect(groupingBy(Sum::language)).entrySet().stream()
        .map(entry -> spoken(entry.getKey(), byMeasure(entry.getValue())))
        .sorted(
            Comparator.comparing((SpokenFigures row) -> row.language().equals("und"))
                .thenComparing(SpokenFigures::reached, Comparator.reverseOrder())
                .thenComparing(SpokenFigures::language))
        .toList();
  }

  private static SpokenFigures spoken(String language, Map<String, Long> sums) {
    return new SpokenFigures(
        language,
        sums.getOrDefault("reached", 0L),
        sums.getOrDefault("registered", 0L),
        sums.getOrDefault("committed", 0L));
  }

  private static List<ResultFigure> results(List<Sum> sums) {
    return byMeasure(sums).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(RESULT))
        .map(entry -> new ResultFigure(entry.getKey().substring(RESULT.length()), entry.getValue()))
        .sorted(
            Comparator.comparing(ResultFigure::people)
                .reversed()
                .thenComparing(ResultFigure::result))
        .toList();
  }
}
