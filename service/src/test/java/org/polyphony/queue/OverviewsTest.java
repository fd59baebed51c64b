package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.queue.QueuePage.Row;
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

    QueuePage page = new Overviews(bank.jdbi).of(caller, bank.campaign);

    assertThat(page.callers()).isEqualTo(1);
    assertThat(page.rows()).extracting(Row::language).containsExactly("hmn", "und", "vi");
    Row hmong = page.rows().get(0);
    assertThat(hmong.waiting()).isEqualTo(1);
    assertThat(hmong.shut()).isEqualTo(1);
    assertThat(hmong.resting()).isEqualTo(1);
    assertThat(hmong.claimed()).isEqualTo(1);
    assertThat(hmong.done()).isEqualTo(1);
    assertThat(hmong.blocked()).isEqualTo(Map.of("suppressed", 1));
    assertThat(hmong.speakers()).isEqualTo(1);
    assertThat(hmong.isShort()).isFalse();
    Row vietnamese = page.rows().get(2);
    assertThat(vietnamese.waiting()).isEqualTo(1);
    assertThat(vietnamese.speakers()).isZero();
    assertThat(vietnamese.isShort()).isTrue();
  }
}
