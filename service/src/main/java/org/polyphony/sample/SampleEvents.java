package org.polyphony.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.polyphony.events.EventKind;
import org.polyphony.events.NewEvent;
import org.polyphony.events.Offered;

/**
 * The listening sessions of summer 2024 in Sacramento (City of Sacramento, Racial Equity Committee,
 * item 2024-01837), on the same weekdays and at the same hours from next week on.
 */
final class SampleEvents {
  private static final ZoneId SACRAMENTO = ZoneId.of("America/Los_Angeles");

  private static final int SEATS = 80;

  private SampleEvents() {}

  /**
   * @param today in Sacramento
   */
  static List<NewEvent> sessions(LocalDate today) {
    // The first was on a Wednesday; the others on three Wednesdays in a row, three weeks later.
    LocalDate first =
        today
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
    return List.of(
        session(
            "Listening session 1: community organizations",
            "leaders of community-based organizations",
            first,
            LocalTime.of(12, 0),
            LocalTime.of(13, 30),
            "",
            ""),
        evening(
            2,
            first.plusWeeks(3),
            "Hagginwood Community Center",
            "3271 Marysville Blvd, Sacramento, CA 95815"),
        evening(
            3,
            first.plusWeeks(4),
            "Sam & Bonnie Pannell Community Center",
            "2450 Meadowview Rd, Sacramento, CA 95832"),
        evening(4, first.plusWeeks(5), "", ""));
  }

  /** One that was held two weeks ago, so that there is somebody who came. */
  static NewEvent held(LocalDate today) {
    return session(
        "Listening session: elders",
        "elders, and who comes with them",
        today.minusWeeks(2).with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY)),
        LocalTime.of(10, 0),
        LocalTime.of(12, 0),
        "Hagginwood Community Center",
        "3271 Marysville Blvd, Sacramento, CA 95815");
  }

  private static NewEvent evening(int number, LocalDate day, String place, String address) {
    return session(
        "Listening session " + number + ": residents",
        "residents",
        day,
        LocalTime.of(18, 0),
        LocalTime.of(20, 0),
        place,
        address);
  }

  private static NewEvent session(
      String name,
      String audience,
      LocalDate day,
      LocalTime start,
      LocalTime end,
      String place,
      String address) {
    return new NewEvent(
        EventKind.SESSION,
        name,
        audience,
        day.atTime(start).atZone(SACRAMENTO).toInstant(),
        day.atTime(end).atZone(SACRAMENTO).toInstant(),
        SACRAMENTO,
        place,
        address,
        place.isEmpty() ? "https://meet.invalid/listening" : "",
        place.isEmpty() ? null : SEATS,
        true);
  }

  /** What the fliers of 2024 promised: supper and activities for children where people met. */
  static Offered offered(NewEvent session) {
    List<String> languages = List.of("hmn", "vi", "es", "yue", "ru", "en");
    return session.place().isEmpty()
        ? new Offered("", "", "", languages, true)
        : new Offered(
            "Free supper",
            "Activities for children",
            "Step-free entrance, seats near the door",
            languages,
            true);
  }
}
