package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Progress;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.Sending;

/**
 * Each text once, in its hour and at its rate; and what comes of a carrier that does not behave.
 */
class SendingTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private TextBank bank;

  @BeforeEach
  void begin() {
    TextBank.empty(database);
    bank = new TextBank(database);
  }

  @Test
  void sendsEachTextOnce() {
    for (int i = 0; i < 30; i++) {
      bank.person("Mai" + i, "en");
    }
    UUID campaign = bank.campaign("en", "Hi {first_name}, {organization}");
    bank.open(campaign);
    bank.sendAll();
    assertThat(bank.carrier.asked())
        .hasSize(30)
        .extracting(OutgoingText::recipient)
        .doesNotHaveDuplicates();
    assertThat(bank.carrier.asked()).extracting(OutgoingText::body).contains("Hi Mai7, HIP");
    assertThat(bank.states(campaign)).containsOnlyKeys("sent").containsEntry("sent", 30L);
  }

  @Test
  void sharesTheQueueAmongSeveralSenders() throws Exception {
    for (int i = 0; i < 200; i++) {
      bank.person("Mai" + i, "en");
    }
    UUID campaign = bank.campaign("en", "Hi {first_name}");
    bank.open(campaign);
    ExecutorService instances = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Sender sender = bank.anotherSender(1_000);
      running.add(
          instances.submit(
              () -> {
                Sender.Batch batch = sender.takeUp(StandIn.SENDER);
                while (!batch.messages().isEmpty()) {
                  sender.send(batch);
                  batch = sender.takeUp(StandIn.SENDER);
                }
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    instances.shutdown();
    assertThat(bank.carrier.asked())
        .hasSize(200)
        .extracting(OutgoingText::message)
        .doesNotHaveDuplicates();
    assertThat(bank.states(campaign)).containsEntry("sent", 200L);
  }

  @Test
  void keepsToTheRateOfANumberWhoeverSends() {
    for (int i = 0; i < 60; i++) {
      bank.person("Mai" + i, "en");
    }
    bank.open(bank.campaign("en", "Hi"));
    Instant start = bank.now();
    Sender other = bank.anotherSender(40);
    // Ten at a time, forty a second: the fifth batch has its turn a second later.
    List<Sender.Batch> batches = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      batches.add((i % 2 == 0 ? bank.sender : other).takeUp(StandIn.SENDER));
    }
    assertThat(batches).allMatch(batch -> batch.messages().size() == 10);
    assertThat(batches)
        .extracting(batch -> Duration.between(start, batch.turn()).toMillis())
        .containsExactly(0L, 250L, 500L, 750L, 1000L);
    assertThat(bank.sender.takeUp(StandIn.SENDER).messages()).isEmpty();
  }

  @Test
  void sendsNothingToThoseWhoseEveningItIs() {
    bank.clock.set(Instant.parse("2026-06-11T01:00:00Z"));
    TextBank.Person west = bank.person("Mai", "en");
    bank.person("Lan", "en", TextBank.EASTERN, true);
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    assertThat(bank.carrier.asked())
        .singleElement()
        .extracting(OutgoingText::recipient)
        .isEqualTo(west.tel());
    TextFigures figures = bank.campaigns.figures(bank.coordinator, campaign);
    assertThat(figures.counts())
        .containsEntry("waiting_for_hours", 1L)
        .containsEntry("queued", 0L)
        .containsEntry("sent", 1L);
    assertThat(figures.next()).isEqualTo("2026-06-11T13:00:00Z");
    bank.clock.set(Instant.parse("2026-06-11T13:00:00Z"));
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(2);
  }

  @Test
  void stopsAQueueThatWouldRunPastTheHour() {
    bank.clock.set(Instant.parse("2026-06-11T02:44:58Z"));
    for (int i = 0; i < 50; i++) {
      bank.person("Mai" + i, "en");
    }
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(10);
    assertThat(bank.campaigns.figures(bank.coordinator, campaign).counts())
        .containsEntry("waiting_for_hours", 40L);
  }

  @Test
  void sendsNothingOnceTheEventHasBegun() {
    bank.person("Mai", "en");
    UUID campaign =
        bank.campaigns.create(
            bank.coordinator,
            TextBank.made("list", bank.list, bank.event, TextBank.bodies("en", "Come to {event}")));
    bank.open(campaign);
    bank.clock.set(Instant.parse("2026-06-13T19:00:00Z"));
    bank.sendAll();
    assertThat(bank.carrier.asked()).isEmpty();
    assertThat(bank.states(campaign)).containsOnlyKeys("cancelled:late");
  }

  @Test
  void neverAsksAgainWhereNobodyKnows() {
    TextBank.Person person = bank.person("Mai", "en");
    bank.carrier.when(person.tel(), text -> new Sending.Unknown());
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    bank.clock.advance(Duration.ofHours(1));
    bank.sender.giveUp();
    bank.unknowns.look();
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(1);
    assertThat(bank.states(campaign)).containsEntry("unknown", 1L);
  }

  @Test
  void findsALostAnswerInTheCarriersList() {
    TextBank.Person person = bank.person("Mai", "en");
    bank.carrier.when(
        person.tel(),
        text -> {
          bank.carrier.take(text);
          return new Sending.Unknown();
        });
    UUID campaign = bank.campaign("en", "Hi {first_name}");
    bank.open(campaign);
    bank.sendAll();
    bank.clock.advance(Duration.ofMinutes(1));
    assertThat(bank.unknowns.look()).isEqualTo(1);
    assertThat(bank.states(campaign)).containsEntry("sent", 1L);
    assertThat(
            bank.one(
                String.class,
                "SELECT provider_id FROM texting.messages WHERE campaign = ?",
                campaign))
        .startsWith("SM");
  }

  @Test
  void doesNotGuessWhichOfTwoItIs() {
    TextBank.Person person = bank.person("Mai", "en");
    bank.carrier.when(
        person.tel(),
        text -> {
          bank.carrier.take(text);
          bank.carrier.take(text);
          return new Sending.Unknown();
        });
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    bank.clock.advance(Duration.ofMinutes(1));
    assertThat(bank.unknowns.look()).isZero();
    assertThat(bank.states(campaign)).containsEntry("unknown", 1L);
  }

  @Test
  void givesUpWhatSomebodyWasAskingForWhoIsGone() {
    bank.person("Mai", "en");
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    assertThat(bank.sender.takeUp(StandIn.SENDER).messages()).hasSize(1);
    bank.clock.advance(Duration.ofSeconds(9));
    assertThat(bank.sender.giveUp()).isZero();
    bank.clock.advance(Duration.ofSeconds(5));
    assertThat(bank.sender.giveUp()).isEqualTo(1);
    bank.sendAll();
    assertThat(bank.carrier.asked()).isEmpty();
    assertThat(bank.states(campaign)).containsEntry("unknown", 1L);
  }

  @Test
  void asksAgainLaterWhereTheCarrierSurelyDidNotTakeIt() {
    TextBank.Person person = bank.person("Mai", "en");
    bank.carrier.when(
        person.tel(),
        text ->
            bank.carrier.asked().size() == 1
                ? new Sending.NotTaken(20429, Duration.ofSeconds(30))
                : bank.carrier.take(text));
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sender.send(bank.sender.takeUp(StandIn.SENDER));
    assertThat(bank.states(campaign)).containsEntry("queued", 1L);
    bank.clock.advance(Duration.ofSeconds(28));
    assertThat(bank.sender.takeUp(StandIn.SENDER).messages()).isEmpty();
    bank.clock.advance(Duration.ofSeconds(3));
    bank.sendAll();
    assertThat(bank.states(campaign)).containsEntry("sent", 1L);
    assertThat(bank.carrier.asked()).hasSize(2);
  }

  @Test
  void learnsAnOptOutAtTheCarrierForEveryPartner() {
    TextBank.Person person = bank.person("Mai", "en");
    bank.carrier.when(person.tel(), text -> new Sending.NotTaken(21610, null));
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    assertThat(bank.states(campaign)).containsEntry("failed", 1L);
    assertThat(
            bank.one(
                Long.class,
                "SELECT count(*) FROM consent.suppressions WHERE line = ? AND channel = 'text' AND reason = 'carrier'",
                person.line()))
        .isEqualTo(1);
  }

  @Test
  void writesNoMoreToALandline() {
    TextBank.Person person = bank.person("Mai", "en");
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    tell(campaign, Progress.FAILED, 30006);
    bank.clock.advance(Duration.ofDays(2));
    UUID next = bank.campaign("en", "Hi again");
    bank.open(next);
    assertThat(bank.states(next)).containsOnlyKeys("held:cannot_text");
    assertThat(person.tel()).isNotEmpty();
  }

  @Test
  void takesNewsInAnyOrderAndTwice() {
    bank.person("Mai", "en");
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    tell(campaign, Progress.DELIVERED, 0);
    tell(campaign, Progress.SENT, 0);
    tell(campaign, Progress.DELIVERED, 0);
    tell(campaign, Progress.FAILED, 30003);
    assertThat(bank.states(campaign)).containsOnlyKeys("delivered");
  }

  @Test
  void settlesALostAnswerByTheReceiptThatBringsOurId() {
    TextBank.Person person = bank.person("Mai", "en");
    bank.carrier.when(person.tel(), text -> new Sending.Unknown());
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sendAll();
    UUID text =
        bank.one(UUID.class, "SELECT id FROM texting.messages WHERE campaign = ?", campaign);
    bank.jdbi.useTransaction(
        handle -> bank.receipts.keep(handle, new Receipt("SMx", text, Progress.DELIVERED, 0)));
    assertThat(bank.states(campaign)).containsOnlyKeys("delivered");
  }

  @Test
  void sendsOneOutreachTextALineADay() {
    bank.person("Mai", "en");
    UUID first = bank.campaign("en", "One");
    UUID second = bank.campaign("en", "Two");
    bank.open(first);
    bank.open(second);
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(1);
    assertThat(bank.states(second)).containsOnlyKeys("held:cap");
    bank.clock.advance(Duration.ofDays(1));
    UUID third = bank.campaign("en", "Three");
    bank.open(third);
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(2);
  }

  @Test
  void sendsNothingWithoutAConsentThatStillStands() {
    TextBank.Person person = bank.person("Mai", "en");
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sql(
        "UPDATE consent.consents SET taken_back_at = ? WHERE contact = ?",
        bank.now(),
        person.contact());
    bank.sendAll();
    assertThat(bank.carrier.asked()).isEmpty();
    assertThat(bank.states(campaign)).containsOnlyKeys("held:no_consent");
  }

  /**
   * A no that came by another way than a text, after the text was queued: it stands at the last
   * look.
   */
  @Test
  void sendsNothingToALineOrAPersonThatHasSaidNoOnACallMeanwhile() {
    TextBank.Person line = bank.person("Mai", "en");
    TextBank.Person person = bank.person("Tou", "en");
    bank.person("Pa", "en");
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    bank.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at)"
            + " VALUES (gen_random_uuid(), 'text', ?, 'stop', now())",
        line.line());
    bank.sql(
        "INSERT INTO consent.suppressions (id, channel, contact, reason, created_at)"
            + " VALUES (gen_random_uuid(), 'all', ?, 'stop', now())",
        person.contact());
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(1);
    assertThat(bank.states(campaign)).containsEntry("held:suppressed", 2L);
  }

  private void tell(UUID campaign, Progress progress, int fault) {
    String id =
        bank.one(
            String.class, "SELECT provider_id FROM texting.messages WHERE campaign = ?", campaign);
    bank.jdbi.useTransaction(
        handle -> bank.receipts.keep(handle, new Receipt(id, null, progress, fault)));
  }
}
