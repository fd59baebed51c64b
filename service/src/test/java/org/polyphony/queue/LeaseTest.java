package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Disposition;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** How long a line is a caller's, and how it goes back. */
@Timeout(120)
class LeaseTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
  }

  @AfterEach
  void setTheClockRight() {
    database.shiftNow(Duration.ZERO);
  }

  @Test
  void answersWithTheOpenClaimAgain() {
    bank.person("en");
    bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");

    Claimed first = bank.claim(caller);
    Claimed again = bank.claim(caller);

    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(again.id()).isEqualTo(first.id());
  }

  @Test
  void givesALapsedLineToSomebodyElse() {
    Person person = bank.person("en");
    bank.feed();
    Viewer first = bank.caller("en");
    Claimed lapsing = bank.claim(first);

    database.shiftNow(Duration.ofSeconds(119));
    bank.tick();
    assertThat(bank.nothing(bank.caller("en")).reason())
        .isEqualTo(NothingToCall.Reason.WITH_OTHERS);

    database.shiftNow(Duration.ofSeconds(121));
    bank.tick();
    Claimed second = bank.claim(bank.caller("en"));

    assertThat(second.line()).isEqualTo(person.line());
    assertThat(disposition(lapsing)).isEqualTo(Disposition.BESIDE);
    assertThat(disposition(second)).isEqualTo(Disposition.ACCEPTED);
    assertThat(bank.queue.heartbeat(first, lapsing.id(), true, false).state()).isEqualTo("revoked");
  }

  @Test
  void goesOnWithALapsedLineThatNobodyElseHas() {
    bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed claim = bank.claim(caller);
    database.shiftNow(Duration.ofMinutes(5));
    bank.tick();

    assertThat(disposition(claim)).isEqualTo(Disposition.ACCEPTED);
    assertThat(bank.queue.heartbeat(caller, claim.id(), true, false).state()).isEqualTo("open");
    assertThat(bank.nothing(bank.caller("en")).reason())
        .isEqualTo(NothingToCall.Reason.WITH_OTHERS);
  }

  @Test
  void holdsADialledLineTwentyMinutesAndThenLetsItRest() {
    Person person = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed claim = bank.claim(caller);
    bank.queue.heartbeat(caller, claim.id(), true, true);

    database.shiftNow(Duration.ofMinutes(19));
    bank.tick();
    assertThat(bank.entry(person.line())).isEqualTo("claimed");

    // Somebody may have been spoken to: nobody else calls at once.
    database.shiftNow(Duration.ofMinutes(21));
    bank.tick();
    assertThat(bank.entry(person.line())).isEqualTo("resting dialled");
  }

  @Test
  void doesNotServeALineAgainToWhoGaveItBack() {
    Person person = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    bank.queue.giveBack(caller, bank.claim(caller).id());

    assertThat(bank.nothing(caller).reason()).isEqualTo(NothingToCall.Reason.WITH_OTHERS);
    Viewer other = bank.caller("en");
    Claimed claim = bank.claim(other);
    assertThat(claim.line()).isEqualTo(person.line());

    bank.queue.giveBack(other, claim.id());
    database.shiftNow(Duration.ofMinutes(61));
    assertThat(bank.claim(caller).line()).isEqualTo(person.line());
  }

  @Test
  void fetchesAheadOnlyFromPlenty() {
    for (int i = 0; i < 4; i++) {
      bank.person("en");
    }
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed open = bank.claim(caller);
    bank.tick();
    // Three lines are ready and one caller is there: not more than three times.
    assertThat(bank.queue.claimAhead(caller, bank.campaign)).isEmpty();

    bank.person("en");
    bank.feed();
    Optional<Claimed> ahead = bank.queue.claimAhead(caller, bank.campaign);
    assertThat(ahead).map(Claimed::state).contains("ahead");
    assertThat(bank.queue.claimAhead(caller, bank.campaign))
        .map(Claimed::id)
        .isEqualTo(ahead.map(Claimed::id));

    // Shown while the outcome of the one before is still in the outbox: they change places.
    assertThat(bank.queue.heartbeat(caller, ahead.orElseThrow().id(), true, false).state())
        .isEqualTo("open");
    assertThat(bank.queue.show(caller, open.id())).map(Claimed::state).contains("ahead");
  }

  @Test
  void opensWhatWasFetchedAheadWhenTheCallerAsksForTheNext() {
    for (int i = 0; i < 6; i++) {
      bank.person("en");
    }
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed first = bank.claim(caller);
    Claimed ahead = bank.queue.claimAhead(caller, bank.campaign).orElseThrow();
    bank.settle(first, Settlement.of(Result.NO_ANSWER));

    Claimed next = bank.claim(caller);

    assertThat(next.id()).isEqualTo(ahead.id());
    assertThat(next.state()).isEqualTo("open");
    assertThat(next.fresh()).isTrue();
  }

  @Test
  void givesBackWhatWasHeldInAnotherCampaign() {
    bank.person("en");
    bank.person("en");
    var second = bank.secondCampaign();
    bank.feed();
    bank.jdbi.useTransaction(handle -> bank.feeder.feed(handle, second));
    Viewer caller = bank.caller("en");
    Claimed first = bank.claim(caller);

    assertThat(bank.queue.claim(caller, second)).isInstanceOf(Claimed.class);
    assertThat(bank.queue.heartbeat(caller, first.id(), true, false).state()).isEqualTo("revoked");
  }

  @Test
  void knowsNoClaimsOfOthers() {
    bank.person("en");
    bank.feed();
    Claimed claim = bank.claim(bank.caller("en"));
    Viewer other = bank.caller("en");

    assertThatThrownBy(() -> bank.queue.heartbeat(other, claim.id(), true, false))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> bank.queue.giveBack(other, claim.id())).isInstanceOf(Problem.class);
    assertThat(bank.queue.show(other, claim.id())).isEmpty();
  }

  @Test
  void knowsNoCampaignsOfOtherOrganizations() {
    bank.person("en");
    bank.feed();
    Viewer stranger = new PhoneBank(database).caller("en");

    assertThatThrownBy(() -> bank.queue.claim(stranger, bank.campaign))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    assertThatThrownBy(() -> bank.queue.claim(stranger, Ids.next())).isInstanceOf(Problem.class);
  }

  @Test
  void strandsNoLineThatComesBackBehindTheHead() {
    for (int i = 0; i < 30; i++) {
      bank.person("en");
    }
    bank.feed();
    Viewer one = bank.caller("en");
    for (int i = 0; i < 10; i++) {
      Claimed claim = bank.claim(one);
      bank.tick();
      bank.queue.giveBack(one, claim.id());
      bank.tick();
    }
    Viewer two = bank.caller("en");
    for (int i = 0; i < 30; i++) {
      bank.settle(bank.claim(two), Settlement.of(Result.TALKED));
      bank.tick();
    }
    assertThat(bank.nothing(two).reason()).isEqualTo(NothingToCall.Reason.DONE);
  }

  private Disposition disposition(Claimed claim) {
    return bank.jdbi.inTransaction(
        handle -> bank.settling.hold(handle, claim.id()).orElseThrow().disposition());
  }
}
