package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.ServiceProcess;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;

/**
 * The service is killed with 200 callers on line, in a process of its own, and started again with
 * its clock ten minutes on, so that every lease of the first life has run out. Shown is that no
 * outcome that was acknowledged is missing, none is there twice, and everybody is called once, also
 * those whose caller never came back. The database is the test's and goes on all the while: nothing
 * is shown here of a disk, of a database that is killed with the service, or of browsers, whose
 * outbox the callers of this test only imitate. That a write that was acknowledged is there after
 * service and embedded database were killed and started again, {@code KillTest} shows for one
 * write.
 */
class KilledPhoneBankTest {

  private static final int CALLERS = 200;
  private static final int LINES = 600;
  private static final int RECORDED_BEFORE_THE_KILL = 200;
  private static final int LEAVING = 20;
  private static final int UNSURE = 20;

  /** A lease is 120 seconds; what the first life lasted comes on top. */
  private static final Duration A_LEASE = Duration.ofMinutes(10);

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private final CountDownLatch recorded = new CountDownLatch(RECORDED_BEFORE_THE_KILL);
  private final CountDownLatch left = new CountDownLatch(LEAVING);
  private final CountDownLatch unsure = new CountDownLatch(UNSURE);
  private final CompletableFuture<String> secondLife = new CompletableFuture<>();
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answeredAsBefore = new AtomicInteger();
  private UUID campaign;

  /** What the kill does to a caller. */
  private enum Fate {
    /** Works on with the second life. */
    STAYS,
    /** Holds a line when it comes, and is never seen again. */
    LEAVES,
    /** Has recorded an outcome and never heard that it arrived: sends it once more. */
    UNSURE
  }

  @Test
  @Timeout(600)
  void losesNoAcknowledgedAnswerDoublesNoneAndCallsEverybodyOnce() throws Exception {
    CallingDesk desk = new CallingDesk(service, null);
    campaign = desk.campaign(desk.listOf(Collections.nCopies(LINES, "en").toArray(String[]::new)));
    List<String> tokens = service.callers(CALLERS);
    service.stop();
    ExecutorService room = Executors.newFixedThreadPool(CALLERS);

    ServiceProcess first = service.another();
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Caller caller = new Caller(new CallingApi(first.url()), tokens.get(i), fate(i));
      callers.add(room.submit(caller::work));
    }
    for (CountDownLatch before : List.of(left, unsure, recorded)) {
      assertThat(before.await(120, TimeUnit.SECONDS)).isTrue();
    }
    first.kill();
    try (ServiceProcess second = service.another(A_LEASE)) {
      secondLife.complete(second.url());
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    room.shutdown();

    assertThat(answeredAsBefore).as("outcomes sent once more").hasValue(UNSURE);
    assertThat(recorded("SELECT key FROM campaigns.attempts WHERE campaign = ?"))
        .doesNotHaveDuplicates()
        .containsAll(acknowledged);
    assertThat(recorded("SELECT line FROM queue.entries WHERE campaign = ?"))
        .as(
            "everybody was called once, also those whose caller had gone: %s, by the jobs %s",
            uncalled(), jobs())
        .hasSize(LINES)
        .containsExactlyInAnyOrderElementsOf(
            recorded(
                "SELECT line FROM campaigns.attempts WHERE campaign = ? AND disposition = 'accepted'"));
    assertThat(
            recorded(
                """
                SELECT a.id FROM campaigns.attempts a
                LEFT JOIN scripts.answers s ON s.attempt = a.id AND s.step = 'come'
                WHERE a.campaign = ? AND a.disposition = 'accepted' AND s.attempt IS NULL
                """))
        .as("attempts without their answer")
        .isEmpty();
  }

  private static Fate fate(int caller) {
    if (caller < LEAVING) {
      return Fate.LEAVES;
    }
    return caller < LEAVING + UNSURE ? Fate.UNSURE : Fate.STAYS;
  }

