package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** The console opens, goes on and is closed without a connection, and nothing is lost. */
class ConsoleOffLineIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  /** A browser whose clock shows so many milliseconds too much. */
  private static final String SHIFTED =
      """
      const real = Date;
      const shift = () => %s;
      Date = class extends real {
        constructor(...given) { super(...(given.length ? given : [real.now() + shift()])); }
        static now() { return real.now() + shift(); }
      };""";

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void threeResultsRecordedOffLineAreOnTheServerOnceThoughTheTabWasClosed() {
    UUID campaign = plenty();
    ConsolePages console = desk.console(campaign, Look.PHONE, "en").kept(3);
    console.choose("come", "yes");
    console.page().context().setOffline(true);

    String first = record(console, "talked");
    String second = record(console, "no_answer");
    String third = console.name().textContent();
    console.result("refused").click();
    assertThat(console.inState("offline")).isVisible();
    assertThat(console.connection()).hasText("3 results wait to be sent");
    assertThat(first).isNotEqualTo(second).isNotEqualTo(third);

    Page closed = console.page();
    Page again = closed.context().newPage();
    closed.close();
    again.navigate("/call/" + campaign);
    assertThat(again.locator(".console[data-state=offline]")).isVisible();
    assertThat(again.locator("[data-connection]")).hasText("3 results wait to be sent");
    assertThat(desk.attempts(campaign)).isZero();
    again.context().setOffline(false);

    ConsolePages opened = ConsolePages.on(again);
    assertThat(opened.connection()).hasText("All saved");
    assertThat(opened.name()).not().hasText(third);
    opened.soon(
        "no_answer accepted, refused accepted, talked accepted",
        () ->
            desk.text(
                "SELECT string_agg(result || ' ' || disposition, ', ' ORDER BY result)"
                    + " FROM campaigns.attempts WHERE campaign = ?",
                campaign));
  }

  @Test
  void thePageOpensAgainOffLineWithThePersonAndWhatWasTyped() {
    UUID campaign = plenty();
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en").kept(3);
    String name = console.name().textContent();
    console.choose("come", "yes");
    console.page().getByLabel("Needs a ride").check();
    console.page().getByLabel("Note").fill("Ask for her sister");
    console.keptNote("Ask for her sister");
    console.page().context().setOffline(true);

    console.page().reload();

    console.ready();
    assertThat(console.name()).hasText(name);
    assertThat(console.answer("come", "yes")).isChecked();
    assertThat(console.page().getByLabel("Note")).hasValue("Ask for her sister");
    assertThat(console.page().getByLabel("Needs a ride")).isChecked();
    assertThat(console.number()).isVisible();
    Axe.check(console.page());
    console.page().context().setOffline(false);
    console.record("talked");
    console.soon(
        "Ask for her sister",
        () -> desk.text("SELECT note FROM campaigns.attempts WHERE campaign = ?", campaign));
  }

  @Test
  void theLanguageOfSomebodyIsChosenOffLineToo() {
    UUID list = desk.listOf("und", "und", "und", "und", "und", "und", "und");
    UUID campaign = desk.campaign(list);
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn", "en").kept(3);
    console.page().context().setOffline(true);

    console.page().locator(".which-language button[data-heard=hmn]").click();

    assertThat(console.page().locator("[data-part=script]")).containsText("Koj puas tuaj?");
    assertThat(console.inState("call")).isVisible();
  }

  @Test
  void aNumberWhoseLeaseHasRunOutIsHiddenUntilItIsRenewed() {
    UUID campaign = desk.campaign(desk.listOf("en"));
    Page page = desk.signIn(desk.browser(Look.PHONE), desk.caller("en"));
    page.addInitScript(SHIFTED.formatted("window.later ?? 0"));
    ConsolePages console = ConsolePages.open(page, campaign);
    assertThat(console.number()).isVisible();
    page.context().setOffline(true);

    page.evaluate("window.later = 130_000; document.dispatchEvent(new Event('visibilitychange'))");

    assertThat(console.number()).isHidden();
    assertThat(console.announced()).containsText("so the number is hidden");
    Axe.check(page);
    page.context().setOffline(false);
    assertThat(console.number()).isVisible();
  }

  @Test
  void aBrowserClockThatIsADayOffDoesNoHarm() {
    UUID campaign = plenty();
    Page page = desk.signIn(desk.browser(Look.PHONE), desk.caller("en"));
    page.addInitScript(SHIFTED.formatted("24 * 60 * 60_000"));
    ConsolePages console = ConsolePages.open(page, campaign).kept(3);
    assertThat(console.number()).isVisible();
    page.context().setOffline(true);
    String first = record(console, "no_answer");
    assertThat(console.name()).not().hasText(first);
    assertThat(console.number()).isVisible();
    page.context().setOffline(false);
    console.record("no_answer");
    assertThat(console.connection()).hasText("All saved");

    console.soon(
        "2 true",
        () ->
            desk.text(
                "SELECT count(*) || ' ' || bool_and(at BETWEEN '2026-06-10T18:59Z' AND '2026-06-10T19:30Z')"
                    + " FROM consent.touches WHERE campaign = ?",
                campaign));
  }

  @Test
  void whoWasOnTheScreenBeforeAnUndoComesNextOffLineToo() {
    ConsolePages console = desk.console(plenty(), Look.PHONE, "en").kept(3);
    String first = record(console, "no_answer");
    assertThat(console.name()).not().hasText(first);
    String second = console.name().textContent();
    console.page().keyboard().press("z");
    assertThat(console.name()).hasText(first);
    console.page().context().setOffline(true);

    record(console, "no_answer");

    assertThat(console.name()).hasText(second);
  }

  @Test
  void aPageOfTheBuildBeforeGoesOnAfterAnUpdate() {
    UUID campaign = plenty();
    Page page = desk.signIn(desk.browser(Look.PHONE), desk.caller("en"));
    String before =
        ((String)
                page.evaluate(
                    "path => fetch(path).then((page) => page.text())", "/call/" + campaign))
            .replaceAll("/assets/[^/]+/", "/assets/0ldbu1ld/");
    // What a worker fetches, no route of the page's sees.
    page.context()
        .route(
            "**/call/*",
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("text/html").setBody(before)));
    ConsolePages console = ConsolePages.open(page, campaign).kept(3);
    assertThat(page.locator("script[src^='/assets/0ldbu1ld/']").first()).isAttached();
    page.context().unroute("**/call/*");
    page.context().setOffline(true);

    page.reload();

    console.ready();
    assertThat(page.locator("script[src^='/assets/0ldbu1ld/']").first()).isAttached();
    page.context().setOffline(false);
    console.record("no_answer");
    assertThat(console.connection()).hasText("All saved");
    console.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void whatIsKeptCarriesNoTokenAndIsGoneAfterSigningOut() {
    UUID campaign = plenty();
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en").kept(3);
    Page page = console.page();
    String kept =
        "async () => { const kept = await caches.match(location.pathname);"
            + " return kept ? kept.text() : ''; }";
    assertThat(page.content()).contains("name=\"csrf\"");
    assertThat((String) page.evaluate(kept))
        .contains("data-behaviour=\"console\"")
        .doesNotContain("csrf");

    page.navigate("/shifts");
    page.evaluate("navigator.serviceWorker.ready");
    page.locator(".who button").click();
    page.waitForURL("**/sign-in*");

    page.evaluate(
        "async () => { while ((await caches.keys()).length > 0)"
            + " await new Promise((again) => setTimeout(again, 50)); }");
  }

  @Test
  void overPlainHttpToAnotherMachineTheConsoleSaysSoAndWorks() {
    UUID campaign = desk.campaign(desk.listOf("en"));
    String machine = service.url().replace("localhost", "phonebank.invalid");
    Page page = browser.open(machine, Look.PHONE);
    page.navigate(service.signInLink(desk.caller("en")).replace(service.url(), machine));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    ConsolePages console = ConsolePages.open(page, campaign);

    assertThat((Boolean) page.evaluate("isSecureContext || 'serviceWorker' in navigator"))
        .isFalse();
    assertThat(page.locator("[data-insecure]")).containsText("This address is not secure");
    Axe.check(page);
    console.record("no_answer");
    assertThat(console.connection()).hasText("All saved");
    console.soon(1, () -> desk.attempts(campaign));
  }

  private static UUID plenty() {
    return desk.campaign(desk.listOf("en", "en", "en", "en", "en", "en", "en", "en"));
  }

  /** Records a result and waits for the next person; who it was. */
  private static String record(ConsolePages console, String result) {
    String name = console.name().textContent();
    console.result(result).click();
    assertThat(console.name()).not().hasText(name);
    console.ready();
    return name;
  }
}
