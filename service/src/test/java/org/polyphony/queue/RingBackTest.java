package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.Audit;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.queue.RingBack.Outcome;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Somebody rings back, and is found by their number. */
class RingBackTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final AtomicInteger numbers = new AtomicInteger();

  PhoneBank bank;
  RingBacks ringBacks;
  Viewer caller;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    Servings servings = new Servings((handle, version) -> List.of("en", "hmn"));
    ringBacks = new RingBacks(bank.jdbi, servings, new Audit(bank.clock), bank.clock);
    caller = bank.caller("hmn", "en");
  }

  @AfterEach
  void setTheClockRight() {
    database.shiftNow(Duration.ZERO);
  }

  @Test
  void claimsALineThatRestsAtOnceWhateverTheHour() {
    Person person = bank.person("hmn");
    bank.feed();
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));
    bank.clock.advance(Duration.ofHours(12));

    RingBack found = ringBack(person);

    assertThat(found.outcome()).isEqualTo(Outcome.TAKEN);
    Claimed claim = found.claim();
    assertThat(claim.line()).isEqualTo(person.line());
    assertThat(claim.spoken()).isEqualTo("hmn");
    assertThat(claim.bundle()).isEqualTo("hmn");
    assertThat(bank.entry(person.line())).isEqualTo("claimed");
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(bank.entry(person.line())).isEqualTo("done talked");
  }

  @Test
  void claimsALineThatIsDoneAndPutsItBackWhereNothingIsRecorded() {
    Person person = bank.person("hmn");
    bank.feed();
    bank.settle(bank.claim(caller), Settlement.of(Result.REFUSED));

    Claimed claim = ringBack(person).claim();
    assertThat(claim.people()).extracting(PersonBehind::contact).containsExactly(person.contact());
    bank.queue.giveBack(caller, claim.id());

    assertThat(bank.entry(person.line())).isEqualTo("done refused");
    ringBack(person);
    database.shiftNow(Duration.ofMinutes(3));
    bank.queue.sweep();
    assertThat(bank.entry(person.line())).isEqualTo("done refused");
    assertThat(bank.queue.claim(caller, bank.campaign)).isInstanceOf(NothingToCall.class);
  }

  @Test
  void goesOnThroughHeartbeatsAndAnUndoneSwap() {
    Person person = bank.person("hmn");
    bank.person("hmn");
    bank.feed();
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));
    Claimed before = bank.claim(caller);
    Claimed rung = ringBack(person).claim();

    // To the one before and back again: each passes through a third state.
    assertThat(bank.queue.heartbeat(caller, before.id(), true, false).state()).isEqualTo("open");
    assertThat(bank.queue.heartbeat(caller, rung.id(), true, false).state()).isEqualTo("open");

    assertThat(bank.entry(person.line())).isEqualTo("claimed");
  }

  @Test
  void keepsWhoWasOnTheScreenForNext() {
    Person first = bank.person("hmn");
    Person second = bank.person("hmn");
    bank.feed();
    Claimed open = bank.claim(caller);
    assertThat(open.line()).isEqualTo(first.line());

    Claimed rung = ringBack(second).claim();
    bank.settle(rung, Settlement.of(Result.TALKED));

    assertThat(bank.claim(caller).id()).isEqualTo(open.id());
  }

  @Test
  void keepsThePromiseThatWasMade() {
    Person person = bank.person("hmn");
    bank.feed();
    var promise =
        bank.promise(
            "callback", person.line(), "hmn", bank.clock.instant().plusSeconds(7200), null);

    assertThat(ringBack(person).claim().followUp()).isEqualTo(promise);
  }

  @Test
  void neverGivesALineThatSaidStopOrWhoseOnlyPersonAskedNotToBeCalled() {
    Person stopped = bank.person("hmn");
    Person asked = bank.person("hmn");
    bank.feed();
    bank.stop(stopped.line());
    bank.settle(bank.claim(caller), Settlement.of(Result.DO_NOT_CALL));

    assertThat(ringBack(stopped).outcome()).isEqualTo(Outcome.SUPPRESSED);
    assertThat(ringBack(asked).outcome()).isEqualTo(Outcome.NOBODY);
    assertThat(bank.entry(asked.line())).isEqualTo("done do_not_call");
  }

  @Test
  void saysThatAnotherCallerHasTheLineAndThatANumberIsUnknown() {
    Person person = bank.person("hmn");
    bank.feed();
    Claimed held = bank.claim(bank.caller("hmn"));

    assertThat(ringBack(person).outcome()).isEqualTo(Outcome.HELD);
    assertThat(ringBacks.claim(caller, bank.campaign, "+1 212 555 0147").outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(held.line()).isEqualTo(person.line());
  }

  @Test
  void namesTheOtherCampaignsOfTheOrganizationThatHaveTheNumber() {
    Person person = bank.person("hmn");
    bank.feed();
    UUID here = bank.secondCampaign();

    RingBack found = ringBack(person, here);

    assertThat(found.outcome()).isEqualTo(Outcome.ELSEWHERE);
    assertThat(found.claim()).isNull();
    assertThat(found.elsewhere())
        .containsExactly(new RingBack.Elsewhere(bank.campaign, "Campaign"));
    // Opened there, it is theirs, with what that campaign says.
    assertThat(ringBack(person).claim().campaign()).isEqualTo(bank.campaign);
  }

  @Test
  void saysNothingOfACampaignThatIsOverOrOfAnotherOrganization() {
    Person person = bank.person("hmn");
    bank.feed();
    PhoneBank strangers = new PhoneBank(database);
    Viewer stranger = strangers.caller("hmn");
    String tel = number(person);
    assertThat(ringBacks.claim(stranger, strangers.campaign, tel).outcome())
        .isEqualTo(Outcome.UNKNOWN);

    UUID here = bank.secondCampaign();
    bank.state("closed");
    assertThat(ringBack(person, here).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void sendsNobodyElsewhereForANumberThatSaidStop() {
    Person person = bank.person("hmn");
    bank.feed();
    bank.stop(person.line());

    assertThat(ringBack(person, bank.secondCampaign()).outcome()).isEqualTo(Outcome.SUPPRESSED);
  }

  @Test
  void isNoWayToGetAtAList() {
    for (int i = 0; i < RingBacks.AN_HOUR; i++) {
      bank.clock.advance(Duration.ofSeconds(1));
      ringBacks.claim(caller, bank.campaign, "+1 212 555 01%02d".formatted(i));
    }

    assertThatThrownBy(() -> ringBacks.claim(caller, bank.campaign, "+1 212 555 0199"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("too_many_look_ups"));
    bank.clock.advance(Duration.ofHours(1));
    assertThat(ringBacks.claim(caller, bank.campaign, "+1 212 555 0199").outcome())
        .isEqualTo(Outcome.UNKNOWN);
    int noted =
        bank.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM platform.audit WHERE action = 'line.looked_up' AND actor = :user")
                    .bind("user", caller.user())
                    .mapTo(Integer.class)
                    .one());
    assertThat(noted).isEqualTo(RingBacks.AN_HOUR + 1);
  }

  private RingBack ringBack(Person person) {
    return ringBack(person, bank.campaign);
  }

  private RingBack ringBack(Person person, UUID campaign) {
    return ringBacks.claim(caller, campaign, number(person));
  }

  private String number(Person person) {
    String tel = "+1916556%04d".formatted(numbers.incrementAndGet());
    bank.sql("UPDATE contacts.lines SET tel = ? WHERE id = ?", tel, person.line());
    return tel;
  }
}
