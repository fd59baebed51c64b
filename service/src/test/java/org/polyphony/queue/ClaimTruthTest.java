package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.campaigns.Disposition;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** Nobody is given to two callers, and nobody who said stop is given to any. */
@Timeout(120)
class ClaimTruthTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
  }

  @AfterEach
  void setTheClockRight() {
    database.shiftNow(Duration.ZERO);
  }

  @Test
  void neverGivesALineToTwoCallersNotEvenFromTwoCampaigns() throws Exception {
    for (int i = 0; i < 600; i++) {
      bank.person(List.of("en", "hmn", "und").get(i % 3));
    }
    UUID second = bank.secondCampaign();
    bank.feed();
    bank.jdbi.useTransaction(handle -> bank.feeder.feed(handle, second));
    ConcurrentLinkedQueue<Claimed> claims = new ConcurrentLinkedQueue<>();
    List<Callable<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      UUID campaign = i % 2 == 0 ? bank.campaign : second;
      Viewer caller = bank.caller("en", "hmn");
      callers.add(
          () -> {
            while (bank.queue.claim(caller, campaign) instanceof Claimed claim) {
              claims.add(claim);
              assertThat(holdersOf(claim.line())).isEqualTo(1);
              bank.settle(claim, Settlement.of(Result.TALKED));
            }
            return null;
          });
    }

    inParallel(callers);

    // Each line once in each campaign, or resting where the other campaign's caller just had it.
    assertThat(claims)
        .extracting(claim -> List.of(claim.campaign(), claim.line()))
        .doesNotHaveDuplicates();
    assertThat(claims.stream().map(Claimed::line).distinct()).hasSize(600);
    assertThat(claims.size() + resting()).isEqualTo(1_200);
  }

  @Test
  void givesOneClaimForADoubleClick() throws Exception {
    for (int i = 0; i < 20; i++) {
      bank.person("en");
    }
    bank.feed();
    Viewer caller = bank.caller("en");
    ConcurrentLinkedQueue<UUID> claims = new ConcurrentLinkedQueue<>();
    List<Callable<Void>> clicks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clicks.add(
          () -> {
            claims.add(bank.claim(caller).id());
            return null;
          });
    }

    inParallel(clicks);

    assertThat(claims).hasSize(8).containsOnly(claims.peek());
  }

  @Test
  void skipsLinesThatSaidStopAfterBeingQueued() {
    Person silenced = bank.person("en");
    Person other = bank.person("en");
    bank.feed();
    bank.stop(silenced.line());

    assertThat(bank.claim(bank.caller("en")).line()).isEqualTo(other.line());
    assertThat(bank.entry(silenced.line())).isEqualTo("parked suppressed");
  }

  @Test
  void seesAStopThatIsCommittedBetweenTheLockAndTheClaim() throws Exception {
    Person person = bank.person("en");
    bank.feed();
    UUID second = bank.secondCampaign();
    bank.jdbi.useTransaction(handle -> bank.feeder.feed(handle, second));
    Viewer caller = bank.caller("en");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Handle other = bank.jdbi.open()) {
      // Another campaign's claim on the line, not committed: the caller's claim locks its entry and
      // then waits here, which is where the STOP comes in.
      other.begin();
      other.execute(
          """
          INSERT INTO queue.claims (id, campaign, entry, line, caller, state, spoken, bundle, match, claimed_at, expires_at)
          SELECT gen_random_uuid(), campaign, id, line, gen_random_uuid(), 'open', 'en', 'en', 'exact', now(), now()
          FROM queue.entries WHERE campaign = ?
          """,
          second);
      Future<Offer> offer = thread.submit(() -> bank.queue.claim(caller, bank.campaign));
      waitUntilSomebodyWaits();
      bank.stop(person.line());
      other.rollback();

      Offer got = offer.get();
      if (got instanceof Claimed claim) {
        // The check had been made before the STOP: then the first heartbeat takes the line away.
        assertThat(bank.queue.heartbeat(caller, claim.id(), true, false).state())
            .isEqualTo("revoked");
      }
      assertThat(bank.entry(person.line())).isEqualTo("parked suppressed");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void leavesOutAPersonWhoAskedNotToBeCalledAndCallsTheirHousehold() {
    UUID shared = bank.line(PhoneBank.PACIFIC);
    Person son = bank.person("en", "self_declared", PhoneBank.PACIFIC, shared);
    Person grandmother = bank.person("hmn", "self_declared", PhoneBank.PACIFIC, shared);
    bank.feed();
    bank.doNotCall(son.contact());

    assertThat(bank.claim(bank.caller("hmn")).people())
        .extracting(PersonBehind::contact)
        .containsExactly(grandmother.contact());

    bank.doNotCall(grandmother.contact());
    database.shiftNow(Duration.ofMinutes(3));
    bank.tick();
    assertThat(bank.nothing(bank.caller("hmn")).reason()).isEqualTo(NothingToCall.Reason.DONE);
    assertThat(bank.entry(shared)).isEqualTo("parked nobody_left");
  }

  @Test
  void revokesAClaimWhenAStopComesLater() {
    Person person = bank.person("en");
    bank.feed();
    Viewer caller = bank.caller("en");
    Claimed claim = bank.claim(caller);
    assertThat(bank.queue.heartbeat(caller, claim.id(), true, false).state()).isEqualTo("open");

    bank.stop(person.line());

    assertThat(bank.queue.heartbeat(caller, claim.id(), true, false))
        .isEqualTo(Lease.ended("suppressed"));
    assertThat(bank.entry(person.line())).isEqualTo("parked suppressed");
  }

  @Test
  void doesNotWearAnybodyOut() {
    Person tired = bank.person("en");
    for (int day = 1; day <= 4; day++) {
      bank.touch(tired.line(), Duration.ofDays(7L * day - 1));
    }
    bank.feed();
    Viewer caller = bank.caller("en");

    NothingToCall nothing = bank.nothing(caller);

    assertThat(nothing.reason()).isEqualTo(NothingToCall.Reason.RESTING);
    assertThat(nothing.nextAt()).isEqualTo(bank.clock.instant().plus(Duration.ofDays(3)));
    assertThat(bank.entry(tired.line())).isEqualTo("resting capped");
    bank.clock.advance(Duration.ofDays(3));
    bank.tick();
    assertThat(bank.claim(caller).line()).isEqualTo(tired.line());
  }

  @Test
  void countsNoLateOutcomeBesideSomebodyWhoTakesTheLineInThatMoment() throws Exception {
    bank.person("en");
    bank.feed();
    Claimed late = bank.claim(bank.caller("en"));
    database.shiftNow(Duration.ofMinutes(3));
    bank.tick();
    Viewer second = bank.caller("en");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Handle other = bank.jdbi.open()) {
      other.begin();
      Claimed taken =
          other
              .attach(ClaimsDao.class)
              .claim(
                  Ids.next(),
                  bank.campaign,
                  second.user(),
                  false,
                  List.of("en"),
                  List.of("en"),
                  List.of("exact"),
                  List.of("en"),
                  bank.clock.instant())
              .orElseThrow();
      Future<Disposition> outcome =
          thread.submit(
              () ->
                  bank.jdbi.inTransaction(
                      handle -> bank.settling.hold(handle, late.id()).orElseThrow().disposition()));
      waitUntilSomebodyWaits();
      other.commit();

      assertThat(taken.line()).isEqualTo(late.line());
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Disposition.BESIDE);
    } finally {
      thread.shutdown();
    }
  }

  private void waitUntilSomebodyWaits() {
    boolean waiting = false;
    while (!waiting) {
      waiting =
          bank.jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                      .mapTo(Boolean.class)
                      .one());
    }
  }

  private int holdersOf(UUID line) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM queue.claims WHERE line = :line AND state IN ('open', 'ahead')")
                .bind("line", line)
                .mapTo(Integer.class)
                .one());
  }

  private int resting() {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM queue.entries WHERE state = 'resting' AND reason = 'elsewhere'")
                .mapTo(Integer.class)
                .one());
  }

  private static void inParallel(List<Callable<Void>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (Callable<Void> task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      start.countDown();
      for (Future<Void> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