  /** How the lines stand that nobody was called on, with the claims of them; for the message. */
  private List<String> uncalled() {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        SELECT (to_jsonb(e) || jsonb_build_object(
                                 'head', (SELECT l.retry_head FROM queue.lanes l WHERE l.id = e.lane),
                                 'claims', (SELECT jsonb_agg(to_jsonb(c)) FROM queue.claims c WHERE c.entry = e.id),
                                 'attempts', (SELECT jsonb_agg(to_jsonb(a)) FROM campaigns.attempts a
                                              WHERE a.campaign = e.campaign AND a.line = e.line)))::text
                        FROM queue.entries e
                        WHERE e.campaign = ? AND NOT EXISTS (
                          SELECT FROM campaigns.attempts a
                          WHERE a.campaign = e.campaign AND a.line = e.line AND a.disposition = 'accepted')
                        """,
                        campaign)
                    .mapTo(String.class)
                    .list());
  }

  /** How the jobs stand that give lapsed lines back; for the message. */
  private List<String> jobs() {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        SELECT (to_jsonb(t) - 'task_data')::text
                        FROM platform.scheduled_tasks t
                        ORDER BY execution_time
                        """)
                    .mapTo(String.class)
                    .list());
  }

  private List<UUID> recorded(String query) {
    return service
        .jdbi()
        .withHandle(handle -> handle.select(query, campaign).mapTo(UUID.class).list());
  }

  /**
   * Claims and records until everybody was called, as a browser does: what is in doubt is sent
   * again.
   */
  private final class Caller {
    private final String token;
    private final Fate fate;
    private CallingApi api;

    Caller(CallingApi api, String token, Fate fate) {
      this.api = api;
      this.token = token;
      this.fate = fate;
    }

    void work() {
      int waits = 0;
      boolean first = true;
      while (waits < 60) {
        try {
          Answer answer = api.claim(token, campaign);
          if (answer.status() >= 500) {
            throw new IllegalStateException(answer.toString());
          }
          if (answer.body().path("receipt").isTextual()) {
            waits = 0;
            if (fate == Fate.LEAVES) {
              left.countDown();
              return;
            }
            record(answer.body(), first && fate == Fate.UNSURE);
            first = false;
          } else if (nobodyIsLeft(answer.body())) {
            return;
          } else {
            waits++;
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
          }
        } catch (UncheckedIOException killed) {
          comeBack();
        }
      }
    }

    private boolean nobodyIsLeft(JsonNode nothing) {
      return nothing.path("reason").asText().equals("done");
    }

    private void record(JsonNode claim, boolean unheard) {
      UUID key = UUID.randomUUID();
      Map<String, ?> said =
          Map.of(
              "key",
              key,
              "receipt",
              claim.path("receipt").asText(),
              "result",
              "talked",
              "spoken",
              "en",
              "bundle",
              "en",
              "people",
              List.of(
                  Map.of(
                      "contact",
                      claim.at("/people/0/contact").asText(),
                      "answers",
                      Map.of("come", "yes"))));
      send(claim, said, 201);
      acknowledged.add(key);
      recorded.countDown();
      if (unheard) {
        unsure.countDown();
        comeBack();
        send(claim, said, 200);
        answeredAsBefore.incrementAndGet();
      }
    }

    /** As often as it is not answered: what is sent again may have arrived before. */
    private void send(JsonNode claim, Map<String, ?> said, int expected) {
      boolean again = false;
      while (true) {
        try {
          Answer answer = api.attempt(token, claim, said);
          assertThat(answer.status())
              .as("%s to %s", answer.body(), claim)
              .isIn(expected, again ? 200 : expected);
          return;
        } catch (UncheckedIOException killed) {
          again = true;
          comeBack();
        }
      }
    }

    private void comeBack() {
      api = new CallingApi(secondLife.join());
    }
  }
}
