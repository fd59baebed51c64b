package org.polyphony.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** The further dates of an event as they stand in its form: {@code 2026-07-01 18:00 20:00}. */
final class DatesForm {

  static final int MOST = 60;

  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[\\s,]+(\\d{1,2}:\\d{2})\\s*(?:[-–]|\\s)\\s*(\\d{1,2}:\\d{2})");

  private DatesForm() {}

  /** One line a date, by the clock of the place. */
  static String text(List<EventDate> dates, ZoneId zone) {
    return dates.stream()
        .map(
            date ->
                date.startsAt().atZone(zone).toLocalDate()
                    + " "
                    + date.startsAt().atZone(zone).toLocalTime()
                    + " "
                    + date.endsAt().atZone(zone).toLocalTime())
        .collect(Collectors.joining("\n"));
  }

  /**
   * @throws Problem 422 naming the line that cannot be read
   */
  static List<EventDate> read(String text, ZoneId zone) {
    List<EventDate> dates = new ArrayList<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      dates.add(date(line, zone));
    }
    check(dates);
    return dates;
  }

  /**
   * @throws Problem 422 where one ends before it begins, or there are too many
   */
  static void check(List<EventDate> dates) {
    if (dates.size() > MOST) {
      throw Problem.invalid(
          new FieldProblem("dates", "number_outside", Map.of("least", 0, "most", MOST)));
    }
    if (dates.stream().anyMatch(date -> !date.endsAt().isAfter(date.startsAt()))) {
      throw Problem.invalid(FieldProblem.of("dates", "ends_before_start"));
    }
  }

  private static EventDate date(String line, ZoneId zone) {
    Matcher matcher = LINE.matcher(line);
    if (matcher.matches()) {
      try {
        LocalDate day = LocalDate.parse(matcher.group(1));
        LocalTime start = time(matcher.group(2));
        LocalTime end = time(matcher.group(3));
        LocalDate last = end.isBefore(start) ? day.plusDays(1) : day;
        return new EventDate(
            day.atTime(start).atZone(zone).toInstant(), last.atTime(end).atZone(zone).toInstant());
      } catch (DateTimeException e) {
        // Said below: there is no such day or hour.
      }
    }
    throw Problem.invalid(new FieldProblem("dates", "date_unreadable", Map.of("line", line)));
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.length() == 4 ? "0" + text : text);
  }
}
