package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.telephony.InboundText;

/**
 * A stop that is committed before a text goes out wins: not by luck, but since whoever sends holds
 * the line's row until the carrier has answered. The stand-in looks at each text, in a connection
 * of its own, whether a stop stands.
 */
class StopAgainstSendTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final int PEOPLE = 300;

  @BeforeEach
  void begin() {
    TextBank.empty(database);
  }

  @Test
  void wins() throws Exception {
    TextBank bank = new TextBank(database, TextingSettings.usual(), 1_000);
    List<TextBank.Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(bank.person("Mai" + i, "en"));
    }
    UUID campaign = bank.campaign("en", "Hi {first_name}");
    bank.open(campaign);
    CountDownLatch begin = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Future<?>> running = new ArrayList<>();
    for (int sender = 0; sender < 2; sender++) {
      running.add(
          threads.submit(
              () -> {
                begin.await();
                for (Sender.Batch batch = bank.sender.takeUp(StandIn.SENDER);
                    !batch.messages().isEmpty();
                    batch = bank.sender.takeUp(StandIn.SENDER)) {
                  bank.sender.send(batch);
                }
                return null;
              }));
    }
    for (int stopper = 0; stopper < 3; stopper++) {
      int first = stopper;
      running.add(
          threads.submit(
              () -> {
                begin.await();
                for (int i = first; i < PEOPLE; i += 3) {
                  stop(bank, people.get(i));
                }
                return null;
              }));
    }
    begin.countDown();
    for (Future<?> one : running) {
      one.get(120, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(bank.carrier.afterAStop()).isEmpty();
    // All have stopped; who got no text is held for that, and some were faster on either side.
    assertThat(bank.states(campaign).keySet()).isSubsetOf("sent", "held:suppressed");
    assertThat(bank.states(campaign).values().stream().mapToLong(n -> n).sum()).isEqualTo(PEOPLE);
    assertThat(bank.one(Long.class, "SELECT count(*) FROM consent.suppressions")).isEqualTo(PEOPLE);
  }

  @Test
  void waitsForATextThatIsBeingAskedFor() throws Exception {
    TextBank bank = new TextBank(database);
    TextBank.Person person = bank.person("Mai", "en");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    bank.carrier.when(
        person.tel(),
        text -> {
          asked.countDown();
          await(answer);
          return bank.carrier.take(text);
        });
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<?> sending = threads.submit(() -> bank.sender.send(bank.sender.takeUp(StandIn.SENDER)));
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    Future<?> stopping = threads.submit(() -> stop(bank, person));
    while (waiting(bank) == 0) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(stopping.isDone()).isFalse();
    assertThat(
            bank.one(
                Long.class,
                "SELECT count(*) FROM consent.suppressions WHERE line = ?",
                person.line()))
        .isZero();
    answer.countDown();
    sending.get(30, TimeUnit.SECONDS);
    stopping.get(30, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(bank.states(campaign)).containsOnlyKeys("sent");
    assertThat(
            bank.one(
                Long.class,
                "SELECT count(*) FROM consent.suppressions WHERE line = ?",
                person.line()))
        .isEqualTo(1);
  }

  private static long waiting(TextBank bank) {
    return bank.one(
        Long.class,
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
  }

  private static void stop(TextBank bank, TextBank.Person person) {
    bank.jdbi.useTransaction(
        handle ->
            bank.inbound.keep(
                handle,
                new InboundText(
                    "IN" + person.line(), person.tel(), StandIn.SENDER, "STOP", 0, true)));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody answers");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
