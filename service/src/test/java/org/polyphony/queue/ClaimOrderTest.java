package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** Language comes first: who is served whom, and in which order. */
class ClaimOrderTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
  }

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
    assertThat(claim.people()).extracting(PersonBehind::contact).containsExactly(hmong.contact());
    bank.settle(claim, Settlement.of(Result.TALKED));
    assertThat(bank.nothing(caller).reason()).isEqualTo(NothingToCall.Reason.OTHER_LANGUAGES);
  }

  @Test
  void keepsTheOrderOfRuleOne() {
    Person english = bank.person("en");
    Person unknown = bank.person("und");
    Person guessed =
        bank.person("hmn", "inferred", PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC));
    Person plentiful = bank.person("es");
    Person scarce = bank.person("hmn");
    bank.person("hmn");
    Person retried = bank.person("hmn");
    Person ballot = bank.person("en");
    Person promised = bank.person("es");
    Viewer caller = bank.caller("hmn", "es", "en");
    bank.feed();
    // The promises are due; the one tried before comes up again before those never tried.
    Instant due = bank.clock.instant().minus(Duration.ofMinutes(5));
    bank.promise("cure", ballot.line(), "en", due.minusSeconds(600), null);
    bank.promise("callback", promised.line(), "es", due, null);
    bank.sql(
        "UPDATE queue.entries SET rank = queue.retry_rank() + 1 WHERE line = ?", retried.line());
    bank.sql("UPDATE queue.lanes SET retry_head = 0");

    assertThat(linesInOrder(caller, 9))
        .startsWith(promised.line(), ballot.line(), retried.line(), scarce.line())
        .endsWith(plentiful.line(), guessed.line(), unknown.line(), english.line());
  }

  @Test
  void takesTheLanguageFirstThatHasFewestSpeakersForItsLines() {
    for (int i = 0; i < 4; i++) {
      bank.person("es");
    }
    Person hmong = bank.person("hmn");
    bank.person("hmn");
    bank.feed();
    // Three speak Spanish, one speaks Hmong: 4 ÷ 3 lines each against 2 ÷ 1.
    bank.nothing(bank.caller("vi"));
    for (int i = 0; i < 3; i++) {
      Viewer spanish = bank.caller("es");
      bank.queue.giveBack(spanish, bank.claim(spanish).id());
    }
    bank.tick();

    assertThat(bank.claim(bank.caller("es", "hmn")).line()).isEqualTo(hmong.line());
  }

  @Test
  void servesWhiteHmongByGreenHmongAsKinAndSaysSo() {
    bank.person("mww");
    bank.feed();

    assertThat(bank.nothing(bank.caller("vi", "en")).waiting()).containsEntry("mww", 1);
    assertThat(bank.claim(bank.caller("hnj")).match()).isEqualTo("kin");
  }

  @Test
  void servesCantoneseNeverByMandarin() {
    bank.sql("UPDATE campaigns.campaigns SET languages = '{yue,cmn}' WHERE id = ?", bank.campaign);
    bank.person("yue");
    bank.feed();

    assertThat(bank.nothing(bank.caller("cmn")).reason())
        .isEqualTo(NothingToCall.Reason.OTHER_LANGUAGES);
    assertThat(bank.claim(bank.caller("yue")).match()).isEqualTo("exact");
  }

  @Test
  void servesUkrainianByRussianOnlyWhereTheCampaignAllowsIt() {
    bank.person("uk");
    bank.feed();
    assertThat(bank.nothing(bank.caller("ru")).reason())
        .isEqualTo(NothingToCall.Reason.OTHER_LANGUAGES);

    PhoneBank allowing = new PhoneBank(database);
    allowing.sql(
        "UPDATE campaigns.campaigns SET allowed_pairs = '{uk>ru}' WHERE id = ?", allowing.campaign);
    allowing.person("uk");
    allowing.feed();
    assertThat(allowing.claim(allowing.caller("ru")).match()).isEqualTo("allowed");
  }

  @Test
  void offersTheUnknownToAnyone() {
    bank.person("und");
    bank.feed();

    Claimed claim = bank.claim(bank.caller("vi"));

    assertThat(claim.match()).isEqualTo("unknown");
    assertThat(claim.spoken()).isEqualTo("und");
  }

  @Test
  void neverShowsAGuessAsAFact() {
    bank.person("vi", "inferred", PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC));
    bank.feed();

    Claimed claim = bank.claim(bank.caller("vi"));

    assertThat(claim.spoken()).isEqualTo("und");
    assertThat(claim.match()).isEqualTo("unknown");
    assertThat(claim.people()).extracting(PersonBehind::spoken).containsExactly("und");
  }

  @Test
  void keepsAPromiseOfOneCallerForThatCaller() {
    Person promised = bank.person("en");
    bank.feed();
    Viewer mine = bank.caller("en");
    Viewer other = bank.caller("en");
    Instant due = bank.clock.instant().plus(Duration.ofHours(1));
    Claimed first = bank.claim(mine);
    bank.settle(first, new Settlement(Result.CALL_BACK, Map.of(), due, true, null));
    var promise = bank.promise("callback", promised.line(), "en", due, mine.user());

    bank.clock.advance(Duration.ofHours(1));
    bank.tick();

    assertThat(bank.nothing(other).reason()).isEqualTo(NothingToCall.Reason.RESTING);
    assertThat(bank.claim(mine).followUp()).isEqualTo(promise);
  }

  @Test
  void putsALineInTheLaneOfItsScarcestKnownLanguage() {
    var shared = bank.line(PhoneBank.PACIFIC);
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

  private List<UUID> linesInOrder(Viewer caller, int count) {
    Set<UUID> lines = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      Claimed claim = bank.claim(caller);
      lines.add(claim.line());
      bank.settle(claim, Settlement.of(Result.TALKED));
      bank.sql("UPDATE consent.follow_ups SET state = 'done' WHERE line = ?", claim.line());
    }
    assertThat(lines).hasSize(count);
    return List.copyOf(lines);
  }
}
