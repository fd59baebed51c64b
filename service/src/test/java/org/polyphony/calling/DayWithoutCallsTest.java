package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyphony.queue.DayOff;

/** Which days a call back is not promised for, and when it is due instead. */
class DayWithoutCallsTest {

  // A Wednesday; Juneteenth is a Friday that year.
  private static final Instant NOW = Instant.parse("2026-06-10T19:00:00Z");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 6, 19);
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  @Test
  void aHolidayIsNamedAndTheCallIsDueTheDayAfter() {
    List<DayWithoutCalls> days =
        DayWithoutCalls.of(NOW, EVERY_DAY, List.of(new DayOff(FRIDAY, "JUNETEENTH", true)));

    assertThat(days)
        .containsExactly(
            new DayWithoutCalls(
                FRIDAY, "coordination.holiday.juneteenth", LocalDate.of(2026, 6, 20)));
  }

  @Test
  void aWeekendAndADayOffAfterItArePassedOver() {
    Set<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    LocalDate monday = LocalDate.of(2026, 6, 22);

    List<DayWithoutCalls> days =
        DayWithoutCalls.of(
            NOW,
            weekdays,
            List.of(new DayOff(FRIDAY, "JUNETEENTH", true), new DayOff(monday, "", true)));

    LocalDate tuesday = LocalDate.of(2026, 6, 23);
    assertThat(days)
        .contains(
            new DayWithoutCalls(FRIDAY, "coordination.holiday.juneteenth", tuesday),
            new DayWithoutCalls(FRIDAY.plusDays(1), "calling.callback.weekday-off", tuesday),
            new DayWithoutCalls(monday, "calling.callback.day-off", tuesday));
    assertThat(days).extracting(DayWithoutCalls::day).doesNotContain(tuesday);
  }

  @Test
  void aHolidayOnWhichTheCampaignCallsIsADayLikeAnyOther() {
    assertThat(DayWithoutCalls.of(NOW, EVERY_DAY, List.of(new DayOff(FRIDAY, "JUNETEENTH", false))))
        .isEmpty();
  }

  @Test
  void nobodyKnowsTheNextDayWhereThereIsNoneForTwoWeeks() {
    List<DayOff> off =
        FRIDAY.datesUntil(FRIDAY.plusDays(20)).map(day -> new DayOff(day, "", true)).toList();

    List<DayWithoutCalls> days = DayWithoutCalls.of(NOW, EVERY_DAY, off);

    assertThat(days.get(0).nextAt()).isNull();
    assertThat(days.get(19).nextAt()).isEqualTo("2026-07-09T12:00:00Z");
  }
}
