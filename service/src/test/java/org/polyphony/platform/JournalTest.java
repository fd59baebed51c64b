package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  static final UUID ORGANIZATION = UUID.randomUUID();

  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  final Journal journal = new Journal(clock);
  final Listener listener = new Listener();
  final JournalReader reader = new JournalReader(database.jdbi(), listener);

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(
            handle -> handle.execute("TRUNCATE platform.journal, platform.journal_consumers"));
  }

  @Test
  void handsOverWhatWasCommittedExactlyOnce() {
    UUID subject = UUID.randomUUID();
    database
        .jdbi()
        .useTransaction(
            handle ->
                journal.append(
                    handle,
                    ORGANIZATION,
                    "attempt.recorded",
                    subject,
                    Map.of("result", "reached")));

    reader.catchUp();
    reader.catchUp();

    assertThat(listener.heard).hasSize(1);
    JournalEntry entry = listener.heard.get(0);
    assertThat(entry.at()).isEqualTo(clock.instant());
    assertThat(entry.organization()).isEqualTo(ORGANIZATION);
    assertThat(entry.type()).isEqualTo("attempt.recorded");
    assertThat(entry.subject()).isEqualTo(subject);
    assertThat(entry.payload().get("result").asText()).isEqualTo("reached");
  }

  @Test
  void doesNotLoseASlowTransactionThatCommitsAfterAQuickOne() {
    try (Handle slow = database.jdbi().open()) {
      slow.begin();
      append(slow, "slow");
      database.jdbi().useTransaction(quick -> append(quick, "quick"));

      reader.catchUp();
      assertThat(listener.types()).as("while the slow one runs").isEmpty();

      slow.commit();
    }
    reader.catchUp();

    assertThat(listener.types()).containsExactly("slow", "quick");
  }

  @Test
  void whatWasTakenBackIsNeverHeard() {
    try (Handle handle = database.jdbi().open()) {
      handle.begin();
      append(handle, "taken back");
      handle.rollback();
    }
    reader.catchUp();

    assertThat(listener.types()).isEmpty();
  }

  @Test
  void aConsumerThatFailsHearsTheSameAgain() {
    database.jdbi().useTransaction(handle -> append(handle, "once"));
    listener.fails = true;
    assertThatThrownBy(reader::catchUp).hasMessage("failed");
    assertThat(listener.heard).isEmpty();

    listener.fails = false;
    reader.catchUp();

    assertThat(listener.types()).containsExactly("once");
  }

  @Test
  void readsMoreThanOneBatchInOrder() {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              for (int i = 0; i < 1001; i++) {
                append(handle, "number " + i);
              }
            });

    reader.catchUp();

    assertThat(listener.heard).hasSize(1001);
    assertThat(listener.types()).startsWith("number 0", "number 1").endsWith("number 1000");
  }

  @Test
  void oneInstanceReadsAtATime() {
    database.jdbi().useTransaction(handle -> append(handle, "once"));
    reader.catchUp();
    database.jdbi().useTransaction(handle -> append(handle, "twice"));

    try (Handle other = database.jdbi().open()) {
      other.begin();
      assertThat(other.attach(JournalDao.class).lock(listener.name())).isPresent();
      reader.catchUp();
      assertThat(listener.types()).containsExactly("once");
      other.rollback();
    }
    reader.catchUp();

    assertThat(listener.types()).containsExactly("once", "twice");
  }

  @Test
  void forgetsAfterAMonthWhatEverybodyHasReadAndNothingElse() {
    Jobs jobs = new Jobs(database.database(), clock);
    JournalRetention.register(jobs, database.jdbi(), clock);
    CrankedJobs cranked = new CrankedJobs(database.database(), jobs, clock);
    database.jdbi().useTransaction(handle -> append(handle, "old and read"));
    // The last one read stays: it is where its consumer stands.
    database.jdbi().useTransaction(handle -> append(handle, "old and read last"));
    reader.catchUp();
    database.jdbi().useTransaction(handle -> append(handle, "old and unread"));
    clock.advance(Duration.ofDays(31));
    database.jdbi().useTransaction(handle -> append(handle, "new"));

    cranked.crank();

    List<String> left =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT type FROM platform.journal ORDER BY xid, id")
                        .mapTo(String.class)
                        .list());
    assertThat(left).containsExactly("old and read last", "old and unread", "new");
  }

  @Test
  void thePollerReadsByItselfAndGoesOnAfterAFailure() throws Exception {
    CountDownLatch heard = new CountDownLatch(2);
    AtomicBoolean failed = new AtomicBoolean();
    JournalConsumer consumer =
        new JournalConsumer() {
          @Override
          public String name() {
            return "test.polled";
          }

          @Override
          public void accept(Handle handle, List<JournalEntry> entries) {
            if (failed.compareAndSet(false, true)) {
              throw new IllegalStateException("The first time fails, which the test wants to see");
            }
            entries.forEach(entry -> heard.countDown());
          }
        };
    database.jdbi().useTransaction(handle -> append(handle, "one"));
    JournalPoller poller = new JournalPoller(database.jdbi(), List.of(consumer));
    poller.start();
    try {
      database.jdbi().useTransaction(handle -> append(handle, "two"));
      assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      poller.stop();
    }
  }

  private void append(Handle handle, String type) {
    journal.append(handle, ORGANIZATION, type, UUID.randomUUID(), Map.of());
  }

  private static final class Listener implements JournalConsumer {
    final List<JournalEntry> heard = new ArrayList<>();
    boolean fails;

    @Override
    public String name() {
      return "test.listener";
    }

    @Override
    public void accept(Handle handle, List<JournalEntry> entries) {
      if (fails) {
        throw new IllegalStateException("failed");
      }
      heard.addAll(entries);
    }

    List<String> types() {
      return heard.stream().map(JournalEntry::type).toList();
    }
  }
}
