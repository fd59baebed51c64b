package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** Whoever stood in the queue twice is called once. */
class MergedCallsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private PhoneBank bank;
  private Viewer caller;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    caller = bank.caller("en");
  }

  @Test
  void nobodyIsCalledUnderAnEntryThatWasGivenUp() {
    Person merged = bank.person("en");
    Person kept = bank.person("en");
    bank.feed();
    merge(kept, merged);

    assertThat(bank.claim(caller).line()).isEqualTo(kept.line());
    assertThat(bank.entry(merged.line())).isEqualTo("parked nobody_left");
  }

  @Test
  void whoWasThroughUnderOneEntryIsThroughUnderTheOther() {
    Person merged = bank.person("en");
    bank.feed();
    bank.settle(bank.claim(caller), Settlement.of(Result.TALKED));
    Person kept = bank.person("en");
    bank.feed();
    merge(kept, merged);

    bank.nothing(caller);

    assertThat(bank.entry(kept.line())).isEqualTo("parked nobody_left");
  }

  @Test
  void anUndoneMergeKeepsNobodyFromACall() {
    Person merged = bank.person("en");
    bank.feed();
    bank.settle(bank.claim(caller), Settlement.of(Result.TALKED));
    Person kept = bank.person("en");
    bank.feed();

    undo(merge(kept, merged));

    assertThat(bank.claim(caller).line()).isEqualTo(kept.line());
  }

  @Test
  void aPersonTwiceBehindOneLineIsShownOnce() {
    UUID line = bank.line(PhoneBank.PACIFIC);
    Person merged = bank.person("en", "self_declared", PhoneBank.PACIFIC, line);
    Person kept = bank.person("en", "self_declared", PhoneBank.PACIFIC, line);
    bank.feed();
    merge(kept, merged);

    assertThat(bank.claim(caller).people())
        .extracting(PersonBehind::contact)
        .containsExactly(kept.contact());
  }

  @Test
  void aPromiseThatWasMadeThereIsKept() {
    Person merged = bank.person("en");
    Person kept = bank.person("en");
    bank.feed();
    merge(kept, merged);
    bank.promise(
        "callback", merged.line(), "en", bank.clock.instant().minus(Duration.ofMinutes(1)), null);

    assertThat(bank.claim(caller).line()).isEqualTo(merged.line());
  }

  private UUID merge(Person kept, Person merged) {
    return bank.jdbi.inTransaction(
        h -> contacts().merges().merge(h, bank.caller("en"), kept.contact(), merged.contact()));
  }

  private void undo(UUID merge) {
    bank.jdbi.useTransaction(h -> contacts().merges().undo(h, bank.caller("en"), merge));
  }

  private ContactsModule contacts() {
    return new ContactsModule(
        database.database(),
        SomePrivacy.over(database.jdbi()),
        new Journal(bank.clock),
        new Audit(bank.clock),
        bank.clock);
  }
}
