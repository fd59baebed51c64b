package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Nobody is called on a holiday, unless the coordinator says so, nor on a day they have named. */
class DaysOffTest {

  private static final LocalDate JUNETEENTH = LocalDate.parse("2026-06-19");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Viewer coordinator;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    coordinator = bank.caller("en");
    bank.person("en");
    bank.feed();
  }

  private List<DayOff> ahead() {
    return bank.jdbi.withHandle(handle -> bank.steering.daysOff(handle, bank.campaign));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01", "2031-01-01", "+999999999-12-31"})
  void refusesADayThatNobodyWillCallOn(String day) {
    assertThatThrownBy(
            () -> bank.steering.setDay(coordinator, bank.campaign, LocalDate.parse(day), true))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
  }

  @Test
  void callsNobodyOnAHolidayAndSaysWhyAndUntilWhen() {
    bank.clock.set(Instant.parse("2026-06-19T19:00:00Z"));

    NothingToCall nothing = bank.nothing(bank.caller("en"));

    assertThat(nothing.reason()).isEqualTo(Reason.DAY_OFF);
    assertThat(nothing.nextAt()).isEqualTo(Instant.parse("2026-06-20T16:00:00Z"));
    bank.clock.set(Instant.parse("2026-06-20T16:00:00Z"));
    assertThat(bank.claim(bank.caller("en")).state()).isEqualTo("open");
  }

  @Test
  void callsOnAHolidayWhereTheCoordinatorSaysSo() {
    assertThat(ahead())
        .containsExactly(
            new DayOff(JUNETEENTH, "JUNETEENTH", true),
            new DayOff(LocalDate.parse("2026-07-03"), "INDEPENDENCE_DAY", true),
            new DayOff(LocalDate.parse("2026-07-04"), "INDEPENDENCE_DAY", true));
    bank.steering.setDay(coordinator, bank.campaign, JUNETEENTH, false);
    bank.clock.set(Instant.parse("2026-06-19T19:00:00Z"));

    assertThat(bank.claim(bank.caller("en")).state()).isEqualTo("open");
    assertThat(ahead()).contains(new DayOff(JUNETEENTH, "JUNETEENTH", false));
    bank.person("en");
    bank.feed();
    bank.steering.setDay(coordinator, bank.campaign, JUNETEENTH, true);
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.DAY_OFF);
  }

  @Test
  void callsNobodyOnADayThatTheCoordinatorHasNamed() {
    LocalDate funeral = LocalDate.parse("2026-06-10");
    bank.steering.setDay(coordinator, bank.campaign, funeral, true);

    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.DAY_OFF);
    assertThat(ahead()).contains(new DayOff(funeral, "", true));
    bank.steering.setDay(coordinator, bank.campaign, funeral, false);
    assertThat(bank.claim(bank.caller("en")).state()).isEqualTo("open");
    assertThat(ahead()).doesNotContain(new DayOff(funeral, "", true));
  }

  @Test
  void goesByTheDateWhereTheContactIs() {
    bank.personIn("hmn", "Pacific/Honolulu");
    bank.personIn("vi", "America/New_York");
    bank.feed();
    // The evening of the 18th in Honolulu, and the 19th in New York.
    bank.clock.set(Instant.parse("2026-06-19T04:00:00Z"));

    assertThat(bank.claim(bank.caller("hmn")).state()).isEqualTo("open");
    // Nine in the morning there, but on a holiday; and the next day.
    bank.clock.set(Instant.parse("2026-06-19T13:00:00Z"));
    NothingToCall nothing = bank.nothing(bank.caller("vi"));
    assertThat(nothing.reason()).isEqualTo(Reason.DAY_OFF);
    assertThat(nothing.nextAt()).isEqualTo(Instant.parse("2026-06-20T13:00:00Z"));
  }
}
