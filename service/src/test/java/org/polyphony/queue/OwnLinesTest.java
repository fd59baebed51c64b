package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.queue.OwnLine.State;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.OwnLines.Kept;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** A caller's own people stand in the queue under all its rules, and are nobody else's to call. */
class OwnLinesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Viewer owner;
  Viewer other;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    owner = bank.caller("hmn", "vi");
    other = bank.caller("hmn", "vi", "en");
  }

  @AfterEach
  void setTheClockRight() {
    database.shiftNow(Duration.ZERO);
  }

  @Test
  void isGivenToItsOwnerOnAskingAndNeverByTheOrdinaryClaim() {
    Person aunt = bank.person("vi");

    assertThat(keep(owner, aunt, "vi", "cô")).isEqualTo(Kept.KEPT);
    bank.feed();
    bank.tick();

    assertThat(bank.nothing(other).waiting()).isEmpty();
    assertThat(bank.nothing(owner).reason()).isEqualTo(NothingToCall.Reason.DONE);
    Claimed claim = call(owner, aunt).claim();
    assertThat(claim.line()).isEqualTo(aunt.line());
    assertThat(claim.spoken()).isEqualTo("vi");
    assertThat(claim.bundle()).isEqualTo("vi");
    assertThat(claim.people()).extracting(PersonBehind::addressForm).containsExactly("cô");
    assertThat(standing(owner, aunt)).isEqualTo(State.ON_SCREEN);
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(bank.entry(aunt.line())).isEqualTo("done talked");
    assertThat(standing(owner, aunt)).isEqualTo(State.DONE);
  }

  @Test
  void takesSomebodyFromTheQueueWithTheirTriesSoThatNobodyIsCalledTwice() {
    Person uncle = bank.person("hmn");
    bank.feed();
    bank.settle(bank.claim(other), Settlement.of(Result.NO_ANSWER));

    keep(owner, uncle, "hmn", "");

    assertThat(standing(owner, uncle)).isEqualTo(State.RESTING);
    bank.clock.advance(Duration.ofHours(5));
    bank.tick();
    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);
    assertThat(call(owner, uncle).claim().attempts()).isEqualTo(1);
  }

  @Test
  void takesThePersonAlongFromAnotherNumberOfTheirs() {
    Person uncle =
        bank.person(
            "hmn",
            "self_declared",
            PhoneBank.PACIFIC,
            bank.line(PhoneBank.PACIFIC),
            bank.line(PhoneBank.PACIFIC));
    bank.feed();
    UUID typed = uncle.lines().get(1);

    keep(owner, uncle.contact(), typed, "hmn", "");

    assertThat(bank.entry(uncle.line())).isEqualTo("done nobody_left");
    assertThat(call(owner, uncle).claim().line()).isEqualTo(typed);
  }

  @Test
  void saysThatSomebodyIsTalkingWithThemAndWhoseTheyAre() {
    Person aunt = bank.person("hmn");
    bank.feed();
    Claimed held = bank.claim(other);

    assertThat(keep(owner, aunt, "hmn", "")).isEqualTo(Kept.HELD);
    assertThat(standing(owner, aunt)).isEqualTo(State.HELD);
    bank.queue.giveBack(other, held.id());
    assertThat(keep(owner, aunt, "hmn", "")).isEqualTo(Kept.KEPT);
    assertThat(keep(other, aunt, "hmn", "")).isEqualTo(Kept.OTHERS);
    assertThat(standing(other, aunt)).isEqualTo(State.OTHERS);
    assertThat(call(other, aunt).claim()).isNull();
  }

  @Test
  void staysWithItsOwnerAfterNoAnswerACallbackABarrierAndAnUndo() {
    Person aunt = bank.person("hmn");
    keep(owner, aunt, "hmn", "");
    Claimed first = call(owner, aunt).claim();
    bank.settle(first, Settlement.of(Result.NO_ANSWER));
    assertThat(standing(owner, aunt)).isEqualTo(State.RESTING);
    bank.jdbi.useTransaction(handle -> bank.settling.undo(handle, first.id(), false));
    assertThat(standing(owner, aunt)).isEqualTo(State.READY);

    Claimed second = call(owner, aunt).claim();
    var at = bank.clock.instant().plus(Duration.ofHours(2));
    bank.promise("callback", aunt.line(), "hmn", at, null);
    bank.settle(second, new Settlement(Result.CALL_BACK, Map.of(), at, false, null));
    assertThat(of(owner, aunt).until()).isEqualTo(at);
    assertThat(standing(owner, aunt)).isEqualTo(State.PROMISED);
    bank.clock.advance(Duration.ofHours(2));
    bank.tick();
    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);

    Claimed third = call(owner, aunt).claim();
    assertThat(third.followUp()).isNotNull();
    bank.settle(third, new Settlement(Result.LANGUAGE_BARRIER, Map.of(), null, false, "vi"));
    bank.tick();
    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);
    assertThat(call(owner, aunt).claim().spoken()).isEqualTo("vi");
  }

  @Test
  void comesFirstInTheOrdinaryClaimOfItsOwnerWhenACallWasPromisedAndIsDue() {
    Person aunt = bank.person("vi");
    List<UUID> neighbors = List.of(bank.person("hmn").line(), bank.person("hmn").line());
    keep(owner, aunt, "vi", "cô");
    bank.feed();
    var at = bank.clock.instant().plus(Duration.ofHours(2));
    Claimed first = call(owner, aunt).claim();
    UUID promise = bank.promise("callback", aunt.line(), "vi", at, owner.user());
    bank.settle(first, new Settlement(Result.CALL_BACK, Map.of(), at, true, null));
    Claimed before = bank.claim(owner);
    assertThat(neighbors).contains(before.line());
    bank.queue.giveBack(owner, before.id());

    bank.clock.advance(Duration.ofHours(2));
    bank.tick();

    assertThat(neighbors).contains(bank.claim(other).line());
    Claimed due = bank.claim(owner);
    assertThat(due.line()).isEqualTo(aunt.line());
    assertThat(due.followUp()).isEqualTo(promise);
    assertThat(due.people()).extracting(PersonBehind::addressForm).containsExactly("cô");
  }

  @Test
  void isNobodyElsesToKeepAPromiseToEvenLongAfterItWasDue() {
    Person aunt = bank.person("hmn");
    keep(owner, aunt, "hmn", "");
    bank.feed();
    var at = bank.clock.instant().plus(Duration.ofHours(1));
    bank.promise("callback", aunt.line(), "hmn", at, null);
    bank.settle(
        call(owner, aunt).claim(), new Settlement(Result.CALL_BACK, Map.of(), at, false, null));
    bank.clock.advance(Duration.ofHours(3));
    bank.tick();

    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);
    bank.steering.pause(owner, bank.campaign, "hmn", true);
    assertThat(bank.queue.claim(owner, bank.campaign)).isInstanceOf(NothingToCall.class);
    bank.steering.pause(owner, bank.campaign, "hmn", false);
    assertThat(bank.claim(owner).line()).isEqualTo(aunt.line());
  }

  @Test
  void isBoundByHoursWhereThePersonIsAndByDaysOff() {
    Person aunt = bank.personIn("hmn", "Pacific/Honolulu");
    keep(owner, aunt, "hmn", "");
    assertThat(standing(owner, aunt)).isEqualTo(State.READY);

    bank.clock.advance(Duration.ofHours(-2));
    bank.jdbi.useTransaction(handle -> bank.lanes.set(handle, bank.campaign));

    assertThat(call(owner, aunt).line().state()).isEqualTo(State.OUTSIDE_HOURS);
    assertThat(of(owner, aunt).until()).isEqualTo("2026-06-10T19:00:00Z");
    bank.steering.setDay(owner, bank.campaign, LocalDate.of(2026, 6, 10), true);
    assertThat(standing(owner, aunt)).isEqualTo(State.DAY_OFF);
  }

  @Test
  void isBoundByStopsPausesTriesAndTheCap() {
    Person aunt = bank.person("hmn");
    Person stopped = bank.person("hmn");
    Person silent = bank.person("hmn");
    List.of(aunt, stopped, silent).forEach(each -> keep(owner, each, "hmn", ""));

    bank.stop(stopped.line());
    bank.doNotCall(silent.contact());
    assertThat(call(owner, stopped).line().state()).isEqualTo(State.SUPPRESSED);
    assertThat(call(owner, silent).line().state()).isEqualTo(State.SUPPRESSED);
    bank.steering.pause(owner, bank.campaign, "hmn", true);
    assertThat(standing(owner, aunt)).isEqualTo(State.LANGUAGE_PAUSED);
    bank.steering.pause(owner, bank.campaign, "hmn", false);

    bank.sql("UPDATE campaigns.campaigns SET touches_a_month = 1 WHERE id = ?", bank.campaign);
    bank.touch(aunt.line(), Duration.ofDays(1));
    assertThat(call(owner, aunt).line().state()).isEqualTo(State.CAPPED);
    bank.sql("UPDATE campaigns.campaigns SET touches_a_month = 4 WHERE id = ?", bank.campaign);

    bank.sql("UPDATE campaigns.campaigns SET attempts_at_most = 1 WHERE id = ?", bank.campaign);
    bank.settle(call(owner, aunt).claim(), Settlement.of(Result.NO_ANSWER));
    assertThat(standing(owner, aunt)).isEqualTo(State.NO_TRIES_LEFT);
    bank.sql("UPDATE campaigns.campaigns SET state = 'paused' WHERE id = ?", bank.campaign);
    assertThat(call(owner, aunt).line().state()).isEqualTo(State.PAUSED);
    bank.sql("UPDATE campaigns.campaigns SET state = 'closed' WHERE id = ?", bank.campaign);
    assertThat(call(owner, aunt).line().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void isNotItsOwnersToCallOnceSomebodyWasHostile() {
    Person uncle = bank.person("hmn");
    keep(owner, uncle, "hmn", "");
    Claimed claim = call(owner, uncle).claim();
    bank.jdbi.useTransaction(
        handle ->
            bank.settling.keepApart(handle, bank.settling.hold(handle, claim.id()).orElseThrow()));
    bank.queue.giveBack(owner, claim.id());

    assertThat(standing(owner, uncle)).isEqualTo(State.APART);
    assertThat(call(owner, uncle).claim()).isNull();
  }

  @Test
  void isGivenToOthersOnceItsOwnerLetsGo() {
    Person aunt = bank.person("hmn");
    keep(owner, aunt, "hmn", "");
    bank.settle(call(owner, aunt).claim(), Settlement.of(Result.NO_ANSWER));

    bank.jdbi.useTransaction(
        handle -> bank.ownLines.letGo(handle, owner, bank.campaign, aunt.contact(), false));
    bank.clock.advance(Duration.ofHours(5));
    bank.tick();

    Claimed claim = bank.claim(other);
    assertThat(claim.line()).isEqualTo(aunt.line());
    assertThat(claim.attempts()).isEqualTo(1);
  }

  @Test
  void leavesNothingOfSomebodyWhomNobodyHasCalled() {
    Person aunt = bank.person("hmn");
    keep(owner, aunt, "hmn", "");
    bank.sql("DELETE FROM contacts.list_members WHERE contact = ?", aunt.contact());

    bank.jdbi.useTransaction(
        handle -> bank.ownLines.letGo(handle, owner, bank.campaign, aunt.contact(), true));

    bank.feed();
    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);
    assertThat(
            bank.jdbi.<List<OwnLine>, RuntimeException>withHandle(
                handle -> bank.ownLines.of(handle, owner, bank.campaign, List.of(aunt.contact()))))
        .isEmpty();
  }

  @Test
  void showsOfASharedNumberOnlyWhoWasTypedInAndGivesTheOthersBack() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    Person grandmother = bank.person("hmn", "self_declared", PhoneBank.PACIFIC, shared);
    Person known = bank.person("en", "imported", PhoneBank.PACIFIC, shared);
    bank.sql(
        "UPDATE contacts.contacts SET facts = '{\"precinct\": \"12\"}' WHERE id = ?",
        grandmother.contact());
    bank.feed();
    keep(owner, grandmother, "vi", "bà");

    Claimed claim = call(owner, grandmother).claim();

    assertThat(claim.people()).hasSize(1);
    PersonBehind shown = claim.people().get(0);
    assertThat(shown.contact()).isEqualTo(grandmother.contact());
    assertThat(shown.spoken()).isEqualTo("vi");
    assertThat(shown.facts()).isEmpty();
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(standing(owner, grandmother)).isEqualTo(State.DONE);
    bank.clock.advance(Duration.ofHours(5));
    bank.tick();
    assertThat(bank.claim(other).people())
        .extracting(PersonBehind::contact)
        .containsExactly(known.contact());
  }

  @Test
  void staysItsOwnersWhenAListBringsSomebodyElseBehindTheNumberOrAnotherLanguageIsLearnt() {
    Person aunt = bank.person("hmn");
    keep(owner, aunt, "hmn", "");
    bank.person("vi", "imported", PhoneBank.PACIFIC, aunt.line());

    bank.feed();
    bank.learn(aunt, "en");
    bank.jdbi.useTransaction(handle -> bank.feeder.move(handle, List.of(aunt.contact())));
    bank.feed();
    bank.tick();

    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);
    assertThat(call(owner, aunt).claim().spoken()).isEqualTo("hmn");
  }

  @Test
  void keepsWhatWasOnTheScreenForNext() {
    Person first = bank.person("hmn");
    bank.feed();
    Claimed open = bank.claim(owner);
    Person aunt = bank.person("hmn");
    keep(owner, aunt, "hmn", "");

    bank.settle(call(owner, aunt).claim(), Settlement.of(Result.TALKED));

    Claimed next = bank.claim(owner);
    assertThat(next.id()).isEqualTo(open.id());
    assertThat(next.line()).isEqualTo(first.line());
  }

  private Kept keep(Viewer caller, Person person, String language, String address) {
    return keep(caller, person.contact(), person.line(), language, address);
  }

  private Kept keep(Viewer caller, UUID contact, UUID line, String language, String address) {
    return bank.jdbi.inTransaction(
        handle ->
            bank.ownLines.keep(
                handle, caller.user(), bank.campaign, contact, line, language, address));
  }

  private OwnLines.Call call(Viewer caller, Person person) {
    bank.ownLines.tick();
    return bank.jdbi.inTransaction(
        handle -> bank.ownLines.claim(handle, caller, bank.campaign, person.contact()));
  }

  private State standing(Viewer caller, Person person) {
    return of(caller, person).state();
  }

  private OwnLine of(Viewer caller, Person person) {
    bank.ownLines.tick();
    return bank.jdbi
        .inTransaction(
            handle -> bank.ownLines.of(handle, caller, bank.campaign, List.of(person.contact())))
        .get(0);
  }
}
