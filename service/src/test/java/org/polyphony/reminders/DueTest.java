package org.polyphony.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.EventKind;
import org.polyphony.guests.LetterKind;
import org.polyphony.platform.Ids;

/** When what is told, by the clock of the place. */
class DueTest {

  @ParameterizedTest
  @CsvSource({
    // An evening in Sacramento, which is the next day in Greenwich.
    "2026-06-18T01:00:00Z, America/Los_Angeles, 2, 17:00, 2026-06-16T00:00:00Z",
    // The clocks were put back in between: at five by the wall clock, not 48 hours before.
    "2026-11-02T01:00:00Z, America/Los_Angeles, 2, 17:00, 2026-10-31T00:00:00Z",
    // Half past two in the morning does not exist on that day.
    "2026-03-09T18:00:00Z, America/Los_Angeles, 1, 02:30, 2026-03-08T10:30:00Z",
    // A quarter to one at night in Nepal is the day before in Greenwich.
    "2026-06-18T19:00:00Z, Asia/Kathmandu, 1, 20:00, 2026-06-18T14:15:00Z",
    // Where a day begins on the date that another has not reached yet.
    "2026-06-18T11:00:00Z, Pacific/Auckland, 1, 00:00, 2026-06-16T12:00:00Z"
  })
  void remindsAtTheHourOfThePlace(
      String starts, String zone, int days, String time, String expected) {
    Due due = only(new Plan(days, time, "", false, false, Map.of()), event(starts, zone));

    assertThat(due.kind()).isEqualTo(LetterKind.BEFORE);
    assertThat(due.at()).isEqualTo(expected);
    assertThat(due.isNow(due.at().minusMillis(1))).isFalse();
    assertThat(due.isNow(due.at())).isTrue();
  }

  @Test
  void remindsNobodyOfWhatHasBegun() {
    Event morning = event("2026-06-18T17:00:00Z", "America/Los_Angeles");

    assertThat(Due.of(new Plan(null, "", "17:00", false, false, Map.of()), morning, List.of()))
        .isEmpty();
    assertThat(Due.of(new Plan(null, "", "10:00", false, false, Map.of()), morning, List.of()))
        .isEmpty();
    Due early = only(new Plan(null, "", "08:00", false, false, Map.of()), morning);
    assertThat(early.at()).isEqualTo("2026-06-18T15:00:00Z");
    assertThat(early.isNow(morning.startsAt().minusSeconds(1))).isTrue();
    assertThat(early.isNow(morning.startsAt())).isFalse();
  }

  @Test
  void leavesOutAReminderThatIsHalfADayLate() {
    Due due =
        only(
            new Plan(2, "17:00", "", false, false, Map.of()),
            event("2026-06-18T01:00:00Z", "America/Los_Angeles"));

    assertThat(due.isNow(due.at().plus(Due.LATE).minusSeconds(1))).isTrue();
    assertThat(due.isNow(due.at().plus(Due.LATE))).isFalse();
  }

  @Test
  void remindsOfEachTimeAtWhichItsPeopleMeetAndThanksAfterTheLast() {
    Event cohort = event("2026-06-18T01:00:00Z", "America/Los_Angeles");
    EventDate second =
        new EventDate(Instant.parse("2026-06-25T01:00:00Z"), Instant.parse("2026-06-25T06:30:00Z"));

    List<Due> all =
        Due.of(new Plan(null, "", "08:00", true, true, Map.of()), cohort, List.of(second));

    assertThat(all)
        .extracting(due -> due.kind() + " " + due.at())
        .containsExactly(
            "TODAY 2026-06-17T15:00:00Z",
            "TODAY 2026-06-24T15:00:00Z",
            // Ten in the morning would be before it is known who did not come.
            "THANKS 2026-06-25T19:30:00Z",
            "MISSED 2026-06-25T19:30:00Z");
    assertThat(all.get(0).occasion()).isNotEqualTo(all.get(1).occasion());
    assertThat(all.get(2).latest()).isEqualTo(all.get(2).at().plus(Duration.ofDays(5)));
  }

  private static Due only(Plan plan, Event event) {
    List<Due> all = Due.of(plan, event, List.of());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Event event(String starts, String zone) {
    Instant from = Instant.parse(starts);
    return new Event(
        Ids.next(),
        Ids.next(),
        "session",
        EventKind.SESSION,
        "Listening session",
        "",
        from,
        from.plus(Duration.ofHours(2)),
        ZoneId.of(zone),
        "Hagginwood",
        "",
        "",
        null,
        false,
        null,
        0);
  }
}
