package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.ServiceProcess;
import org.polyphony.platform.TestDatabase;

/**
 * A service that sends is killed again and again, in the middle of whatever it is doing; each time
 * another begins. The carrier's stand-in is another process's and counts: nobody gets two texts,
 * and whoever got one is known to have it, or is listed as unknown. Ten thousand texts and ten
 * kills by {@code -Dtexts=10000 -Dkills=10}; a small one else.
 */
class KilledSenderTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final int TEXTS = Integer.getInteger("texts", 400);
  private static final int KILLS = Integer.getInteger("kills", 2);

  @Test
  @Timeout(1_800)
  void sendsEachTextOnceHoweverOftenItIsKilled() throws Exception {
    TextBank bank = new TextBank(database, new TextingSettings(null, 1_000_000, null, null), 40);
    for (int i = 0; i < TEXTS; i++) {
      bank.person("Mai" + i, "en", "UTC", true);
    }
    UUID campaign = bank.campaign("en", "Hi {first_name}");
    bank.open(campaign);
    // The service goes by the system's clock, at which it may be night: a lane without hours.
    bank.sql(
        "UPDATE texting.messages SET lane = NULL, kind = 'reply' WHERE campaign = ?", campaign);
    bank.sql("DELETE FROM texting.senders");

    try (CountingCarrier carrier = new CountingCarrier()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        ServiceProcess service = service(carrier);
        int until = Math.min(TEXTS * kill / (KILLS + 1), TEXTS - 1);
        await(() -> carrier.taken() >= until);
        service.kill();
      }
      try (ServiceProcess last = service(carrier)) {
        assertThat(last.url()).startsWith("http");
        await(() -> count(bank, campaign, "queued") + count(bank, campaign, "asking") == 0);
      }
      Map<String, Long> states = bank.states(campaign);
      List<String> tels =
          bank.jdbi.withHandle(
              handle ->
                  handle
                      .select(
                          "SELECT l.tel FROM texting.messages m JOIN contacts.lines l ON l.id = m.line"
                              + " WHERE m.campaign = ? AND m.state = 'sent'",
                          campaign)
                      .mapTo(String.class)
                      .list());
      assertThat(states.keySet()).isSubsetOf("sent", "unknown");
      assertThat(states.values().stream().mapToLong(n -> n).sum()).isEqualTo(TEXTS);
      assertThat(tels).allSatisfy(tel -> assertThat(carrier.to(tel)).isEqualTo(1));
      assertThat(carrier.taken())
          .as("texts that the carrier has, of which %s are unknown to us", states.get("unknown"))
          .isBetween(tels.size(), TEXTS);
      System.out.println("Killed " + KILLS + " times: " + states + ", taken " + carrier.taken());
    }
  }

  private static ServiceProcess service(CountingCarrier carrier) {
    return ServiceProcess.sending(
        database.settings(java.nio.file.Path.of("target", "test-data")), carrier.url());
  }

  private static long count(TextBank bank, UUID campaign, String state) {
    return bank.one(
        Long.class,
        "SELECT count(*) FROM texting.messages WHERE campaign = ? AND state = ?",
        campaign,
        state);
  }

  private static void await(java.util.function.BooleanSupplier until) {
    while (!until.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
