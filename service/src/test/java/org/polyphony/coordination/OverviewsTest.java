package org.polyphony.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.FollowUps;
import org.polyphony.coordination.QueuePage.Row;
import org.polyphony.coordination.QueuePage.Why;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.queue.Settlement;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class OverviewsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void countsDemandAndSupplyByLanguage() {
    PhoneBank bank = new PhoneBank(database);
    Person stopped = bank.person("hmn");
    for (int i = 0; i < 4; i++) {
      bank.person("hmn");
    }
    bank.personIn("hmn", "Pacific/Honolulu");
    bank.person("vi");
    bank.person("vi", "inferred", PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC));
    // Ten in the morning in Sacramento, seven in Honolulu.
    bank.clock.set(Instant.parse("2026-06-10T17:00:00Z"));
    bank.feed();
    bank.stop(stopped.line());
    Viewer caller = bank.caller("hmn", "en");
    bank.settle(bank.claim(caller), Settlement.of(Result.TALKED));
    bank.settle(bank.claim(caller), Settlement.of(Result.BUSY));
    bank.claim(caller);

    QueuePage page = overviews(bank).of(caller, bank.campaign).queue();

    assertThat(page.callers()).hasSize(1);
    assertThat(page.callers().get(0).claim()).isNotNull();
    assertThat(page.callers().get(0).spoken()).isEqualTo("hmn");
    assertThat(page.rows()).extracting(Row::language).containsExactly("hmn", "und", "vi");
    Row hmong = page.rows().get(0);
    assertThat(hmong.waiting()).isEqualTo(1);
    assertThat(hmong.shut()).isEqualTo(1);
    assertThat(hmong.resting()).isEqualTo(1);
    assertThat(hmong.claimed()).isEqualTo(1);
    assertThat(hmong.done()).isEqualTo(1);
    assertThat(hmong.blocked()).isEqualTo(1);
    assertThat(hmong.why())
        .containsExactly(
            new Why("resting", "busy", 1, bank.clock.instant().plus(Duration.ofMinutes(30))),
            new Why("done", "talked", 1, null),
            new Why("parked", "suppressed", 1, null));
    assertThat(hmong.speakers()).isEqualTo(1);
    assertThat(hmong.isShort()).isFalse();
    Row vietnamese = page.rows().get(2);
    assertThat(vietnamese.waiting()).isEqualTo(1);
    assertThat(vietnamese.speakers()).isZero();
    assertThat(vietnamese.isShort()).isTrue();
    assertThat(page.neededMost()).isEqualTo("vi");
  }

  @Test
  void tellsTheLineOnTheScreenFromThoseHeldAhead() {
    PhoneBank bank = new PhoneBank(database);
    for (int i = 0; i < 9; i++) {
      bank.person("hmn");
    }
    bank.feed();
    Viewer caller = bank.caller("hmn");
    bank.claim(caller);
    assertThat(bank.queue.provide(caller, bank.campaign)).hasSize(3);

    Row hmong = overviews(bank).of(caller, bank.campaign).queue().rows().get(0);

    assertThat(hmong.claimed()).isEqualTo(1);
    assertThat(hmong.ahead()).isEqualTo(2);
    assertThat(hmong.waiting()).isEqualTo(6);
  }

  @Test
  void showsLeadersThePromisesAndNotToWhom() {
    PhoneBank bank = new PhoneBank(database);
    Person person = bank.person("hmn");
    bank.feed();
    bank.promise("callback", person.line(), "hmn", bank.clock.instant(), null);
    Viewer leader = somebody(bank, Role.LEADER);

    assertThat(overviews(bank).of(leader, bank.campaign).queue().promises())
        .singleElement()
        .satisfies(
            promise -> {
              assertThat(promise.language()).isEqualTo("hmn");
              assertThat(promise.contact()).isNull();
              assertThat(promise.name()).isEmpty();
            });
    assertThat(
            overviews(bank).of(somebody(bank, Role.COORDINATOR), bank.campaign).queue().promises())
        .extracting(Promise::contact)
        .containsExactly(person.contact());
  }

  private static Viewer somebody(PhoneBank bank, Role role) {
    return new Viewer(
        Ids.next(),
        bank.organization,
        "Pa Houa",
        Set.of(role),
        Set.of("en"),
        Set.of("en"),
        null,
        null,
        false);
  }

  @Test
  void saysForTheScarcestLanguageAloneThatCallersAreNeeded() {
    PhoneBank bank = new PhoneBank(database);
    for (String language : List.of("hmn", "hmn", "vi", "es", "es", "en")) {
      bank.person(language);
    }
    bank.feed();
    Viewer coordinator = bank.caller("en");
    // While nobody calls, each of them needs somebody: there is nothing to choose.
    assertThat(overviews(bank).of(coordinator, bank.campaign).queue().neededMost()).isNull();

    bank.claim(bank.caller("hmn"));

    QueuePage page = overviews(bank).of(coordinator, bank.campaign).queue();
    assertThat(page.shortages()).extracting(Row::language).startsWith("es").doesNotContain("hmn");
    assertThat(page.neededMost()).isEqualTo("es");
  }

  @Test
  void listsTheLinesBehindAFigureAndSaysInTheAuditTrailWhoReadThem() {
    PhoneBank bank = new PhoneBank(database);
    Person person = bank.person("hmn");
    bank.person("vi");
    bank.feed();
    Viewer caller = bank.caller("hmn");
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));

    LinesPage resting = overviews(bank).lines(caller, bank.campaign, "hmn", "resting", "no_answer");

    assertThat(resting.count()).isEqualTo(1);
    assertThat(resting.mayRequeue()).isTrue();
    assertThat(resting.lines().get(0).contacts()).containsExactly(person.contact());
    assertThat(overviews(bank).lines(caller, bank.campaign, "vi", "ready", "").lines()).hasSize(1);
    assertThat(overviews(bank).lines(caller, bank.campaign, "vi", "done", "talked").lines())
        .isEmpty();
    String read =
        bank.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT string_agg(CAST(detail AS text), ' ') FROM platform.audit WHERE action = 'queue.lines_read' AND actor = :user")
                    .bind("user", caller.user())
                    .mapTo(String.class)
                    .one());
    assertThat(read).contains(person.contact().toString());
  }

  private static Overviews overviews(PhoneBank bank) {
    Audit audit = new Audit(bank.clock);
    FollowUps followUps = new ConsentModule(bank.clock).followUps();
    return new Overviews(
        bank.jdbi,
        bank.steering,
        new Promises(bank.jdbi, followUps, audit, bank.clock),
        new SpeakersAhead(
            bank.jdbi, followUps, (handle, organization, from, until) -> List.of(), bank.clock),
        audit,
        bank.clock);
  }
}
