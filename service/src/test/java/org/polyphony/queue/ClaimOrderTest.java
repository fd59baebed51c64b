package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/**
 * Language comes first: rule 1 of {@code docs/architecture.md}, sentence by sentence, in its order.
 */
class ClaimOrderTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
  }

  // A caller gets lines whose language they speak.

  @Test
  void servesOnlyLanguagesThatTheCallerSpeaks() {
    bank.person("vi");
    Person hmong = bank.person("hmn");
    bank.feed();
    Viewer caller = bank.caller("hmn", "en");

    Claimed claim = bank.claim(caller);

    assertThat(claim.line()).isEqualTo(hmong.line());
    assertThat(claim.spoken()).isEqualTo("hmn");
    assertThat(claim.match()).isEqualTo("exact");
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(bank.nothing(caller).reason()).isEqualTo(Reason.OTHER_LANGUAGES);
  }

  @Test
  void putsALineInTheLaneOfTheScarcestLanguageKnownOfItsPeople() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    bank.person("en", "self_declared", PhoneBank.PACIFIC, shared);
    bank.person("hmn", "imported", PhoneBank.PACIFIC, shared);
    bank.person("vi", "inferred", PhoneBank.PACIFIC, shared);
    bank.feed();

    Claimed claim = bank.claim(bank.caller("hmn"));

    assertThat(claim.line()).isEqualTo(shared);
    assertThat(claim.people())
        .extracting(PersonBehind::spoken)
        .containsExactlyInAnyOrder("en", "hmn", "und");
  }

  // Order: a promised callback that is due; a ballot to cure; then scarcity; then retry and fresh.

  @Test
  void keepsTheOrderFromTheFirstToTheLast() {
    Person english = bank.person("en");
    Person unknown = bank.person("und");
    Person guessed = guessed("hmn");
    Person plentiful = bank.person("es");
    Person fresh = bank.person("hmn");
    Person alsoFresh = bank.person("hmn");
    Person retried = bank.person("hmn");
    Person ballot = bank.person("en");
    Person promised = bank.person("es");
    bank.feed();
    // The ballot has waited longer than the promise; the one tried before came in last.
    bank.promise("cure", ballot.line(), "en", minutesAgo(15), null);
    bank.promise("callback", promised.line(), "es", minutesAgo(5), null);
    cameBack(retried);

    assertThat(linesInOrder(bank.caller("hmn", "es", "en"), 9))
        .containsExactly(
            promised.line(),
            ballot.line(),
            retried.line(),
            fresh.line(),
            alsoFresh.line(),
            plentiful.line(),
            guessed.line(),
            unknown.line(),
            english.line());
  }

  @Test
  void aPromiseComesUpWhenItIsDueAndNotBefore() {
    Person promised = bank.person("en");
    Person next = bank.person("en");
    bank.feed();
    Instant due = bank.clock.instant().plus(Duration.ofHours(1));
    Viewer caller = bank.caller("en");
    bank.settle(bank.claim(caller), new Settlement(Result.CALL_BACK, Map.of(), due, false, null));
    UUID promise = bank.promise("callback", promised.line(), "en", due, null);

    Claimed early = bank.claim(caller);
    assertThat(early.line()).isEqualTo(next.line());
    bank.settle(early, Settlement.of(Result.NO_ANSWER));
    bank.person("en");
    bank.feed();
    bank.clock.advance(Duration.ofHours(1));

    assertThat(bank.claim(caller).followUp()).isEqualTo(promise);
  }

  @Test
  void aPromiseOfOneCallerIsKeptForThatCaller() {
    Person promised = bank.person("en");
    bank.feed();
    Viewer mine = bank.caller("en");
    Instant due = bank.clock.instant().plus(Duration.ofHours(1));
    bank.settle(bank.claim(mine), new Settlement(Result.CALL_BACK, Map.of(), due, true, null));
    UUID promise = bank.promise("callback", promised.line(), "en", due, mine.user());
    bank.clock.advance(Duration.ofHours(1));
    bank.tick();

    assertThat(bank.nothing(bank.caller("en")).reason()).isEqualTo(Reason.RESTING);
    assertThat(bank.claim(mine).followUp()).isEqualTo(promise);
  }

  @Test
  void scarcityIsReadyLinesByTheSpeakersOnLine() {
    people("es", 4);
    Person hmong = bank.person("hmn");
    bank.person("hmn");
    bank.feed();
    // Three speak Spanish, one speaks Hmong: 4 ÷ 3 lines each against 2 ÷ 1.
    for (int i = 0; i < 3; i++) {
      comeOnLine("es");
    }
    bank.tick();

    assertThat(bank.claim(bank.caller("es", "hmn")).line()).isEqualTo(hmong.line());
  }

  @Test
  void theCallerWhoAsksCountsAsOnLine() {
    people("es", 8);
    Person hmong = bank.person("hmn");
    people("hmn", 4);
    bank.feed();
    comeOnLine("es");
    bank.tick();

    // With them two speak Spanish, and they alone Hmong: 8 ÷ 2 lines each against 5 ÷ 1.
    assertThat(bank.claim(bank.caller("es", "hmn")).line()).isEqualTo(hmong.line());
  }

  @Test
  void aLaneThatOnlyTheCallerServesIsNoPlenty() {
    people("hmn", 4);
    bank.feed();
    bank.tick();
    Viewer caller = bank.caller("hmn");
    bank.claim(caller);

    // Three are left for one caller; nothing was counted since they came.
    assertThat(bank.queue.claimAhead(caller, bank.campaign)).isEmpty();

    bank.person("hmn");
    bank.feed();
    assertThat(bank.queue.claimAhead(caller, bank.campaign)).isPresent();
  }

  // The coordinator may give another order; what is due comes before it all the same.

  @Test
  void servesTheLanguagesOfTheCallerInTheOrderThatTheCoordinatorHasGiven() {
    Person hmong = bank.person("hmn");
    bank.person("hmn");
    Person vietnamese = bank.person("vi");
    Person unknown = bank.person("und");
    Person guessed = guessed("hmn");
    Person english = bank.person("en");
    Person promised = bank.person("hmn");
    Person ballot = bank.person("hmn");
    Person spanish = bank.person("es");
    bank.feed();
    bank.promise("cure", ballot.line(), "hmn", minutesAgo(15), null);
    bank.promise("callback", promised.line(), "hmn", minutesAgo(5), null);
    bank.steering.order(bank.caller("en"), bank.campaign, List.of("es", "en", "und", "vi", "hmn"));

    // Spanish comes first and is none of theirs; a guess goes with those who are not known.
    assertThat(linesInOrder(bank.caller("hmn", "vi", "en"), 7))
        .containsExactly(
            promised.line(),
            ballot.line(),
            english.line(),
            guessed.line(),
            unknown.line(),
            vietnamese.line(),
            hmong.line());
    assertThat(bank.claim(bank.caller("es")).line()).isEqualTo(spanish.line());
  }

  @Test
  void aHmongSpeakerIsNotSpentOnEnglishWhileHmongWaits() {
    people("en", 20);
    Person hmong = bank.person("hmn");
    bank.feed();
    comeOnLine("hmn");
    bank.tick();

    assertThat(bank.claim(bank.caller("hmn", "en")).line()).isEqualTo(hmong.line());
  }

  @Test
  void englishIsServedWhenNoScarcerLaneIsReady() {
    Person resting = bank.person("hmn");
    Person english = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("hmn", "en");
    Claimed first = bank.claim(caller);
    assertThat(first.line()).isEqualTo(resting.line());
    bank.settle(first, Settlement.of(Result.NO_ANSWER));

    assertThat(bank.claim(caller).line()).isEqualTo(english.line());
  }

  // Matching is directed, not mutual.

  @Test
  void whoIsMarkedHmongIsServedByAnyHmongSpeaker() {
    for (String speaks : List.of("hmn", "mww", "hnj")) {
      bank.person("hmn");
      bank.feed();

      assertThat(bank.claim(bank.caller(speaks)).match()).isEqualTo("exact");
    }
  }

  @Test
  void whiteHmongIsServedByGreenHmongAsKinAndThatIsSaid() {
    bank.person("mww");
    bank.feed();

    assertThat(bank.nothing(bank.caller("vi", "en")).waiting()).containsEntry("mww", 1);
    assertThat(bank.claim(bank.caller("hnj")).match()).isEqualTo("kin");
  }

  @Test
  void cantoneseAndMandarinAreNotEachOther() {
    callIn("yue,cmn");
    Person cantonese = bank.person("yue");
    Person mandarin = bank.person("cmn");
    bank.feed();

    Claimed claim = bank.claim(bank.caller("cmn"));
    assertThat(claim.line()).isEqualTo(mandarin.line());
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(bank.nothing(bank.caller("cmn")).reason()).isEqualTo(Reason.OTHER_LANGUAGES);
    assertThat(bank.claim(bank.caller("yue")).line()).isEqualTo(cantonese.line());
  }

  @Test
  void whoIsMarkedChineseIsServedByWhoSpeaksOneOfTheTwoAndThatIsSaid() {
    callIn("zh");
    bank.person("zh");
    bank.feed();

    assertThat(bank.claim(bank.caller("yue")).match()).isEqualTo("kin");
  }

  @Test
  void ukrainianIsServedByRussianOnlyWhereTheCampaignAllowsIt() {
    bank.person("uk");
    bank.feed();
    assertThat(bank.nothing(bank.caller("ru")).reason()).isEqualTo(Reason.OTHER_LANGUAGES);

    PhoneBank allowing = new PhoneBank(database);
    allowing.sql(
        "UPDATE campaigns.campaigns SET allowed_pairs = '{uk>ru}' WHERE id = ?", allowing.campaign);
    allowing.person("uk");
    allowing.feed();
    assertThat(allowing.claim(allowing.caller("ru")).match()).isEqualTo("allowed");
  }

  @Test
  void dariIsNeverServedByPashtoWhateverTheCampaignSays() {
    callIn("prs,ps");
    bank.sql(
        "UPDATE campaigns.campaigns SET allowed_pairs = '{prs>ps}' WHERE id = ?", bank.campaign);
    bank.person("prs");
    bank.feed();

    assertThat(bank.nothing(bank.caller("ps")).reason()).isEqualTo(Reason.OTHER_LANGUAGES);
    assertThat(bank.claim(bank.caller("prs")).match()).isEqualTo("exact");
  }

  private void callIn(String languages) {
    bank.sql(
        "UPDATE campaigns.campaigns SET languages = CAST(? AS text[]) WHERE id = ?",
        "{" + languages + "}",
        bank.campaign);
  }

  // Spoken and bundle are two fields.

  @Test
  void whiteHmongIsSpokenAndReadFromTheHmongBundle() {
    bank.person("mww");
    bank.feed();

    Claimed claim = bank.claim(bank.caller("mww"));

    assertThat(claim.spoken()).isEqualTo("mww");
    assertThat(claim.bundle()).isEqualTo("hmn");
  }

  // Und is a lane of its own; an inferred language routes first offers, and is never shown as a
  // fact.

  @Test
  void whoseLanguageNobodyKnowsIsServedToAnyone() {
    bank.person("und");
    bank.feed();

    Claimed claim = bank.claim(bank.caller("vi"));

    assertThat(claim.match()).isEqualTo("unknown");
    assertThat(claim.spoken()).isEqualTo("und");
  }

  @Test
  void aGuessRoutesTheFirstOffer() {
    Person unknown = bank.person("und");
    Person hmong = guessed("hmn");
    Person vietnamese = guessed("vi");
    bank.feed();

    assertThat(linesInOrder(bank.caller("vi"), 3))
        .containsExactly(vietnamese.line(), unknown.line(), hmong.line());
  }

  @Test
  void aGuessIsNeverShownAsAFact() {
    guessed("vi");
    bank.feed();

    Claimed claim = bank.claim(bank.caller("vi"));

    assertThat(claim.spoken()).isEqualTo("und");
    assertThat(claim.match()).isEqualTo("unknown");
    assertThat(claim.people()).extracting(PersonBehind::spoken).containsExactly("und");
  }

  private void people(String spoken, int count) {
    for (int i = 0; i < count; i++) {
      bank.person(spoken);
    }
  }

  private Person guessed(String language) {
    return bank.person(language, "inferred", PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC));
  }

  private Instant minutesAgo(int minutes) {
    return bank.clock.instant().minus(Duration.ofMinutes(minutes));
  }

  /** As after a call that nobody answered and the rest that follows. */
  private void cameBack(Person person) {
    bank.sql(
        "UPDATE queue.entries SET rank = queue.retry_rank() + 1 WHERE line = ?", person.line());
    bank.sql("UPDATE queue.lanes SET retry_head = 0");
  }

  /** A caller who has taken a line and given it back. */
  private void comeOnLine(String speaks) {
    Viewer caller = bank.caller(speaks);
    bank.queue.giveBack(caller, bank.claim(caller).id());
  }

  private List<UUID> linesInOrder(Viewer caller, int count) {
    List<UUID> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Claimed claim = bank.claim(caller);
      lines.add(claim.line());
      bank.settle(claim, Settlement.of(Result.TALKED));
      bank.sql("UPDATE consent.follow_ups SET state = 'done' WHERE line = ?", claim.line());
    }
    return lines;
  }
}
