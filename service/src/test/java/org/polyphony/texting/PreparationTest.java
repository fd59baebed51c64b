package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;

/** Who gets a text in which words, who does not and why, and what it costs. */
class PreparationTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void begin() {
    TextBank.empty(database);
  }

  @Test
  void saysOfEachWhyTheyGetNone() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "en");
    bank.person("Without", "en", TextBank.PACIFIC, false);
    TextBank.Person stopped = bank.person("Stopped", "en");
    suppress(bank, "line", stopped.line());
    TextBank.Person silent = bank.person("Silent", "en");
    suppress(bank, "contact", silent.contact());
    TextBank.Person asked = bank.person("Asked", "en");
    for (int i = 0; i < 4; i++) {
      touch(bank, asked.contact());
    }
    TextBank.Person landline = bank.person("Landline", "en");
    bank.sql("UPDATE contacts.lines SET can_text = false WHERE id = ?", landline.line());
    bank.person("", "en");
    bank.person("Kim", "ko");
    UUID campaign =
        bank.campaign("en", "Hi {first_name}, it is {organization}", "vi", "Chào {first_name}");
    bank.sql(
        "UPDATE contacts.contacts SET full_name = '' WHERE given_name = '' AND organization = ?",
        bank.organization);
    bank.open(campaign);
    assertThat(bank.states(campaign))
        .containsEntry("queued", 1L)
        .containsEntry("held:no_consent", 1L)
        .containsEntry("held:suppressed", 2L)
        .containsEntry("held:cap", 1L)
        .containsEntry("held:cannot_text", 1L)
        .containsEntry("held:argument_missing", 1L)
        .containsEntry("held:language_unreviewed", 1L)
        .hasSize(7);
    assertThat(bank.campaigns.held(bank.coordinator, campaign, "argument_missing", null, 10))
        .singleElement()
        .extracting(TextCampaignsDao.HeldText::missing)
        .isEqualTo("first_name");
  }

  @Test
  void writesToEachInTheirLanguageAndCountsWhatItTakes() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "hmn");
    bank.person("Lan", "vi");
    bank.person("Ana", "und");
    UUID campaign =
        bank.campaign(
            "en",
            "Hello {first_name}",
            "hmn",
            "Nyob zoo {first_name}",
            "vi",
            "Chào {first_name}, mời đến");
    bank.open(campaign);
    assertThat(bodies(bank, campaign))
        .containsExactlyInAnyOrder(
            "en gsm-7 1 Hello Ana", "hmn gsm-7 1 Nyob zoo Mai", "vi ucs-2 1 Chào Lan, mời đến");
    TextFigures figures = bank.campaigns.figures(bank.coordinator, campaign);
    assertThat(figures.segments()).isEqualTo(3);
    assertThat(figures.price()).isEqualByComparingTo(new BigDecimal("0.0369"));
  }

  @Test
  void writesOneTextALineAndOneAPerson() {
    TextBank bank = new TextBank(database);
    TextBank.Person person = bank.person("Mai", "en");
    UUID son = bank.behind("Tou", "en", person.line());
    bank.agree(son, person.line());
    UUID campaign = bank.campaign("en", "Hi {first_name}");
    bank.open(campaign);
    assertThat(bank.states(campaign)).containsEntry("queued", 1L).hasSize(1);
  }

  @Test
  void asksOnlyThoseWhomItIsFor() {
    TextBank bank = new TextBank(database);
    TextBank.Person comes = bank.person("Mai", "en");
    bank.person("Lan", "en");
    register(bank, comes.contact());
    assertThat(names(bank, audience(bank, "registered"))).containsExactly("Hi Mai");
    assertThat(names(bank, audience(bank, "not_registered"))).containsExactly("Hi Lan");
    assertThat(names(bank, audience(bank, "no_shows"))).containsExactly("Hi Mai");
  }

  @Test
  void countsAReminderToThoseWhoComeAsNoApproach() {
    TextBank bank = new TextBank(database);
    TextBank.Person comes = bank.person("Mai", "en");
    register(bank, comes.contact());
    bank.open(audience(bank, "registered"));
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(1);
    assertThat(
            bank.one(
                Long.class, "SELECT count(*) FROM consent.touches WHERE line = ?", comes.line()))
        .isZero();
  }

  @Test
  void isDueByTheClockWhereEachPersonIs() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "en");
    bank.person("Lan", "en", TextBank.EASTERN, true);
    UUID campaign =
        bank.campaigns.create(
            bank.coordinator,
            TextBank.at(
                TextBank.made("list", bank.list, null, TextBank.bodies("en", "Hi")),
                LocalDateTime.parse("2026-06-11T17:00")));
    bank.open(campaign);
    assertThat(dueAt(bank, campaign)).containsExactly("2026-06-11 21:00", "2026-06-12 00:00");
  }

  @Test
  void isDueSoManyDaysBeforeTheEvent() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "en");
    NewTextCampaign made =
        TextBank.made("list", bank.list, bank.event, TextBank.bodies("en", "Hi"));
    UUID campaign =
        bank.campaigns.create(
            bank.coordinator,
            new NewTextCampaign(
                made.key(),
                made.name(),
                "list",
                made.list(),
                made.event(),
                made.bodies(),
                "en",
                made.reviewed(),
                null,
                1,
                LocalTime.of(17, 0),
                null,
                null,
                null,
                false));
    bank.open(campaign);
    assertThat(dueAt(bank, campaign)).containsExactly("2026-06-12 00:00");
  }

  @Test
  void holdsWhatCouldOnlyGoOutAfterTheEventHasBegun() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "en");
    bank.clock.set(java.time.Instant.parse("2026-06-13T00:59:00Z"));
    bank.sql(
        "UPDATE events.events SET starts_at = '2026-06-13T14:00:00Z', ends_at = '2026-06-13T18:00:00Z' WHERE id = ?",
        bank.event);
    bank.clock.set(java.time.Instant.parse("2026-06-13T04:00:00Z"));
    UUID campaign =
        bank.campaigns.create(
            bank.coordinator,
            TextBank.made("list", bank.list, bank.event, TextBank.bodies("en", "Hi")));
    bank.open(campaign);
    assertThat(bank.states(campaign)).containsOnlyKeys("held:hours");
  }

  @Test
  void isStoppedByItsBudget() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "en");
    bank.person("Lan", "en");
    NewTextCampaign made = TextBank.made("list", bank.list, null, TextBank.bodies("en", "Hi"));
    UUID campaign =
        bank.campaigns.create(
            bank.coordinator,
            new NewTextCampaign(
                made.key(),
                made.name(),
                "list",
                made.list(),
                null,
                made.bodies(),
                "en",
                made.reviewed(),
                null,
                null,
                null,
                null,
                null,
                new BigDecimal("0.02"),
                false));
    bank.open(campaign);
    assertThat(bank.campaigns.find(bank.coordinator, campaign).state()).isEqualTo("over_budget");
    bank.sendAll();
    assertThat(bank.carrier.asked()).isEmpty();
  }

  @Test
  void waitsForASecondPersonAboveASize() {
    TextBank bank = new TextBank(database, new TextingSettings(null, 1, null, null), 40);
    bank.person("Mai", "en");
    bank.person("Lan", "en");
    UUID campaign = bank.campaign("en", "Hi");
    bank.open(campaign);
    assertThat(bank.campaigns.find(bank.coordinator, campaign).state()).isEqualTo("waiting");
    bank.sendAll();
    assertThat(bank.carrier.asked()).isEmpty();
    assertThatThrownBy(() -> bank.campaigns.approve(bank.coordinator, campaign))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("second_person");
    bank.campaigns.approve(bank.coordinator("en"), campaign);
    bank.sendAll();
    assertThat(bank.carrier.asked()).hasSize(2);
  }

  @Test
  void goesOutUnreviewedOnlyOnANamedPersonsWord() {
    TextBank bank = new TextBank(database);
    bank.person("Kim", "ko");
    UUID campaign = bank.campaign("en", "Hi", "ko", "안녕하세요");
    assertThatThrownBy(() -> bank.campaigns.open(bank.coordinator, campaign, null))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("unreviewed_language");
    bank.campaigns.review(bank.coordinator("ko"), campaign, "ko");
    bank.open(campaign);
    assertThat(bank.states(campaign)).containsOnlyKeys("queued");
  }

  @Test
  void isOneSendingHoweverOftenItIsSent() {
    TextBank bank = new TextBank(database);
    NewTextCampaign made = TextBank.made("list", bank.list, null, TextBank.bodies("en", "Hi"));
    UUID first = bank.campaigns.create(bank.coordinator, made);
    assertThat(bank.campaigns.create(bank.coordinator, made)).isEqualTo(first);
  }

  private static UUID audience(TextBank bank, String audience) {
    return bank.campaigns.create(
        bank.coordinator,
        TextBank.made(audience, bank.list, bank.event, TextBank.bodies("en", "Hi {first_name}")));
  }

  private static List<String> names(TextBank bank, UUID campaign) {
    bank.open(campaign);
    return bank.jdbi.withHandle(
        handle ->
            handle
                .select("SELECT body FROM texting.messages WHERE campaign = ?", campaign)
                .mapTo(String.class)
                .list());
  }

  private static List<String> bodies(TextBank bank, UUID campaign) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT language || ' ' || encoding || ' ' || segments || ' ' || body FROM texting.messages"
                        + " WHERE campaign = ?",
                    campaign)
                .mapTo(String.class)
                .list());
  }

  private static List<String> dueAt(TextBank bank, UUID campaign) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM texting.lanes"
                        + " WHERE campaign = ? ORDER BY 1",
                    campaign)
                .mapTo(String.class)
                .list());
  }

  private static void register(TextBank bank, UUID contact) {
    bank.sql(
        "INSERT INTO events.registrations (id, event, contact, status, source, created_at, updated_at)"
            + " VALUES (?, ?, ?, 'accepted', 'page', ?, ?)",
        Ids.next(),
        bank.event,
        contact,
        bank.now(),
        bank.now());
  }

  private static void suppress(TextBank bank, String column, UUID whose) {
    bank.sql(
        "INSERT INTO consent.suppressions (id, channel, "
            + column
            + ", reason, created_at)"
            + " VALUES (?, 'text', ?, 'asked', ?)",
        Ids.next(),
        whose,
        bank.now());
  }

  private static void touch(TextBank bank, UUID contact) {
    UUID touch = Ids.next();
    bank.sql(
        "INSERT INTO consent.touches (id, organization, channel, at) VALUES (?, ?, 'phone', ?)",
        touch,
        bank.organization,
        bank.now().minusSeconds(86_400));
    bank.sql(
        "INSERT INTO consent.touched_people (touch, contact, at) VALUES (?, ?, ?)",
        touch,
        contact,
        bank.now().minusSeconds(86_400));
  }
}
