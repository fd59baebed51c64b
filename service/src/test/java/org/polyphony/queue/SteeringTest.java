package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Disposition;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What a coordinator changes in a queue while others work it. */
class SteeringTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Viewer coordinator;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    coordinator = bank.caller("en");
  }

  @Test
  void servesLanguagesInTheOrderGivenUntilItIsTakenBack() {
    Person english = bank.person("en");
    Person hmong = bank.person("hmn");
    bank.feed();
    Viewer caller = bank.caller("en", "hmn");
    bank.steering.order(coordinator, bank.campaign, List.of("en", "hmn"));

    Claimed claim = bank.claim(caller);
    assertThat(claim.line()).isEqualTo(english.line());

    bank.settle(claim, Settlement.of(Result.TALKED));
    bank.person("en");
    bank.feed();
    bank.steering.order(coordinator, bank.campaign, List.of());
    assertThat(bank.claim(caller).line()).isEqualTo(hmong.line());
  }

  @Test
  void pausesOneLanguageForThoseThereAndThoseToComeAndSaysSo() {
    bank.person("hmn");
    bank.feed();
    bank.steering.pause(coordinator, bank.campaign, "hmn", true);
    bank.personIn("hmn", "Pacific/Honolulu");
    bank.feed();
    Viewer caller = bank.caller("hmn");

    assertThat(bank.nothing(caller).reason()).isEqualTo(Reason.LANGUAGE_PAUSED);

    bank.steering.pause(coordinator, bank.campaign, "hmn", false);
    assertThat(bank.claim(caller).spoken()).isEqualTo("hmn");
  }

  @Test
  void pausesGuessesWithTheUnknown() {
    bank.person("und");
    bank.person("vi", "inferred", PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC));
    bank.feed();
    bank.steering.pause(coordinator, bank.campaign, "und", true);

    assertThat(bank.nothing(bank.caller("vi")).reason()).isEqualTo(Reason.LANGUAGE_PAUSED);
  }

  @Test
  void putsALineToTheFrontEvenOneThatRests() {
    Person rested = bank.person("en");
    Person next = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));
    assertThat(bank.entry(rested.line())).isEqualTo("resting no_answer");

    bank.steering.toFront(coordinator, bank.campaign, entry(rested));

    assertThat(bank.claim(caller).line()).isEqualTo(rested.line());
    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(next.line());
    assertThatThrownBy(() -> bank.steering.toFront(coordinator, bank.campaign, entry(rested)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("line_not_waiting"));
  }

  @Test
  void takesALineBackAndLosesNothingOfWhatItsCallerRecords() {
    Person person = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed claim = bank.claim(caller);

    bank.steering.release(coordinator, bank.campaign, claim.id());

    assertThat(bank.queue.heartbeat(caller, claim.id(), true, false).state()).isEqualTo("revoked");
    assertThat(bank.nothing(caller).reason()).isEqualTo(Reason.WITH_OTHERS);
    assertThat(disposition(claim)).isEqualTo(Disposition.ACCEPTED);
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(bank.entry(person.line())).isEqualTo("done talked");
  }

  @Test
  void keepsWhatIsRecordedBesideWhereSomebodyElseHasTheLineByNow() {
    bank.person("en");
    bank.feed();
    Claimed claim = bank.claim(bank.caller("en"));
    bank.steering.release(coordinator, bank.campaign, claim.id());
    bank.claim(bank.caller("en"));

    assertThat(disposition(claim)).isEqualTo(Disposition.BESIDE);
    assertThatThrownBy(() -> bank.steering.release(coordinator, bank.campaign, claim.id()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("claim_ended"));
  }

  @Test
  void letsALineRestThatWasDialledWhenItWasTakenBack() {
    Person person = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed claim = bank.claim(caller);
    bank.queue.heartbeat(caller, claim.id(), true, true);

    bank.steering.release(coordinator, bank.campaign, claim.id());

    assertThat(bank.entry(person.line())).isEqualTo("resting dialled");
  }

  @Test
  void takesLinesUpAgainByReasonWithOneMoreTry() {
    bank.sql("UPDATE campaigns.campaigns SET attempts_at_most = 1 WHERE id = ?", bank.campaign);
    Person tried = bank.person("en");
    Person refused = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    bank.settle(bank.claim(caller), Settlement.of(Result.NO_ANSWER));
    bank.settle(bank.claim(caller), Settlement.of(Result.REFUSED));
    assertThat(bank.entry(tried.line())).isEqualTo("done no_attempts_left");
    Requeueable reason = Requeueable.NO_ATTEMPTS_LEFT;
    assertThat(bank.steering.count(coordinator, bank.campaign, "en", reason)).isEqualTo(1);

    assertThat(bank.steering.requeue(coordinator, bank.campaign, "en", reason)).isEqualTo(1);

    Claimed again = bank.claim(caller);
    assertThat(again.line()).isEqualTo(tried.line());
    assertThat(again.people()).hasSize(1);
    bank.settle(again, Settlement.of(Result.NO_ANSWER));
    assertThat(bank.entry(tried.line())).isEqualTo("done no_attempts_left");
    assertThat(bank.entry(refused.line())).isEqualTo("done refused");
    assertThat(Requeueable.of("refused")).isEmpty();
  }

  @Test
  void putsACallerOnSomeOfTheirLanguagesAndBackOnAll() {
    Person english = bank.person("en");
    Person hmong = bank.person("hmn");
    bank.feed();
    Viewer caller = bank.caller("en", "hmn");
    Claimed first = bank.claim(caller);
    assertThat(first.line()).isEqualTo(hmong.line());
    bank.steering.serveOnly(coordinator, bank.campaign, caller.user(), List.of("en"));
    bank.settle(first, Settlement.of(Result.NO_ANSWER));
    Person another = bank.person("hmn");
    bank.feed();

    Claimed second = bank.claim(caller);
    assertThat(second.line()).isEqualTo(english.line());
    bank.settle(second, Settlement.of(Result.TALKED));
    assertThat(bank.nothing(caller).reason()).isEqualTo(Reason.OTHER_LANGUAGES);

    bank.steering.serveOnly(coordinator, bank.campaign, caller.user(), List.of());
    assertThat(bank.claim(caller).line()).isEqualTo(another.line());
  }

  @Test
  void takesBackWhatWasFetchedAheadInOtherLanguages() {
    bank.person("en");
    for (int i = 0; i < 6; i++) {
      bank.person("hmn");
    }
    bank.feed();
    Viewer caller = bank.caller("en", "hmn");
    Claimed open = bank.claim(caller);
    Claimed ahead = bank.queue.claimAhead(caller, bank.campaign).orElseThrow();
    assertThat(ahead.spoken()).isEqualTo("hmn");

    bank.steering.serveOnly(coordinator, bank.campaign, caller.user(), List.of("en"));

    assertThat(bank.queue.heartbeat(caller, ahead.id(), true, false))
        .isEqualTo(Lease.ended("returned"));
    assertThat(bank.queue.heartbeat(caller, open.id(), true, false).state()).isEqualTo("open");
  }

  @Test
  void servesALanguageWithoutAPlaceAfterThoseThatHaveOne() {
    Person english = bank.person("en");
    bank.person("hmn");
    bank.feed();
    bank.steering.order(coordinator, bank.campaign, List.of("en"));

    assertThat(bank.claim(bank.caller("hmn", "en")).line()).isEqualTo(english.line());
    assertThat(bank.claim(bank.caller("hmn", "en")).spoken()).isEqualTo("hmn");
  }

  @Test
  void keepsAnOrderForEachCampaign() {
    bank.person("en");
    Person hmong = bank.person("hmn");
    bank.feed();
    bank.steering.order(coordinator, bank.secondCampaign(), List.of("en"));

    assertThat(bank.claim(bank.caller("hmn", "en")).line()).isEqualTo(hmong.line());
  }

  @Test
  void anOrderAnswersTheOneBeforeSoThatItCanBePutBack() {
    assertThat(bank.steering.order(coordinator, bank.campaign, List.of("vi", "hmn"))).isEmpty();
    bank.steering.pause(coordinator, bank.campaign, "vi", true);

    assertThat(bank.steering.order(coordinator, bank.campaign, List.of("hmn")))
        .containsExactly("vi", "hmn");
    assertThat(bank.steering.order(coordinator, bank.campaign, List.of())).containsExactly("hmn");
    assertThat(
            bank.jdbi.<List<String>, RuntimeException>withHandle(
                handle -> bank.steering.order(handle, bank.campaign)))
        .isEmpty();
    assertThatThrownBy(
            () -> bank.steering.order(coordinator, bank.campaign, List.of("vi", "hmn", "vi")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.fields())
                  .containsExactly(
                      new FieldProblem("languages", "language_named_twice", Map.of("tag", "vi")));
            });
  }

  @Test
  void changesNothingOfAnotherOrganizations() {
    bank.person("en");
    bank.feed();
    Viewer stranger = new PhoneBank(database).caller("en");

    assertThatThrownBy(() -> bank.steering.pause(stranger, bank.campaign, "en", true))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  private UUID entry(Person person) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM queue.entries WHERE campaign = :c AND line = :l")
                .bind("c", bank.campaign)
                .bind("l", person.line())
                .mapTo(UUID.class)
                .one());
  }

  private Disposition disposition(Claimed claim) {
    return bank.jdbi.inTransaction(
        handle -> bank.settling.hold(handle, claim.id()).orElseThrow().disposition());
  }
}
