package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.People;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** What somebody says of a number by hand decides who is called on it. */
class ChangedLinesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private PhoneBank bank;
  private Viewer caller;
  private ContactsModule contacts;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    caller = bank.caller("en");
    contacts =
        new ContactsModule(
            database.database(),
            SomePrivacy.over(database.jdbi()),
            new Journal(bank.clock),
            new Audit(bank.clock),
            bank.clock);
  }

  @Test
  void aWrongNumberIsNotDialledAndTakenBackItIsAgain() {
    Person person = bank.person("en");
    bank.feed();

    bad(person, person.line());

    bank.nothing(caller);
    assertThat(bank.entry(person.line())).isEqualTo("parked bad_number");

    good(person, person.line());

    assertThat(bank.claim(caller).line()).isEqualTo(person.line());
  }

  @Test
  void thePersonsNextNumberIsTakenInstead() {
    Person person = onTwoLines();
    bank.feed();

    bad(person, person.line());

    assertThat(bank.claim(caller).line()).isEqualTo(person.lines().get(1));
  }

  @Test
  void whoHadToGoOnComesBackUnlessTheyWereCalledThere() {
    Person person = onTwoLines();
    bank.feed();
    bad(person, person.line());
    good(person, person.line());

    assertThat(bank.entry(person.lines().get(1))).isEqualTo("done nobody_left");
    Claimed claim = bank.claim(caller);
    assertThat(claim.line()).isEqualTo(person.line());

    bank.settle(claim, Settlement.of(Result.NO_ANSWER));
    bad(person, person.line());
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));
    good(person, person.line());

    assertThat(bank.entry(person.lines().get(1))).startsWith("resting");
    assertThat(bank.entry(person.line())).isEqualTo("parked bad_number");
  }

  @Test
  void othersBehindTheSameNumberAreStillCalled() {
    UUID line = bank.line(PhoneBank.PACIFIC);
    Person gone = bank.person("en", "self_declared", PhoneBank.PACIFIC, line);
    Person there = bank.person("en", "self_declared", PhoneBank.PACIFIC, line);
    bank.feed();

    bad(gone, line);

    assertThat(bank.claim(caller).people())
        .extracting(PersonBehind::contact)
        .containsExactly(there.contact());
  }

  @Test
  void whatACallHasMarkedIsTakenBackByHand() {
    Person person = bank.person("en");
    bank.feed();
    Claimed claim = bank.claim(caller);
    mark(person, person.line());
    bank.settle(claim, Settlement.of(Result.WRONG_NUMBER));
    bank.nothing(caller);

    good(person, person.line());

    assertThat(bank.claim(caller).line()).isEqualTo(person.line());
  }

  @Test
  void aLiftedOptOutLetsTheNumberBeCalledAgain() {
    Person person = bank.person("en");
    bank.feed();
    bank.stop(person.line());
    bank.nothing(caller);
    assertThat(bank.entry(person.line())).isEqualTo("parked suppressed");

    bank.sql("UPDATE consent.suppressions SET lifted_at = now() WHERE line = ?", person.line());
    follow(person.line());

    assertThat(bank.claim(caller).line()).isEqualTo(person.line());
  }

  @Test
  void aNumberWaitsInTheLaneOfTheZoneThatSomebodyHasSaid() {
    // Noon in Sacramento; in Honolulu it is nine, an hour too early.
    Person person = bank.person("en");
    bank.sql(
        "UPDATE campaigns.campaigns SET hours_start = '10:00', hours_end = '20:00' WHERE id = ?",
        bank.campaign);
    bank.feed();

    say(person.line(), "", "Pacific/Honolulu");

    bank.nothing(caller);
    say(person.line(), "Pacific/Honolulu", "");
    assertThat(bank.claim(caller).line()).isEqualTo(person.line());
  }

  private Person onTwoLines() {
    return bank.person(
        "en",
        "self_declared",
        PhoneBank.PACIFIC,
        bank.line(PhoneBank.PACIFIC),
        bank.line(PhoneBank.PACIFIC));
  }

  private void say(UUID line, String before, String zone) {
    assertThat(
            bank.jdbi.<Boolean, RuntimeException>inTransaction(
                h ->
                    contacts
                        .lines()
                        .say(h, caller, line, new Lines.Said(null, before), null, zone)))
        .isTrue();
    follow(line);
  }

  private void mark(Person person, UUID line) {
    bank.jdbi.useTransaction(
        h ->
            contacts
                .people()
                .markLineBad(
                    h,
                    person.contact(),
                    line,
                    People.Bad.WRONG_NUMBER,
                    Ids.next(),
                    caller.user(),
                    bank.clock.instant()));
  }

  private void bad(Person person, UUID line) {
    mark(person, line);
    follow(line);
  }

  private void good(Person person, UUID line) {
    bank.jdbi.useTransaction(
        h -> contacts.people().markLineGood(h, person.contact(), line, caller.user()));
    follow(line);
  }

  private void follow(UUID line) {
    ChangedLines lines = new ChangedLines(bank.feeder, bank.lanes, bank.clock);
    bank.jdbi.useTransaction(h -> lines.follow(h, List.of(line)));
  }
}
