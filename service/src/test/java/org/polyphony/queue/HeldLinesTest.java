package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.web.Viewer;

/** What is asked at the claim is asked again of the lines that a caller holds. */
@Timeout(120)
class HeldLinesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  Viewer caller;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    for (int i = 0; i < 12; i++) {
      bank.person("en");
    }
    bank.feed();
    caller = bank.caller("en");
  }

  @AfterEach
  void setTheClockRight() {
    database.shiftNow(Duration.ZERO);
  }

  /** A way in which calling ends, the reason that callers are told, and the way back. */
  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(Reason.PAUSED, campaign("paused"), campaign("open")),
        Arguments.of(Reason.LANGUAGE_PAUSED, language(true), language(false)),
        Arguments.of(
            Reason.OUTSIDE_HOURS, later(Duration.ofHours(14)), later(Duration.ofHours(10))));
  }

  private static Consumer<PhoneBank> campaign(String state) {
    return bank ->
        bank.jdbi.useHandle(
            h ->
                h.execute(
                    "UPDATE campaigns.campaigns SET state = ? WHERE id = ?", state, bank.campaign));
  }

  private static Consumer<PhoneBank> language(boolean paused) {
    return bank -> bank.steering.pause(bank.caller("en"), bank.campaign, "en", paused);
  }

  private static Consumer<PhoneBank> later(Duration time) {
    return bank -> bank.clock.advance(time);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whatWaitsAheadIsNotGivenOnceCallingHasEnded(
      Reason told, Consumer<PhoneBank> end, Consumer<PhoneBank> back) {
    Claimed open = bank.claim(caller);
    List<UUID> ahead = ahead();
    assertThat(ahead).hasSize(2);

    end.accept(bank);
    bank.settle(open, Settlement.of(Result.NO_ANSWER));

    assertThat(bank.nothing(caller).reason()).isEqualTo(told);
    assertThat(held()).isEmpty();
    assertThat(bank.queue.heartbeat(caller, ahead.get(0), true, false).state())
        .isEqualTo("revoked");

    back.accept(bank);
    bank.tick();
    assertThat(bank.claim(caller).state()).isEqualTo("open");
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whatIsShownStaysAndIsNotDialledAnyMore(
      Reason told, Consumer<PhoneBank> end, Consumer<PhoneBank> back) {
    Claimed open = bank.claim(caller);
    end.accept(bank);

    assertThat(bank.queue.heartbeat(caller, open.id(), true, false).state()).isEqualTo("open");
    assertThat(bank.claim(caller).id()).isEqualTo(open.id());
    assertThat(bank.queue.heartbeat(caller, open.id(), true, true).state()).isEqualTo("revoked");
    assertThat(bank.entry(open.line())).isEqualTo("ready");
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aCallThatWasBegunGoesOn(Reason told, Consumer<PhoneBank> end, Consumer<PhoneBank> back) {
    Claimed open = bank.claim(caller);
    bank.queue.heartbeat(caller, open.id(), true, true);
    end.accept(bank);

    assertThat(bank.queue.heartbeat(caller, open.id(), true, true).state()).isEqualTo("open");
  }

  @Test
  void nobodyIsDialledWhoAskedNotToBe() {
    Claimed open = bank.claim(caller);
    UUID ahead = ahead().get(0);

    for (UUID claim : List.of(open.id(), ahead)) {
      bank.doNotCall(bank.queue.show(caller, claim).orElseThrow().people().get(0).contact());
      Lease lease = bank.queue.heartbeat(caller, claim, claim.equals(open.id()), false);

      assertThat(lease.state()).isEqualTo("revoked");
      assertThat(lease.reason()).isEqualTo("suppressed");
    }
    assertThat(bank.entry(open.line())).isEqualTo("parked nobody_left");
    assertThat(bank.claim(caller).people()).isNotEmpty();
  }

  @Test
  void whatWasFetchedFirstComesFirst() {
    for (int turn = 0; turn < 3; turn++) {
      Claimed open = bank.claim(caller);
      List<UUID> ahead = ahead();
      // Its row now lies behind the second's, so that the order is not that of the table.
      bank.queue.heartbeat(caller, ahead.get(0), false, false);
      bank.settle(open, Settlement.of(Result.NO_ANSWER));

      assertThat(bank.claim(caller).id()).isEqualTo(ahead.get(0));
    }
  }

  private List<UUID> ahead() {
    return bank.queue.provide(caller, bank.campaign).stream()
        .filter(claim -> claim.state().equals("ahead"))
        .map(Claimed::id)
        .toList();
  }

  private List<UUID> held() {
    return bank.jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT id FROM queue.claims WHERE caller = :caller AND state IN ('open', 'ahead')")
                .bind("caller", caller.user())
                .mapTo(UUID.class)
                .list());
  }
}
