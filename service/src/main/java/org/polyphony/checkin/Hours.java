package org.polyphony.checkin;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Csv;
import org.polyphony.web.Download;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Who came on which date, and for how many hours: a date counts with its whole length for whoever
 * was checked in on its day.
 */
final class Hours {

  /** More have no cohort; whoever comes after them is left out. */
  static final int MOST_PEOPLE = 2_000;

  private final Jdbi jdbi;
  private final Audit audit;

  Hours(Jdbi jdbi, Audit audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /** A day on which the people of an event meet, once or more often. */
  record Day(LocalDate day, Duration length) {}

  /**
   * Somebody's dates.
   *
   * @param came for each day, in their order
   */
  record Row(UUID contact, String name, List<Boolean> came, Duration total) {}

  /** All of it. */
  record Table(Occasion occasion, List<Day> days, List<Row> rows) {}

  /**
   * The names were read, or taken along: that is noted.
   *
   * @param what {@code event.guests_read} or {@code event.hours_exported}
   * @throws Problem 404 where the viewer has no such event
   */
  Table of(Viewer viewer, UUID event, String what) {
    return jdbi.inTransaction(
        handle -> {
          Occasion occasion =
              handle
                  .attach(DoorDao.class)
                  .occasion(event, viewer.organization())
                  .orElseThrow(Problem::notFound);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              what,
              "event",
              event,
              Map.of("at", "hours"));
          HoursDao dao = handle.attach(HoursDao.class);
          return table(occasion, dao.spans(event), dao.people(event, MOST_PEOPLE));
        });
  }

  static Table table(Occasion occasion, List<HoursDao.Span> spans, List<HoursDao.Person> people) {
    Map<LocalDate, Duration> lengths = new TreeMap<>();
    spans.forEach(
        span ->
            lengths.merge(
                span.day(), Duration.between(span.startsAt(), span.endsAt()), Duration::plus));
    List<Day> days =
        lengths.entrySet().stream().map(one -> new Day(one.getKey(), one.getValue())).toList();
    return new Table(occasion, days, people.stream().map(person -> row(person, days)).toList());
  }

  private static Row row(HoursDao.Person person, List<Day> days) {
    Duration total =
        days.stream()
            .filter(day -> person.days().contains(day.day()))
            .map(Day::length)
            .reduce(Duration.ZERO, Duration::plus);
    return new Row(
        person.contact(),
        person.name(),
        days.stream().map(day -> person.days().contains(day.day())).toList(),
        total);
  }

  /** In hours, to the hundredth, without zeros at the end: {@code 1.5}. */
  static String hours(Duration length) {
    BigDecimal hours =
        BigDecimal.valueOf(length.toMinutes())
            .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return hours.scale() < 0 ? hours.setScale(0).toPlainString() : hours.toPlainString();
  }

  /** A person a row: their name, the hours of each date, and all together. */
  static void write(Table table, Download.Words words, OutputStream out) throws IOException {
    try (Csv csv = new Csv(out)) {
      List<String> head = new ArrayList<>(List.of(words.t("common.name")));
      table.days().forEach(day -> head.add(day.day().toString()));
      head.add(words.t("checkin.hours.total"));
      csv.row(head);
      for (Row row : table.rows()) {
        List<String> cells = new ArrayList<>(List.of(row.name()));
        for (int i = 0; i < table.days().size(); i++) {
          cells.add(row.came().get(i) ? hours(table.days().get(i).length()) : "0");
        }
        cells.add(hours(row.total()));
        csv.row(cells);
      }
    }
  }
}
