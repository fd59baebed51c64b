package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.queue.PhoneBank.Person;

/** Nobody is worn out: four approaches a month to a line by all partners, and to a person. */
class WornOutTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
  }

  @Test
  void countsTheApproachesToAPersonOnEveryChannelAndLine() {
    Person tired = bank.person("en");
    bank.feed();
    bank.touchElsewhere(tired, "text", Duration.ofDays(1));
    bank.touchElsewhere(tired, "door", Duration.ofDays(8));
    bank.touchElsewhere(tired, "phone", Duration.ofDays(15));
    bank.touchElsewhere(tired, "text", Duration.ofDays(22));

    NothingToCall nothing = bank.nothing(bank.caller("en"));

    assertThat(bank.entry(tired.line())).isEqualTo("resting capped");
    assertThat(nothing.reason()).isEqualTo(Reason.RESTING);
    // The oldest of the four is a month old by then, in the middle of a day.
    assertThat(nothing.nextAt()).isEqualTo(bank.clock.instant().plus(Duration.ofDays(8)));
    bank.clock.advance(Duration.ofDays(8));
    bank.tick();
    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(tired.line());
  }

  @Test
  void forgetsAnApproachThatWasTakenBack() {
    Person person = bank.person("en");
    bank.feed();
    UUID undone = bank.touchElsewhere(person, "text", Duration.ofDays(1));
    for (int i = 2; i < 5; i++) {
      bank.touchElsewhere(person, "text", Duration.ofDays(i));
    }
    bank.sql("UPDATE consent.touches SET undone_at = now() WHERE id = ?", undone);

    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(person.line());
  }

  @Test
  void callsASharedLineForTheSakeOfOneWhoIsNotWornOut() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    Person tired = bank.person("en", "self_declared", PhoneBank.PACIFIC, shared);
    bank.person("en", "self_declared", PhoneBank.PACIFIC, shared);
    bank.feed();
    for (int i = 1; i < 5; i++) {
      bank.touchElsewhere(tired, "text", Duration.ofDays(i));
    }

    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(shared);
  }

  @Test
  void keepsAPromiseWhateverTheCap() {
    Person tired = bank.person("en");
    bank.feed();
    for (int i = 1; i < 5; i++) {
      bank.touchElsewhere(tired, "text", Duration.ofDays(i));
    }
    UUID promise =
        bank.promise("callback", tired.line(), "en", bank.clock.instant().minusSeconds(60), null);

    assertThat(bank.claim(bank.caller("en")).followUp()).isEqualTo(promise);
  }
}
