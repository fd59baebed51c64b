package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;

/** Somebody rings back while a caller is at work. */
class RingBackIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void whoRingsBackIsOnTheScreenByAKeyAndTheirNumber() {
    UUID list = desk.list();
    UUID line = desk.line();
    desk.person(list, "Mai Vang", "hmn", line);
    UUID campaign = desk.campaign(list);
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "hmn", "en");
    assertThat(console.name()).hasText("Mai Vang");
    console.record("no_answer");
    assertThat(console.inState("empty")).isVisible();
    console.soon(1, () -> desk.attempts(campaign));
    Page page = console.page();
    assertThat(page.locator("#ring-back")).isHidden();

    page.keyboard().press("k");
    Locator number = page.locator("#ring-back-tel");
    assertThat(number).isFocused();
    number.fill(desk.text("SELECT tel FROM contacts.lines WHERE id = ?", line));
    number.press("Enter");

    assertThat(console.name()).hasText("Mai Vang");
    assertThat(console.announced()).containsText("Next: Mai Vang");
    assertThat(page.locator("[data-part=script]")).containsText("Koj puas tuaj?");
    console.record("talked");
    console.soon(
        "done talked",
        () ->
            desk.text(
                "SELECT concat(state, ' ', reason) FROM queue.entries WHERE campaign = ? AND line = ?",
                campaign,
                line));
  }

  @Test
  void saysInWordsWhyALineCannotBeHad() {
    UUID list = desk.list();
    UUID stopped = desk.line();
    UUID held = desk.line();
    desk.person(list, "Asked Us To Stop", "en", stopped);
    desk.person(list, "On Another Screen", "vi", held);
    desk.person(list, "Here", "hmn", desk.line());
    UUID campaign = desk.campaign(list);
    desk.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at) VALUES (gen_random_uuid(), 'all', ?, 'stop', now())",
        stopped);
    desk.claim(campaign, "vi");
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn");
    Page page = console.page();
    page.locator("[data-part=ring-back]").click();
    Locator said = page.locator("#ring-back [role=alert]");

    look(page, desk.text("SELECT tel FROM contacts.lines WHERE id = ?", stopped));
    assertThat(said).containsText("asked us to stop");
    look(page, desk.text("SELECT tel FROM contacts.lines WHERE id = ?", held));
    assertThat(said).containsText("has this number on the screen right now");
    look(page, "+1 212 555 0147");
    assertThat(said).containsText("in none of your campaigns");
    look(page, "12");
    assertThat(said).containsText("not a phone number");
    page.locator("#ring-back [data-cancel]").click();
    assertThat(console.name()).hasText("Here");
  }

  @Test
  void whoIsInAnotherCampaignIsOpenedThereWithItsScript() {
    UUID line = desk.line();
    UUID theirs = desk.list();
    desk.person(theirs, "Mai Vang", "hmn", line);
    UUID other = desk.campaign(theirs, Map.of("name", "Come to the session"));
    UUID campaign = desk.campaign(desk.listOf("hmn"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn", "en");
    Page page = console.page();
    page.locator("[data-part=ring-back]").click();
    look(page, desk.text("SELECT tel FROM contacts.lines WHERE id = ?", line));
    assertThat(page.locator("#ring-back [role=alert]")).containsText("in another one of yours");

    page.locator("#ring-back [data-elsewhere] button").click();

    page.waitForURL("**/call/" + other);
    assertThat(console.name()).hasText("Mai Vang");
    assertThat(page.locator("[data-part=script]")).containsText("Koj puas tuaj?");
    assertThat(page.locator("#ring-back")).isHidden();
    page.reload();
    assertThat(page.locator("#ring-back")).isHidden();
  }

  @Test
  void anOutsideProgramClaimsByNumberOrTheNextWithoutOne() {
    UUID list = desk.list();
    UUID line = desk.line();
    desk.person(list, "First", "en", desk.line());
    desk.person(list, "Second", "en", line);
    UUID campaign = desk.campaign(list);
    CallingApi api = new CallingApi(service);
    Person person = desk.caller("en");
    String token = api.token(person);
    String claims = "/api/v1/campaigns/" + campaign + "/claims";
    String tel = desk.text("SELECT tel FROM contacts.lines WHERE id = ?", line);

    CallingApi.Answer found = api.post(token, claims, Map.of("tel", tel));

    assertThat(found.status()).isEqualTo(201);
    assertThat(found.body().path("line").path("tel").asText()).isEqualTo(tel);
    assertThat(api.post(token, claims, Map.of("tel", "+12125550147")).text("reason"))
        .isEqualTo("unknown");
    assertThat(api.post(token, claims, Map.of()).text("id")).isEqualTo(found.text("id"));
  }

  @ParameterizedTest
  @MethodSource("org.polyphony.web.Browser$Look#all")
  void isReadableInEveryLook(Look look) {
    ConsolePages console = desk.console(desk.campaign(desk.listOf("en")), look, "en");
    console.page().locator("[data-part=ring-back]").click();
    look(console.page(), "+1 212 555 0147");
    assertThat(console.page().locator("#ring-back [role=alert]")).not().isEmpty();
    Screens.shoot(console.page(), "ring-back-" + look.slug());
    Axe.check(console.page());
  }

  private static void look(Page page, String tel) {
    page.locator("#ring-back-tel").fill(tel);
    page.waitForResponse(
        answer -> answer.url().contains("/claims?"),
        () -> page.locator("#ring-back button[type=submit]").click());
  }
}
