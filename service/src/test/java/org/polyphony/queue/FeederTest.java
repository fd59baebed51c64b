package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.Ids;
import org.polyphony.platform.JournalEntry;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** Who gets into the queue, and what is said when nothing comes out. */
@Timeout(120)
class FeederTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
  }

  @Test
  void queuesALineOnceWithAllItsPeopleAndAPersonOnOneLine() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    UUID own = bank.line(PhoneBank.PACIFIC);
    Person mother = bank.person("en", "imported", PhoneBank.PACIFIC, shared);
    Person son = bank.person("en", "imported", PhoneBank.PACIFIC, shared, own);
    bank.feed();
    bank.feed();

    assertThat(bank.claim(bank.caller("en")).people())
        .extracting(PersonBehind::contact)
        .containsExactlyInAnyOrder(mother.contact(), son.contact());
    assertThat(bank.entry(own)).isEqualTo("none");
  }

  @Test
  void neverQueuesSilencedLinesOrPeople() {
    Person stopped = bank.person("en");
    Person asked = bank.person("en");
    bank.stop(stopped.line());
    bank.doNotCall(asked.contact());
    bank.feed();

    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void movesSomebodyToTheLaneOfWhatHasBeenLearntSince() {
    Person person = bank.person("en");
    bank.feed();

    bank.learn(person, "hmn");
    bank.jdbi.useTransaction(handle -> bank.feeder.move(handle, List.of(person.contact())));

    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.OTHER_LANGUAGES);
    assertThat(bank.claim(bank.caller("hmn")).spoken()).isEqualTo("hmn");
  }

  @Test
  void movesThoseWhomAFileHasTaughtUsMoreOf() {
    Person person = bank.person("und");
    bank.feed();

    bank.clock.advance(Duration.ofMinutes(5));
    bank.learn(person, "vi");
    bank.feed();

    assertThat(bank.claim(bank.caller("vi")).spoken()).isEqualTo("vi");
  }

  @Test
  void parksSomebodyWhoseLanguageTheCampaignDoesNotCallAndTakesThemUpAgain() {
    Person person = bank.person("en");
    bank.feed();

    bank.learn(person, "ko");
    bank.jdbi.useTransaction(handle -> bank.feeder.move(handle, List.of(person.contact())));
    assertThat(bank.entry(person.line())).isEqualTo("parked language");

    bank.learn(person, "es");
    bank.jdbi.useTransaction(handle -> bank.feeder.move(handle, List.of(person.contact())));
    assertThat(bank.entry(person.line())).isEqualTo("ready");
    assertThat(bank.claim(bank.caller("es")).spoken()).isEqualTo("es");
  }

  @Test
  void growsWithTheListAndWaitsForAnImportToBeDone() {
    bank.person("en");
    bank.feed();
    Person coming = bank.person("hmn");
    UUID intake = Ids.next();
    bank.intake(intake, coming);
    bank.feed();
    assertThat(bank.entry(coming.line())).isEqualTo("none");

    bank.sql("UPDATE contacts.intakes SET done_at = now() WHERE import = ?", intake);
    bank.feed();

    assertThat(bank.claim(bank.caller("hmn")).line()).isEqualTo(coming.line());
  }

  @Test
  void takesInNothingOfAnImportThatIsHalfDoneHoweverOftenTheListIsFed() {
    UUID intake = Ids.next();
    Person first = bank.person("en");
    bank.intake(intake, first);
    follow("list.changed", bank.list);
    Person second = bank.person("en");
    bank.sql(
        "UPDATE contacts.list_members SET import = ? WHERE contact = ?", intake, second.contact());
    follow("list.changed", bank.list);
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.EMPTY);

    bank.sql("UPDATE contacts.intakes SET done_at = now() WHERE import = ?", intake);
    follow("list.changed", bank.list);

    assertThat(bank.entry(first.line())).isEqualTo("ready");
    assertThat(bank.entry(second.line())).isEqualTo("ready");
    bank.sql("UPDATE contacts.intakes SET undone_at = now() WHERE import = ?", intake);
    follow("list.changed", bank.list);
    assertThat(bank.entry(first.line())).isEqualTo("parked off_list");
  }

  /** What the journal tells the queue. */
  private void follow(String type, UUID subject) {
    bank.jdbi.useTransaction(
        handle ->
            Followers.grownLists(bank.feeder::feed)
                .accept(
                    handle,
                    List.of(
                        new JournalEntry(
                            Ids.next(),
                            bank.clock.instant(),
                            bank.organization,
                            type,
                            subject,
                            JsonNodeFactory.instance.objectNode()))));
  }

  @Test
  void parksWhoLeavesTheListsAndTakesThemUpAgain() {
    Person person = bank.person("en");
    bank.feed();
    bank.sql("DELETE FROM contacts.list_members WHERE contact = ?", person.contact());
    bank.feed();
    assertThat(bank.entry(person.line())).isEqualTo("parked off_list");

    bank.sql(
        "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)",
        bank.list,
        person.contact());
    bank.feed();
    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(person.line());
  }

  @Test
  void parksLanguagesThatTheCampaignDoesNotCall() {
    Person person = bank.person("ko");
    bank.feed();
    assertThat(bank.entry(person.line())).isEqualTo("parked language");

    bank.sql("UPDATE campaigns.campaigns SET languages = '{ko}' WHERE id = ?", bank.campaign);
    bank.feed();
    assertThat(bank.claim(bank.caller("ko")).line()).isEqualTo(person.line());
  }

  @Test
  void callsArizonaAndHawaiiByTheirOwnClocks() {
    Person arizona = bank.personIn("en", "America/Phoenix");
    Person hawaii = bank.personIn("en", "Pacific/Honolulu");
    // Nine in the morning in Phoenix, six in Honolulu.
    bank.clock.set(Instant.parse("2026-06-10T16:00:00Z"));
    bank.feed();

    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(arizona.line());
    NothingToCall nothing = bank.nothing(bank.caller("en"));
    assertThat(nothing.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
    assertThat(nothing.nextAt()).isEqualTo(Instant.parse("2026-06-10T19:00:00Z"));

    bank.clock.set(Instant.parse("2026-06-10T19:00:00Z"));
    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(hawaii.line());
  }

  @Test
  void callsArizonaAnHourApartFromDenverInSummerAndTogetherInWinter() {
    Person arizona = bank.personIn("en", "America/Phoenix");
    Person denver = bank.personIn("en", "America/Denver");
    // Nine in the morning in Denver, eight in Phoenix.
    bank.clock.set(Instant.parse("2026-06-10T15:00:00Z"));
    bank.feed();
    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(denver.line());
    assertThat(bank.nothing(bank.caller("en")).nextAt())
        .isEqualTo(Instant.parse("2026-06-10T16:00:00Z"));

    // In winter it is nine in both.
    bank.clock.set(Instant.parse("2026-12-09T16:00:00Z"));
    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(arizona.line());
  }

  @Test
  void callsANumberThatMayMeanSeveralZonesWhereAllAreWithinHours() {
    bank.person(
        "en", "self_declared", PhoneBank.PACIFIC, bank.line("America/Chicago", "America/Denver"));
    // Nine in the morning in Chicago, eight in Denver.
    bank.clock.set(Instant.parse("2026-06-10T14:00:00Z"));
    bank.feed();
    NothingToCall early = bank.nothing(bank.caller("en"));
    assertThat(early.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
    assertThat(early.nextAt()).isEqualTo(Instant.parse("2026-06-10T15:00:00Z"));

    Viewer caller = bank.caller("en");
    bank.clock.set(Instant.parse("2026-06-11T00:30:00Z"));
    bank.queue.giveBack(caller, bank.claim(caller).id());
    // Eight in the evening in Chicago, seven in Denver.
    bank.clock.set(Instant.parse("2026-06-11T01:00:00Z"));
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.OUTSIDE_HOURS);
  }

  @Test
  void beginsNoCallInTheQuarterOfAnHourBeforeTheLawsEnd() {
    bank.sql("UPDATE campaigns.campaigns SET hours_end = '21:00' WHERE id = ?", bank.campaign);
    bank.person("en");
    bank.clock.set(Instant.parse("2026-06-11T03:45:00Z"));
    bank.feed();
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.OUTSIDE_HOURS);

    bank.clock.set(Instant.parse("2026-06-11T03:44:00Z"));
    bank.feed();
    assertThat(bank.claim(bank.caller("en")).state()).isEqualTo("open");
  }

  @Test
  void closesALaneInTheMomentItsHoursEnd() {
    bank.person("en");
    bank.feed();
    // Eight in the evening, and the job that closes lanes has not come yet.
    bank.clock.set(Instant.parse("2026-06-11T03:00:00Z"));

    NothingToCall nothing = bank.nothing(bank.caller("en"));

    assertThat(nothing.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
    assertThat(nothing.nextAt()).isEqualTo(Instant.parse("2026-06-11T16:00:00Z"));
  }

  @Test
  void asksTheAddressForTheZoneBeforeTheNumber() {
    Person moved = bank.personIn("en", "America/New_York");
    UUID door = Ids.next();
    bank.sql(
        "INSERT INTO contacts.doors (id, address_key, street, time_zone, created_at) VALUES (?, 'key', 'Street', 'Pacific/Honolulu', now())",
        door);
    bank.sql("UPDATE contacts.contacts SET door = ? WHERE id = ?", door, moved.contact());
    bank.clock.set(Instant.parse("2026-06-10T16:00:00Z"));
    bank.feed();

    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.OUTSIDE_HOURS);
  }

  @Test
  void saysWhyThereIsNothingToCall() {
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.EMPTY);

    bank.person("en");
    bank.person("vi");
    bank.feed();
    bank.state("paused");
    assertThat(bank.nothing(bank.caller("en")))
        .isEqualTo(new NothingToCall(Reason.PAUSED, Map.of("en", 1, "vi", 1), null));
    bank.state("closed");
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.CLOSED);
    bank.state("open");

    assertThat(bank.nothing(bank.caller("hmn")).reason()).isEqualTo(Reason.OTHER_LANGUAGES);
    Claimed claim = bank.claim(bank.caller("en"));
    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.WITH_OTHERS);
    bank.settle(claim, Settlement.of(Result.NO_ANSWER));
    NothingToCall resting = bank.nothing(bank.caller("en"));
    assertThat(resting.reason()).isEqualTo(Reason.RESTING);
    assertThat(resting.nextAt()).isEqualTo(bank.clock.instant().plus(Duration.ofHours(4)));
  }
}
