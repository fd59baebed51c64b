package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** Somebody says “no English”, and a minute later they are spoken to in their language. */
class HandOffIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  private UUID list;
  private UUID campaign;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void thePersonGoesOverWithTheAnswersAndTheBarrierIsRepaired() {
    open();
    ConsolePages hmong = desk.console(campaign, Look.LAPTOP, "hmn");
    ConsolePages vietnamese = desk.console(campaign, Look.LAPTOP, "vi", "en");
    assertThat(vietnamese.name()).hasText("Mai Vang");
    vietnamese.choose("come", "yes");
    vietnamese.page().getByLabel("Note").fill("Asks about the bus");

    offer(vietnamese, "hmn");
    assertThat(waiting(vietnamese)).containsText("We ask who speaks Lus Hmoob");
    assertThat(waiting(vietnamese)).containsText("Thov tos ib pliag");
    Axe.check(vietnamese.page());
    Locator banner = hmong.page().locator("[data-part=offer]");
    assertThat(banner).containsText("Pa Houa Test has somebody on the line who speaks Lus Hmoob");
    assertThat(hmong.announced()).containsText("Can you call them now?");
    Axe.check(hmong.page());
    hmong.page().keyboard().press("y");

    assertThat(hmong.name()).hasText("Mai Vang");
    assertThat(hmong.announced()).containsText("Call Mai Vang now");
    assertThat(hmong.page().locator("[data-part=script]")).containsText("Koj puas tuaj?");
    assertThat(hmong.answer("come", "yes")).isChecked();
    assertThat(hmong.page().getByLabel("Note")).hasValue("Asks about the bus");
    assertThat(hmong.number()).isVisible();
    assertThat(banner).isHidden();
    assertThat(waiting(vietnamese)).isHidden();
    assertThat(vietnamese.announced()).containsText("calls Mai Vang right now");
    vietnamese.ready();
    vietnamese.soon(1, () -> open(campaign));

    hmong.record("talked");
    assertThat(hmong.connection()).hasText("All saved");
    hmong.soon(
        "language_barrier und accepted, talked hmn accepted",
        () ->
            desk.text(
                "SELECT string_agg(result || ' ' || spoken || ' ' || disposition, ', ' ORDER BY recorded_at, id)"
                    + " FROM campaigns.attempts WHERE campaign = ?",
                campaign));
    assertThat(
            desk.number(
                "SELECT count(*) FROM consent.follow_ups WHERE campaign = ? AND state = 'open'",
                campaign))
        .isZero();
    Page dashboard = desk.signIn(desk.browser(Look.LAPTOP), service.person(Role.COORDINATOR, "en"));
    dashboard.navigate("/dashboards/" + campaign);
    assertThat(dashboard.locator("main")).containsText("1 of 1");
  }

  @Test
  void whoIsInACallTakesOverAndFindsTheirOwnNextWithEveryWord() {
    open();
    desk.person(list, "Pao Lor", "hmn", desk.line());
    campaign = desk.campaign(list);
    ConsolePages hmong = desk.console(campaign, Look.PHONE, "hmn");
    assertThat(hmong.name()).hasText("Pao Lor");
    hmong.choose("come", "no");
    ConsolePages vietnamese = desk.console(campaign, Look.PHONE, "vi");

    offer(vietnamese, "hmn");
    hmong.page().locator("[data-part=offer] [data-take]").click();

    assertThat(hmong.name()).hasText("Mai Vang");
    assertThat(hmong.answer("come", "no")).not().isChecked();
    hmong.record("talked");
    assertThat(hmong.name()).hasText("Pao Lor");
    assertThat(hmong.answer("come", "no")).isChecked();
  }

  @Test
  void whereNobodyCanTakeThemTheBarrierIsRecordedAndWaitsForASpeaker() {
    open();
    // On Tuesday at five in Sacramento somebody was there who speaks Hmong.
    desk.sql(
        "INSERT INTO queue.hours_on_line (organization, language, hour)"
            + " SELECT organization, 'hmn', '2026-06-10T00:00:00Z' FROM campaigns.campaigns WHERE id = ?",
        campaign);
    ConsolePages vietnamese = desk.console(campaign, Look.PHONE, "vi");

    vietnamese.result("language_barrier").click();
    Locator dialog = vietnamese.page().locator("#barrier");
    dialog.locator("input[name=language][value=es]").check();
    assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("nobody is planned");
    dialog.locator("input[name=language][value=hmn]").check();
    assertThat(dialog.getByRole(AriaRole.STATUS))
        .containsText("Next speaker of Lus Hmoob expected: ");
    assertThat(dialog.locator("[data-hand-over]")).isHidden();
    assertThat(dialog.locator("[data-phrase=hmn]")).isVisible();
    assertThat(dialog.locator("[data-phrase=hmn]")).containsText("taw taw ee plee-ah");
    assertThat(dialog.locator("[data-phrase=hmn]")).containsText("Not reviewed yet");
    assertThat(dialog.locator("[data-phrase=es]")).isHidden();
    dialog.locator(".buttons button[type=submit]").click();
    vietnamese.ready();
    assertThat(vietnamese.connection()).hasText("All saved");
    vietnamese.soon(
        "2026-06-17 00:00",
        () ->
            desk.text(
                "SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM consent.follow_ups"
                    + " WHERE campaign = ? AND kind = 'barrier' AND state = 'open'",
                campaign));

    ConsolePages hmong = desk.console(campaign, Look.PHONE, "hmn");
    assertThat(hmong.name()).hasText("Mai Vang");
    assertThat(hmong.language()).isEqualTo("hmn");
    hmong.record("talked");
    assertThat(hmong.connection()).hasText("All saved");
    hmong.soon(
        0,
        () ->
            desk.number(
                "SELECT count(*) FROM consent.follow_ups WHERE campaign = ? AND state = 'open'",
                campaign));
  }

  @Test
  void theCardsStandInTheOrderOfWhatIsLikelyAndSayNothingOfThePerson() {
    list = desk.list();
    UUID contact = desk.person(list, "Mai Vang", "und", desk.line());
    desk.sql(
        "UPDATE contacts.contacts SET spoken = 'es', spoken_source = 'inferred' WHERE id = ?",
        contact);
    campaign = desk.campaign(list);
    ConsolePages vietnamese = desk.console(campaign, Look.PHONE, "vi", "en");
    assertThat(vietnamese.page().locator("[data-part=person]")).not().containsText("Español");

    vietnamese.result("language_barrier").click();

    Locator cards = vietnamese.page().locator("#barrier [data-phrase]:visible");
    assertThat(cards.first()).hasAttribute("data-phrase", "es");
    assertThat(cards.nth(1)).hasAttribute("data-phrase", "hmn");
    assertThat(vietnamese.page().locator("#barrier input[value=und]")).isChecked();
  }

  @Test
  void whoDoesNotWaitAnyMoreLeavesNothingBehind() {
    open();
    ConsolePages hmong = desk.console(campaign, Look.LAPTOP, "hmn");
    ConsolePages vietnamese = desk.console(campaign, Look.LAPTOP, "vi");
    offer(vietnamese, "hmn");
    Locator banner = hmong.page().locator("[data-part=offer]");
    assertThat(banner).isVisible();
    hmong.page().keyboard().press("u");
    assertThat(banner).isHidden();

    waiting(vietnamese).locator("[data-cancel]").click();

    assertThat(vietnamese.announced()).containsText("Nobody could take over now");
    assertThat(vietnamese.connection()).hasText("All saved");
    vietnamese.soon(1, () -> desk.attempts(campaign));
    assertThat(open(campaign)).isZero();
  }

  @Test
  void whatWasHandedOverIsForgottenTheDayAfter() {
    open();
    ConsolePages hmong = desk.console(campaign, Look.LAPTOP, "hmn");
    ConsolePages vietnamese = desk.console(campaign, Look.LAPTOP, "vi", "en");
    offer(vietnamese, "hmn");
    assertThat(hmong.page().locator("[data-part=offer]")).isVisible();
    Clock nextDay = Clock.fixed(Instant.parse("2026-06-11T20:00:00Z"), ZoneOffset.UTC);

    new Handovers(service.jdbi(), null, null, nextDay).forget();

    assertThat(desk.number("SELECT count(*) FROM calling.handovers WHERE campaign = ?", campaign))
        .isZero();
  }

  @Test
  void aConnectionLostInTheMiddleHandsThemOverOnce() {
    open();
    ConsolePages hmong = desk.console(campaign, Look.LAPTOP, "hmn");
    ConsolePages vietnamese = desk.console(campaign, Look.LAPTOP, "vi");
    offer(vietnamese, "hmn");
    assertThat(hmong.page().locator("[data-part=offer]")).isVisible();
    vietnamese.page().context().setOffline(true);
    hmong.page().keyboard().press("y");
    assertThat(hmong.name()).hasText("Mai Vang");

    waiting(vietnamese).locator("[data-cancel]").click();
    assertThat(vietnamese.inState("offline")).isVisible();
    vietnamese.page().context().setOffline(false);

    assertThat(vietnamese.connection()).hasText("All saved");
    vietnamese.ready();
    vietnamese.soon(1, () -> desk.attempts(campaign));
    assertThat(open(campaign)).isEqualTo(1);
    hmong.record("talked");
    vietnamese.soon(2, () -> desk.attempts(campaign));
  }

  private void open() {
    list = desk.list();
    desk.person(list, "Mai Vang", "vi", desk.line());
    campaign = desk.campaign(list);
  }

  private static void offer(ConsolePages console, String language) {
    console.result("language_barrier").click();
    Locator dialog = console.page().locator("#barrier");
    dialog.locator("input[name=language][value=" + language + "]").check();
    assertThat(dialog.locator("[data-hand-over] button")).isInViewport();
    dialog.locator("[data-hand-over] button").click();
  }

  private static Locator waiting(ConsolePages console) {
    return console.page().locator("#hand-over");
  }

  /** How many hold a line of the campaign open. */
  private static int open(UUID campaign) {
    return desk.number(
        "SELECT count(*) FROM queue.claims WHERE campaign = ? AND state = 'open'", campaign);
  }
}
