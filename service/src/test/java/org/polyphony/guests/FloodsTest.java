package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.web.Problem;

class FloodsTest {

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private final Floods floods = new Floods(new GuestsSettings(3, 5, 6), clock);
  private final UUID event = Ids.next();

  @Test
  void takesSoManyFromOneAddressAndAgainTenMinutesLater() {
    form("192.0.2.1", 3);

    assertThat(refused("192.0.2.1")).isEqualTo("registration_flood");
    assertThatCode(() -> floods.byForm("192.0.2.2", event)).doesNotThrowAnyException();
    clock.advance(Floods.WINDOW);
    assertThatCode(() -> floods.byForm("192.0.2.1", event)).doesNotThrowAnyException();
  }

  @Test
  void takesSoManyForOneEventFromEverywhere() {
    for (int i = 0; i < 6; i++) {
      floods.byForm("192.0.2." + i, event);
    }

    assertThat(refused("192.0.2.99")).isEqualTo("registration_flood");
    assertThatCode(() -> floods.byForm("192.0.2.100", Ids.next())).doesNotThrowAnyException();
  }

  @Test
  void takesAHouseholdOfVersionSixForOne() {
    form("2001:db8:1:2:aaaa::1", 3);

    assertThat(refused("2001:db8:1:2:bbbb::9")).isEqualTo("registration_flood");
    assertThatCode(() -> floods.byForm("2001:db8:1:3::1", event)).doesNotThrowAnyException();
  }

  @Test
  void countsAHouseholdHoweverItsAddressIsWritten() {
    form("2001:db8::1", 1);
    form("2001:db8:0:0:1::7", 1);
    form("[2001:db8:0:0:0:0:0:9]", 1);

    assertThat(refused("2001:db8::a:b")).isEqualTo("registration_flood");
    assertThatCode(() -> floods.byForm("2001:db8:0:1::1", event)).doesNotThrowAnyException();
  }

  private void form(String address, int times) {
    for (int i = 0; i < times; i++) {
      floods.byForm(address, event);
    }
  }

  private String refused(String address) {
    return catchThrowableOfType(Problem.class, () -> floods.byForm(address, event)).code();
  }
}
