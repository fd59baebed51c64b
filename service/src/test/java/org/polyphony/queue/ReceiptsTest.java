package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class ReceiptsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  final TestClock clock = TestClock.at("2026-06-10T19:00:00Z");
  SigningKeys keys;
  Receipts receipts;

  @BeforeEach
  void begin() {
    keys = new SigningKeys(database.jdbi(), clock);
    receipts = new Receipts(keys, clock);
  }

  @Test
  void namesClaimUserAndCampaign() {
    Claimed claim = claim();

    assertThat(receipts.verify(receipts.issue(claim)))
        .contains(
            new Receipt(
                claim.id(),
                claim.caller(),
                claim.campaign(),
                clock.instant().plus(Receipts.VALID)));
  }

  @Test
  void holdsForSevenDaysThroughARotationOfTheKeys() {
    String receipt = receipts.issue(claim());
    keys.rotate("receipt");

    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(receipts.verify(receipt)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(receipts.verify(receipt)).isEmpty();
  }

  @Test
  void refusesWhatIsNotOurs() {
    String receipt = receipts.issue(claim());
    String[] parts = receipt.split("\\.");
    String other = receipts.issue(claim());

    assertThat(
            List.of(
                "",
                "nonsense",
                "a.b.c",
                parts[0] + ".1",
                parts[0] + "." + parts[1] + ".",
                parts[0] + ".999." + parts[2],
                (receipt.startsWith("A") ? "B" : "A") + receipt.substring(1),
                other.split("\\.")[0] + "." + parts[1] + "." + parts[2]))
        .allSatisfy(forged -> assertThat(receipts.verify(forged)).isEmpty());
  }

  private static Claimed claim() {
    UUID line = Ids.next();
    return new Claimed(
        true,
        Ids.next(),
        Ids.next(),
        Ids.next(),
        line,
        Ids.next(),
        "open",
        "en",
        "en",
        "exact",
        null,
        null,
        Instant.EPOCH,
        "+19165550100",
        "America/Los_Angeles",
        0,
        0,
        List.of());
  }
}
