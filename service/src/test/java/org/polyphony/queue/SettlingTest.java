package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** What an outcome does to the line and the people behind it. */
@Timeout(120)
class SettlingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Viewer caller;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    caller = bank.caller("en");
  }

  @Test
  void letsALineRestByItsResultAndTheCampaignsWish() {
    bank.sql(
        "UPDATE campaigns.campaigns SET rest = '{\"busy\": \"PT10M\"}' WHERE id = ?",
        bank.campaign);
    Person person = bank.person("en");
    bank.feed();
    bank.settle(bank.claim(caller), Settlement.of(Result.BUSY));
    assertThat(bank.entry(person.line())).isEqualTo("resting busy");
    assertThat(bank.nothing(caller).nextAt())
        .isEqualTo(bank.clock.instant().plus(Duration.ofMinutes(10)));

    bank.clock.advance(Duration.ofMinutes(10));
    bank.tick();
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));

    assertThat(bank.nothing(caller).nextAt())
        .isEqualTo(bank.clock.instant().plus(Duration.ofHours(4)));
  }

  @Test
  void triesAPersonAtMostAsOftenAsTheCampaignSays() {
    Person person = bank.person("en");
    bank.feed();
    for (int attempt = 1; attempt <= 3; attempt++) {
      bank.settle(bank.claim(caller), Settlement.of(Result.BUSY));
      bank.clock.advance(Duration.ofMinutes(30));
      bank.tick();
    }

    assertThat(bank.entry(person.line())).isEqualTo("done no_attempts_left");
    assertThat(bank.nothing(caller).reason()).isEqualTo(NothingToCall.Reason.DONE);
  }

  @Test
  void movesAPersonToTheirNextLineAndCountsOn() {
    UUID bad = bank.line(PhoneBank.PACIFIC);
    UUID good = bank.line(PhoneBank.PACIFIC);
    Person person = bank.person("en", "imported", PhoneBank.PACIFIC, bad, good);
    bank.feed();
    assertThat(bank.entry(good)).isEqualTo("none");
    Claimed first = bank.claim(caller);

    bank.sql("UPDATE contacts.contact_lines SET bad_at = now() WHERE line = ?", bad);
    bank.settle(first, Settlement.of(Result.DISCONNECTED));

    assertThat(bank.entry(bad)).isEqualTo("done bad_number");
    Claimed second = bank.claim(caller);
    assertThat(second.line()).isEqualTo(good);
    assertThat(second.people()).extracting(PersonBehind::contact).containsExactly(person.contact());
    for (int attempt = 2; attempt <= 3; attempt++) {
      bank.settle(bank.claim(caller), Settlement.of(Result.BUSY));
      bank.clock.advance(Duration.ofMinutes(30));
      bank.tick();
    }
    assertThat(bank.entry(good)).isEqualTo("done no_attempts_left");
  }

  @Test
  void goesOnForTheOthersBehindTheLine() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    Person reached = bank.person("en", "imported", PhoneBank.PACIFIC, shared);
    Person away = bank.person("en", "imported", PhoneBank.PACIFIC, shared);
    bank.feed();

    bank.settle(
        bank.claim(caller),
        new Settlement(
            Result.TALKED,
            Map.of(reached.contact(), Result.TALKED, away.contact(), Result.NOT_AVAILABLE),
            null,
            false,
            null));

    assertThat(bank.entry(shared)).isEqualTo("resting not_available");
    bank.clock.advance(Duration.ofHours(4));
    bank.tick();
    assertThat(bank.claim(caller).people())
        .extracting(PersonBehind::contact)
        .containsExactly(away.contact());
  }

  @Test
  void keepsWhoWasNotSpokenOfInTheQueue() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    Person reached = bank.person("en", "imported", PhoneBank.PACIFIC, shared);
    bank.person("en", "imported", PhoneBank.PACIFIC, shared);
    bank.feed();

    bank.settle(
        bank.claim(caller),
        new Settlement(Result.TALKED, Map.of(reached.contact(), Result.TALKED), null, false, null));

    assertThat(bank.entry(shared)).isEqualTo("resting not_available");
  }

  @Test
  void handsABarrierToSpeakersOfTheLanguageAndTheSecondToStaff() {
    Person person = bank.person("und");
    bank.feed();
    bank.settle(
        bank.claim(caller), new Settlement(Result.LANGUAGE_BARRIER, Map.of(), null, false, "hmn"));

    assertThat(bank.nothing(caller).waiting()).containsEntry("hmn", 1);
    Claimed repaired = bank.claim(bank.caller("hmn"));
    assertThat(repaired.line()).isEqualTo(person.line());
    assertThat(repaired.spoken()).isEqualTo("hmn");
    assertThat(repaired.attempts()).isZero();

    bank.settle(repaired, new Settlement(Result.LANGUAGE_BARRIER, Map.of(), null, false, "vi"));
    assertThat(bank.entry(person.line())).isEqualTo("parked staff");
  }

  @Test
  void keepsAPromisedTimeWhateverTheAttempts() {
    bank.sql("UPDATE campaigns.campaigns SET attempts_at_most = 1 WHERE id = ?", bank.campaign);
    Person person = bank.person("en");
    bank.feed();
    Instant due = bank.clock.instant().plus(Duration.ofHours(2));

    bank.settle(bank.claim(caller), new Settlement(Result.CALL_BACK, Map.of(), due, false, null));

    NothingToCall nothing = bank.nothing(caller);
    assertThat(nothing.nextAt()).isEqualTo(due);
    bank.clock.set(due);
    bank.tick();
    assertThat(bank.claim(caller).line()).isEqualTo(person.line());
  }

  @Test
  void putsTheLineBackOnUndo() {
    Person person = bank.person("en");
    bank.feed();
    Claimed claim = bank.claim(caller);
    bank.settle(claim, Settlement.of(Result.REFUSED));
    assertThat(bank.entry(person.line())).isEqualTo("done refused");

    assertThat(undo(claim, false)).isFalse();
    assertThat(bank.entry(person.line())).isEqualTo("ready");
    assertThat(bank.claim(bank.caller("en")).people()).hasSize(1);
  }

  @Test
  void givesTheLineBackToTheAuthorOnUndoAndKeepsTheirNext() {
    for (int i = 0; i < 3; i++) {
      bank.person("en");
    }
    bank.feed();
    Claimed mistaken = bank.claim(caller);
    bank.settle(mistaken, Settlement.of(Result.NO_ANSWER));
    Claimed next = bank.claim(caller);

    assertThat(undo(mistaken, true)).isTrue();

    assertThat(bank.queue.show(caller, mistaken.id())).map(Claimed::state).contains("open");
    assertThat(bank.queue.show(caller, next.id())).map(Claimed::state).contains("ahead");
    bank.settle(mistaken, Settlement.of(Result.TALKED));
    assertThat(bank.entry(mistaken.line())).isEqualTo("done talked");
    assertThat(bank.claim(caller).id()).isEqualTo(next.id());
  }

  @Test
  void takesAPersonBackToTheLineOnUndo() {
    UUID first = bank.line(PhoneBank.PACIFIC);
    UUID second = bank.line(PhoneBank.PACIFIC);
    bank.person("en", "imported", PhoneBank.PACIFIC, first, second);
    bank.feed();
    Claimed claim = bank.claim(caller);
    bank.sql("UPDATE contacts.contact_lines SET bad_at = now() WHERE line = ?", first);
    bank.settle(claim, Settlement.of(Result.WRONG_NUMBER));
    assertThat(bank.entry(second)).isEqualTo("ready");

    bank.sql("UPDATE contacts.contact_lines SET bad_at = NULL WHERE line = ?", first);
    undo(claim, false);

    assertThat(bank.entry(first)).isEqualTo("ready");
    assertThat(bank.entry(second)).isEqualTo("done nobody_left");
  }

  @Test
  void leavesALineAloneOnUndoThatSomebodyElseHasByNow() {
    Person person = bank.person("en");
    bank.feed();
    Claimed claim = bank.claim(caller);
    bank.settle(claim, Settlement.of(Result.BUSY));
    bank.clock.advance(Duration.ofMinutes(30));
    bank.tick();
    bank.claim(bank.caller("en"));

    assertThat(undo(claim, true)).isFalse();
    assertThat(bank.entry(person.line())).isEqualTo("claimed");
  }

  private boolean undo(Claimed claim, boolean reopen) {
    return bank.jdbi.inTransaction(handle -> bank.settling.undo(handle, claim.id(), reopen));
  }
}
