package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class MinorsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /** Noon in Los Angeles. */
  final TestClock clock = TestClock.at("2026-06-10T19:00:00Z");

  final Minors minors = new Minors(database.jdbi(), clock);
  final UUID user = Ids.next();

  @BeforeEach
  void someoneJoins() {
    UUID organization = Ids.next();
    execute(
        "INSERT INTO accounts.organizations (id, name, locale, time_zone, sample, created_at)"
            + " VALUES (?, 'Test', 'en', 'America/Los_Angeles', false, now())",
        organization);
    execute(
        "INSERT INTO accounts.users (id, organization, name, minor, created_at) VALUES (?, ?, 'Nou', true, now())",
        user,
        organization);
  }

  @Test
  void waitForTheirGuardiansConsent() {
    assertThat(refusal()).isEqualTo("consent_missing");

    consent();

    assertThat(refusal()).isEqualTo("none");
  }

  @Test
  void waitForAConsentOfADayToCome() {
    execute("UPDATE accounts.users SET guardian_consent_on = '2026-06-11' WHERE id = ?", user);

    assertThat(refusal()).isEqualTo("consent_missing");
    clock.advance(Duration.ofDays(1));
    assertThat(refusal()).isEqualTo("none");
  }

  @Test
  void callFromEightToEightInTheOrganizationsTime() {
    consent();

    assertThat(refusalAt("07:59")).isEqualTo("not_for_minors_now");
    assertThat(refusalAt("08:00")).isEqualTo("none");
    assertThat(refusalAt("19:59")).isEqualTo("none");
    assertThat(refusalAt("20:00")).isEqualTo("not_for_minors_now");
  }

  @Test
  void adultsCallAtAnyHourAndAreNotAsked() {
    clock.advance(Duration.ofHours(10));

    assertThat(minors.refusal(viewer(false))).isEmpty();
  }

  private String refusalAt(String time) {
    Instant at = Instant.parse("2026-06-10T" + time + ":00-07:00");
    clock.advance(Duration.between(clock.instant(), at));
    return refusal();
  }

  private String refusal() {
    return minors.refusal(viewer(true)).map(problem -> problem.code()).orElse("none");
  }

  private Viewer viewer(boolean minor) {
    return new Viewer(
        user,
        Ids.next(),
        "Nou",
        Set.of(Role.ORGANIZER),
        Set.of("hmn"),
        Set.of(),
        null,
        null,
        minor);
  }

  private void consent() {
    execute("UPDATE accounts.users SET guardian_consent_on = '2026-06-01' WHERE id = ?", user);
  }

  private static void execute(String statement, Object... arguments) {
    database.jdbi().useHandle(handle -> handle.execute(statement, arguments));
  }
}
