package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.platform.TestDatabase;
import org.polyphony.telephony.InboundText;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.web.Problem;

/** What people write back, and what comes of it. */
class InboundTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final AtomicInteger TEXTS = new AtomicInteger();

  private TextBank bank;
  private TextBank.Person person;
  private UUID campaign;

  @BeforeEach
  void begin() {
    TextBank.empty(database);
    bank = new TextBank(database);
    person = bank.person("Mai", "hmn");
    campaign =
        bank.campaigns.create(
            bank.coordinator,
            TextBank.made(
                "list",
                bank.list,
                bank.event,
                TextBank.bodies("en", "Come?", "hmn", "Koj puas tuaj?")));
    bank.open(campaign);
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "Alto", "tsum", "dừng", "停止", "توقف"})
  void stopsInEveryLanguageForEveryPartnerAndConfirmsOnce(String word) {
    UUID queued = later("Two");
    receive(word);
    receive("stop");
    bank.clock.advance(Duration.ofDays(1));
    bank.sendAll();
    assertThat(bank.states(queued)).containsOnlyKeys("held:suppressed");
    assertThat(bank.carrier.asked()).hasSize(2);
    assertThat(bank.carrier.asked().get(1).body())
        .startsWith("HIP: Peb yuav tsis xa ntawv")
        .contains("START");
    assertThat(
            bank.one(
                String.class,
                "SELECT string_agg(reason || ' ' || evidence, ',') FROM consent.suppressions WHERE line = ?",
                person.line()))
        .isEqualTo("stop_word " + word);
  }

  @Test
  void letsTheCarrierConfirmWhereItHasTakenTheStopItself() {
    bank.jdbi.useTransaction(
        handle ->
            bank.inbound.keep(
                handle, new InboundText("INc", person.tel(), StandIn.SENDER, "STOP", 0, true)));
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(1);
    assertThat(reachable()).isFalse();
  }

  @Test
  void takesTheSameTextToldTwiceOnce() {
    InboundText text = new InboundText("INtwice", person.tel(), StandIn.SENDER, "tsum", 0, false);
    bank.jdbi.useTransaction(handle -> bank.inbound.keep(handle, text));
    bank.jdbi.useTransaction(handle -> bank.inbound.keep(handle, text));
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(2);
    assertThat(count("SELECT count(*) FROM texting.inbound WHERE line = ?")).isEqualTo(1);
  }

  @Test
  void startsAgain() {
    receive("STOP");
    receive("START");
    assertThat(reachable()).isTrue();
    bank.sendAll();
    assertThat(bank.carrier.asked())
        .extracting(OutgoingText::body)
        .anyMatch(body -> body.contains("STOP"));
  }

  @Test
  void doesNotStartWhatWasStoppedOtherwise() {
    bank.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at) VALUES (?, 'all', ?, 'do_not_call', ?)",
        UUID.randomUUID(),
        person.line(),
        bank.now());
    receive("START");
    assertThat(reachable()).isFalse();
  }

  @Test
  void answersHelp() {
    receive("pab");
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(2);
    assertThat(bank.carrier.asked().get(1).body()).startsWith("HIP: Peb xa ntawv");
  }

  @Test
  void holdsALineThatMayHaveAskedToStopUntilSomebodyHasRead() {
    UUID queued = later("Two");
    receive("please don't text me");
    receive("stop by at 6?");
    bank.clock.advance(Duration.ofDays(1));
    bank.sendAll();
    assertThat(bank.states(queued)).containsOnlyKeys("held:like_stop");
    assertThat(bank.inbox.undecided(bank.coordinator, 10))
        .extracting(InboundDao.Arrived::body)
        .containsExactly("please don't text me", "stop by at 6?");
    InboundDao.Arrived likely = bank.inbox.undecided(bank.coordinator, 10).get(0);
    InboundDao.Arrived unlikely = bank.inbox.undecided(bank.coordinator, 10).get(1);
    bank.inbox.decide(bank.coordinator, unlikely.id(), false);
    assertThat(bank.states(queued)).containsOnlyKeys("held:like_stop");
    bank.inbox.decide(bank.coordinator, likely.id(), true);
    assertThat(reachable()).isFalse();
    assertThatThrownBy(() -> bank.inbox.decide(bank.coordinator, likely.id(), false))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("already_decided");
  }

  @Test
  void sendsWhatWasHeldWhereItWasNoStop() {
    UUID queued = later("Two");
    receive("stop by at 6?");
    bank.clock.advance(Duration.ofDays(1));
    bank.sendAll();
    bank.inbox.decide(
        bank.coordinator, bank.inbox.undecided(bank.coordinator, 10).get(0).id(), false);
    bank.sendAll();
    assertThat(bank.states(queued)).containsOnlyKeys("sent");
  }

  @Test
  void registersWhoSaysYes() {
    receive("Yog!");
    assertThat(
            bank.one(
                String.class,
                "SELECT status || ' ' || source FROM events.registrations WHERE contact = ?",
                person.contact()))
        .isEqualTo("accepted text");
    bank.sendAll();
    assertThat(bank.carrier.asked())
        .last()
        .extracting(OutgoingText::body)
        .asString()
        .startsWith("HIP: Ua tsaug");
  }

  @Test
  void makesAFollowUpOfAQuestionInTheirLanguage() {
    receive("Thaum twg pib?");
    assertThat(
            bank.one(
                String.class,
                "SELECT kind || ' ' || language FROM consent.follow_ups WHERE line = ?",
                person.line()))
        .isEqualTo("question hmn");
  }

  @Test
  void aQuestionIsOpenUntilAPersonHasAnsweredIt() {
    receive("Thaum twg pib?");
    receive("pab");
    assertThat(openQuestions()).isEqualTo(1);

    UUID inbound = bank.inbox.arrived(bank.coordinator, null, 10).get(0).id();
    bank.inbox.reply(bank.coordinator, inbound, UUID.randomUUID(), "Thaum 6 teev.");

    assertThat(openQuestions()).isZero();
    receive("Nyob qhov twg?");
    assertThat(openQuestions()).isEqualTo(1);
  }

  private long openQuestions() {
    return count(
        "SELECT count(*) FROM consent.open_follow_ups WHERE kind = 'question' AND line = ?");
  }

  @Test
  void keepsAThreadAndWhatAPersonAnswersOnce() {
    receive("Kuv nyob deb");
    UUID inbound = bank.inbox.arrived(bank.coordinator, null, 10).get(0).id();
    UUID key = UUID.randomUUID();
    bank.clock.advance(Duration.ofSeconds(1));
    bank.inbox.reply(bank.coordinator, inbound, key, "Peb pab tau.");
    bank.inbox.reply(bank.coordinator, inbound, key, "Peb pab tau.");
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(2);
    assertThat(bank.inbox.thread(bank.coordinator, person.line()))
        .extracting(InboundDao.Said::body)
        .containsExactly("Peb pab tau.", "Kuv nyob deb", "Koj puas tuaj?");
  }

  @Test
  void showsNoThreadOfAnotherPartner() {
    receive("Kuv nyob deb");
    TextBank other = new TextBank(database);
    assertThat(other.inbox.arrived(other.coordinator, null, 10)).isEmpty();
    assertThatThrownBy(() -> other.inbox.thread(other.coordinator, person.line()))
        .isInstanceOf(Problem.class);
  }

  @Test
  void keepsATextOfSomebodyWhomNobodyKnows() {
    bank.jdbi.useTransaction(
        handle ->
            bank.inbound.keep(
                handle,
                new InboundText("INnew", "+19165559876", StandIn.SENDER, "STOP", 0, false)));
    assertThat(
            bank.one(
                Long.class,
                "SELECT count(*) FROM consent.suppressions s JOIN contacts.lines l ON l.id = s.line"
                    + " WHERE l.tel = '+19165559876'"))
        .isEqualTo(1);
  }

  /** Another sending that is queued for tomorrow. */
  private UUID later(String body) {
    UUID id =
        bank.campaigns.create(
            bank.coordinator,
            TextBank.at(
                TextBank.made("list", bank.list, null, TextBank.bodies("en", body, "hmn", body)),
                java.time.LocalDateTime.parse("2026-06-11T10:00")));
    bank.open(id);
    return id;
  }

  private void receive(String body) {
    bank.clock.advance(Duration.ofSeconds(1));
    bank.jdbi.useTransaction(
        handle ->
            bank.inbound.keep(
                handle,
                new InboundText(
                    "IN" + TEXTS.incrementAndGet(), person.tel(), StandIn.SENDER, body, 0, false)));
  }

  private boolean reachable() {
    return count("SELECT count(*) FROM consent.reachable_lines WHERE channel = 'text' AND line = ?")
        == 1;
  }

  private long count(String query) {
    return bank.one(Long.class, query, person.line());
  }
}
