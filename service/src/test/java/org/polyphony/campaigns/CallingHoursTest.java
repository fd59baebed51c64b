package org.polyphony.campaigns;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingHoursTest {

  private static final Set<DayOfWeek> WEEK_ENDS = Set.of(MONDAY, FRIDAY);

  @ParameterizedTest
  @CsvSource({
    "09:00, 20:00, 09:00, 20:00",
    "08:00, 21:00, 08:00, 21:00",
    "06:30, 21:01, 08:00, 21:00",
    "00:00, 24:00, 08:00, 21:00",
    "20:59, 24:00, 20:59, 21:00"
  })
  void areNarrowedToTheLaws(String start, String end, LocalTime from, LocalTime until) {
    assertThat(narrowed(start, end)).contains(new CallingHours(from, until, WEEK_ENDS));
  }

  @ParameterizedTest
  @CsvSource({"21:00, 24:00", "00:00, 08:00", "12:00, 12:00", "15:00, 14:00"})
  void areNoneWhereTheLawLeavesNothing(String start, String end) {
    assertThat(narrowed(start, end)).isEmpty();
  }

  @Test
  void needADay() {
    AskedHours asked = AskedHours.parse("09:00", "20:00", Set.of()).orElseThrow();

    assertThat(CallingHours.within(asked)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9, 20:00", "09:00, 25:00", "24:00, 24:00", "'', 20:00"})
  void cannotBeAskedForInAnotherWay(String start, String end) {
    assertThat(AskedHours.parse(start, end, WEEK_ENDS)).isEmpty();
  }

  @Test
  void nameTheirDaysFromMondayOn() {
    CallingHours hours =
        new CallingHours(LocalTime.of(9, 0), LocalTime.of(20, 0), Set.of(FRIDAY, MONDAY));

    assertThat(hours.dayCodes()).containsExactly("mon", "fri");
    assertThat(CallingHours.days(List.of("fri", "someday"))).containsExactly(FRIDAY);
  }

  private static Optional<CallingHours> narrowed(String start, String end) {
    return AskedHours.parse(start, end, WEEK_ENDS).flatMap(CallingHours::within);
  }
}
