package org.polyphony.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.consent.ConsentModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.NothingToCall;
import org.polyphony.queue.PhoneBank;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.queue.Settlement;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** A promised call is shown and carried over until somebody makes it; it is never dropped. */
class PromisesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Promises promises;
  Viewer mine;
  Viewer other;
  Instant due;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    promises =
        new Promises(
            bank.jdbi,
            new ConsentModule(bank.clock).followUps(),
            new Audit(bank.clock),
            bank.clock);
    mine = user("hmn");
    other = user("hmn");
    due = bank.clock.instant().plus(Duration.ofHours(1));
  }

  /** Somebody who asked to be called at that time, by the caller themselves. */
  private UUID promised(Person person) {
    Claimed claim = bank.claim(mine);
    assertThat(claim.line()).isEqualTo(person.line());
    bank.settle(claim, new Settlement(Result.CALL_BACK, Map.of(), due, true, null));
    return bank.promise("callback", person.line(), "hmn", due, mine.user());
  }

  @Test
  void offersAPromiseToAnybodyWhenItsCallerIsNotThereAQuarterOfAnHourLater() {
    Person person = bank.person("hmn");
    bank.feed();
    UUID promise = promised(person);
    bank.clock.advance(Duration.ofMinutes(74));
    bank.tick();
    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);

    bank.clock.advance(Duration.ofMinutes(1));
    bank.tick();

    assertThat(bank.queue.claim(bank.caller("vi"), bank.campaign))
        .isInstanceOf(NothingToCall.class);
    assertThat(bank.claim(other).followUp()).isEqualTo(promise);
  }

  @Test
  void showsThoseToComeAndThoseDueInTheTimeOfTheContact() {
    Person person = bank.personIn("hmn", "America/Denver");
    bank.feed();
    UUID promise = promised(person);

    Promise ahead = only();
    assertThat(ahead.followUp()).isEqualTo(promise);
    assertThat(ahead.contact()).isEqualTo(person.contact());
    assertThat(ahead.zone()).isEqualTo(ZoneId.of("America/Denver"));
    assertThat(ahead.forUser()).isEqualTo(mine.user());
    assertThat(ahead.overdue()).isFalse();
    assertThat(ahead.anybodys()).isFalse();
    bank.clock.advance(Duration.ofMinutes(80));
    assertThat(only().overdue()).isTrue();
    assertThat(only().anybodys()).isTrue();
  }

  @Test
  void keepsAPromiseOverTheEndOfHoursAPauseAndAClosedCampaign() {
    Person person = bank.person("hmn");
    bank.person("hmn");
    bank.feed();
    due = Instant.parse("2026-06-11T02:50:00Z");
    UUID promise = promised(person);

    bank.clock.set(Instant.parse("2026-06-11T04:00:00Z"));
    bank.tick();
    assertThat(bank.queue.claim(other, bank.campaign)).isInstanceOf(NothingToCall.class);
    assertThat(only().overdue()).isTrue();
    bank.state("paused");
    assertThat(only().followUp()).isEqualTo(promise);
    bank.state("closed");
    assertThat(only().followUp()).isEqualTo(promise);

    bank.state("open");
    bank.clock.set(Instant.parse("2026-06-11T16:00:00Z"));
    bank.tick();
    assertThat(bank.claim(other).followUp()).isEqualTo(promise);
    assertThat(only().state()).isEqualTo("claimed");
  }

  @Test
  void givesAPromiseToSomebodyWhoSpeaksTheLanguage() {
    Person person = bank.person("hmn");
    bank.feed();
    UUID promise = promised(person);
    Viewer vietnamese = user("vi");

    assertThatThrownBy(() -> promises.give(other, bank.campaign, promise, vietnamese.user()))
        .isInstanceOf(Problem.class);
    promises.give(other, bank.campaign, promise, other.user());

    bank.clock.advance(Duration.ofHours(1));
    bank.tick();
    assertThat(bank.queue.claim(mine, bank.campaign)).isInstanceOf(NothingToCall.class);
    assertThat(bank.claim(other).followUp()).isEqualTo(promise);
  }

  @Test
  void givesAPromiseToAnybodyAtOnce() {
    Person person = bank.person("hmn");
    bank.feed();
    UUID promise = promised(person);

    promises.give(other, bank.campaign, promise, null);

    bank.clock.advance(Duration.ofHours(1));
    bank.tick();
    assertThat(bank.claim(other).followUp()).isEqualTo(promise);
  }

  @Test
  void saysOfAPromiseWhoseLineIsOutOfTheQueueThatNobodyWillBeGivenIt() {
    Person person = bank.person("hmn");
    bank.feed();
    promised(person);
    bank.sql("DELETE FROM contacts.list_members WHERE contact = ?", person.contact());
    bank.feed();

    assertThat(only().isStuck()).isTrue();
    assertThat(only().reason()).isEqualTo("off_list");
  }

  @Test
  void showsWhomNobodyCouldSpeakWithTwiceUntilStaffHaveSeenToIt() {
    Person person = bank.person("hmn");
    UUID waiting = bank.promise("staff", person.line(), "hmn", due, null);
    bank.feed();

    assertThat(forStaff()).extracting(Promise::followUp).containsExactly(waiting);
    assertThat(forStaff().get(0).contact()).isEqualTo(person.contact());
    assertThatThrownBy(() -> promises.close(other, UUID.randomUUID(), waiting))
        .isInstanceOf(Problem.class);
    promises.close(other, bank.campaign, waiting);

    assertThat(forStaff()).isEmpty();
    assertThatThrownBy(() -> promises.close(other, bank.campaign, waiting))
        .isInstanceOf(Problem.class);
  }

  private List<Promise> forStaff() {
    return bank.jdbi.withHandle(handle -> promises.forStaff(handle, other, bank.campaign));
  }

  private Promise only() {
    List<Promise> open = bank.jdbi.withHandle(handle -> promises.of(handle, other, bank.campaign));
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  /** Somebody of the organization, known to accounts. */
  private Viewer user(String language) {
    Viewer viewer = bank.caller(language);
    Object now = bank.clock.instant().atOffset(ZoneOffset.UTC);
    bank.sql(
        "INSERT INTO accounts.organizations (id, name, created_at) VALUES (?, 'Organization', ?) ON CONFLICT DO NOTHING",
        bank.organization,
        now);
    bank.sql(
        "INSERT INTO accounts.users (id, organization, name, created_at) VALUES (?, ?, 'Caller', ?)",
        viewer.user(),
        bank.organization,
        now);
    bank.sql(
        "INSERT INTO accounts.user_languages (user_id, tag, speaks, reads) VALUES (?, ?, true, true)",
        viewer.user(),
        language);
    return viewer;
  }
}
