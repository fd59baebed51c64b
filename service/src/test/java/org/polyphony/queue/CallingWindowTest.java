package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingWindowTest {

  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
  private static final CallingWindow WIDEST =
      CallingWindow.of(LocalTime.MIDNIGHT, LocalTime.MAX, EVERY_DAY, Set.of());

  @ParameterizedTest
  @CsvSource({
    "2026-06-10T14:59:00Z, America/Los_Angeles, false",
    "2026-06-10T15:00:00Z, America/Los_Angeles, true",
    // A quarter of an hour before nine in the evening.
    "2026-06-11T03:44:00Z, America/Los_Angeles, true",
    "2026-06-11T03:45:00Z, America/Los_Angeles, false",
    // Arizona has no summer time: eight o'clock is 15:00 UTC in June and in December …
    "2026-06-10T15:00:00Z, America/Phoenix, true",
    "2026-12-09T15:00:00Z, America/Phoenix, true",
    "2026-12-09T15:00:00Z, America/Los_Angeles, false",
    // … and neither has Hawaii.
    "2026-06-10T17:59:00Z, Pacific/Honolulu, false",
    "2026-06-10T18:00:00Z, Pacific/Honolulu, true",
    // An area code that means two zones: both must be within hours.
    "2026-06-10T12:30:00Z, 'America/New_York,America/Chicago', false",
    "2026-06-10T13:00:00Z, 'America/New_York,America/Chicago', true",
    "2026-06-11T00:50:00Z, 'America/New_York,America/Chicago', false",
    // A zone that nobody knows may be any of the country's.
    "2026-06-10T15:00:00Z, Etc/Unknown, false",
    "2026-06-10T18:00:00Z, Etc/Unknown, true",
  })
  void isOpenByTheClockOfTheCalledPerson(Instant at, String zones, boolean open) {
    assertThat(WIDEST.isOpen(at, CallingWindow.zones(zones))).isEqualTo(open);
  }

  @Test
  void keepsTheCampaignsOwnHoursAndDays() {
    CallingWindow weekdays =
        CallingWindow.of(
            LocalTime.of(10, 0),
            LocalTime.of(19, 0),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Set.of());
    List<ZoneId> zones = CallingWindow.zones("America/Los_Angeles");

    // Friday at seven in the evening, then Monday at ten.
    Instant friday = Instant.parse("2026-06-13T02:00:00Z");
    assertThat(weekdays.isOpen(friday.minusSeconds(1), zones)).isTrue();
    assertThat(weekdays.isOpen(friday, zones)).isFalse();
    assertThat(weekdays.nextChange(friday, zones)).contains(Instant.parse("2026-06-15T17:00:00Z"));
  }

  @Test
  void knowsWhenSummerTimeEnds() {
    // On 1 November 2026 the clocks go back: eight o'clock is an hour later in UTC.
    assertThat(
            WIDEST.nextChange(
                Instant.parse("2026-11-01T04:00:00Z"), CallingWindow.zones("America/Los_Angeles")))
        .contains(Instant.parse("2026-11-01T16:00:00Z"));
  }

  @Test
  void neverOpensWhereNoHourSuitsAllZones() {
    assertThat(
            WIDEST.nextChange(
                Instant.parse("2026-06-10T15:00:00Z"),
                CallingWindow.zones("America/New_York,Asia/Ho_Chi_Minh,Pacific/Honolulu")))
        .isEmpty();
  }
}
