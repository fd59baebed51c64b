package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** What was recorded leaves the browser only when the service has it, whatever is in between. */
class ConsoleOutboxIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static final String ATTEMPTS = "**/attempts";

  /**
   * A machine whose disk is full when {@code full} is set, and that notes how often it is asked.
   */
  private static final String DISK =
      """
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...item) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, item);
      };
      navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return true; };""";

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void anAnswerThatIsNotTheServicesTakesNothingIn() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    Page page = console.page();
    String called = console.name().textContent();
    answering(page, ATTEMPTS, 200, "text/html", "<h1>Welcome to our hotel</h1>");

    console.result("talked").click();

    assertThat(console.inState("offline")).isVisible();
    assertThat(console.connection()).hasText("1 result waits to be sent");
    // Before the first goes: the console tries again by itself.
    answering(page, ATTEMPTS, 200, "application/json", "{\"welcome\": \"to our hotel\"}");
    sendAgain(page);
    assertThat(console.connection()).hasText("1 result waits to be sent");
    page.unroute(ATTEMPTS);
    assertThat(console.connection()).hasText("All saved");
    console.ready();
    assertThat(console.name()).not().hasText(called);
    console.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void anOfferToHandOverThatReachedNobodyIsRecordedAsABarrier() {
    UUID campaign = desk.campaign(desk.listOf("und", "und"));
    desk.console(campaign, Look.LAPTOP, "hmn", "en");
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Page page = console.page();
    String called = console.name().textContent();
    answering(page, "**/handovers", 200, "text/html", "<h1>Welcome to our hotel</h1>");

    console.result("language_barrier").click();
    page.locator("#barrier input[name=language][value=hmn]").check();
    page.locator("#barrier [data-hand-over] button").click();

    assertThat(console.announced()).containsText(called + ": Language barrier");
    assertThat(console.connection()).hasText("All saved");
    console.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void aResultThatMakesTheServiceFailHoldsUpNoOtherAndShowsNobodyTwice() {
    UUID campaign =
        desk.campaign(desk.listOf(Collections.nCopies(12, "en").toArray(String[]::new)));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en").kept(3);
    Page page = console.page();
    String failing = "\"result\":\"busy\"";
    page.route(
        ATTEMPTS,
        route -> {
          if (route.request().postData().contains(failing)) {
            route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}"));
          } else {
            route.resume();
          }
        });

    String called = record(console, "busy");
    assertThat(record(console.kept(2), "no_answer")).isNotEqualTo(called);
    assertThat(record(console.kept(2), "no_answer")).isNotEqualTo(called);

    assertThat(console.name()).not().hasText(called);
    assertThat(console.connection()).hasText("1 result waits to be sent");
    console.soon(2, () -> desk.attempts(campaign));
    Locator parked = page.locator("[data-parked] li");
    assertThat(parked).isHidden();
    page.evaluate("setInterval(() => dispatchEvent(new Event('online')), 300)");
    assertThat(parked).containsText(called);
    assertThat(parked).containsText("Something went wrong in the service");
    assertThat(console.connection())
        .hasText("1 result is not saved, see below. Everything else is.");
    page.unroute(ATTEMPTS);
    page.waitForResponse(
        answer -> answer.url().endsWith("/attempts") && answer.ok(),
        () -> parked.locator("[data-slot=again]").click());
    assertThat(page.locator("[data-parked]")).isHidden();
    assertThat(console.connection()).hasText("All saved");
    console.soon(3, () -> desk.attempts(campaign));
  }

  @Test
  void whatThisMachineCannotKeepIsSentAtOnceOrStaysOnTheScreen() {
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en", "en"));
    Page page = desk.signIn(desk.browser(Look.PHONE), desk.caller("en"));
    page.addInitScript(DISK);
    ConsolePages console = ConsolePages.open(page, campaign);
    record(console, "no_answer");
    record(console, "no_answer");
    assertThat(page.evaluate("window.asked")).isEqualTo(1);
    page.evaluate("window.full = true");

    record(console, "busy");

    Locator words = page.locator("[data-part=not-kept]");
    assertThat(words).containsText("This one was sent at once");
    console.soon(3, () -> desk.attempts(campaign));
    answering(page, ATTEMPTS, 200, "text/html", "<h1>Welcome to our hotel</h1>");
    String last = console.name().textContent();
    console.choose("come", "yes");
    console.result("talked").click();
    assertThat(words).containsText("could not be sent either");
    assertThat(console.name()).hasText(last);
    assertThat(console.answer("come", "yes")).isChecked();
    Axe.check(page);
    page.unroute(ATTEMPTS);
    console.result("talked").click();
    assertThat(console.inState("empty")).isVisible();
    console.soon(4, () -> desk.attempts(campaign));
  }

  @Test
  void aReportToStaffThatIsRefusedIsShownWithAllThatWasTold() {
    UUID campaign = desk.campaign(desk.listOf("en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    Page page = console.page();
    answering(page, "**/incidents", 422, "application/problem+json", "{\"title\": \"No\"}");

    page.locator("[data-flag=needs_staff]").check();
    Locator dialog = page.locator("#care");
    dialog.getByText("A hate incident").click();
    dialog.getByLabel("What were you told?").fill("Spat at on the bus");
    dialog.getByText("They would like a call from staff").click();
    dialog.getByText("Send it").click();

    Locator parked = page.locator("[data-parked] li");
    assertThat(parked).containsText("A hate incident");
    assertThat(parked).containsText("Spat at on the bus");
    assertThat(parked).containsText("They would like a call from staff");
    Axe.check(page);
  }

  @Test
  void thePhonesPageIsAsWideAsThePhoneWithUndoOnIt() {
    for (String language : List.of("en", "vi")) {
      UUID list = desk.list();
      desk.person(list, "Nguyễn Thị Minh Khai Hoàng Phương", "en", desk.line());
      desk.person(list, "Mai Vang", "en", desk.line());
      ConsolePages console = desk.console(desk.campaign(list), Look.PHONE.in(language), "en");
      Page page = console.page();
      console.record("no_answer");

      assertThat(page.locator("[data-part=undo]")).isVisible();
      assertThat(page.locator(".console-tools kbd").first()).isHidden();
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .as(language)
          .isEqualTo(0);
    }
  }

  /** Records a result and waits for the next person; who it was. */
  private static String record(ConsolePages console, String result) {
    String name = console.name().textContent();
    console.result(result).click();
    assertThat(console.name()).not().hasText(name);
    console.ready();
    return name;
  }

  private static void answering(Page page, String path, int status, String type, String body) {
    page.route(
        path,
        route ->
            route.fulfill(
                new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body)));
  }

  /** As when the connection comes back: what waits is tried at once. */
  private static void sendAgain(Page page) {
    page.waitForResponse(
        answer -> answer.url().endsWith("/attempts"),
        () -> page.evaluate("dispatchEvent(new Event('online'))"));
  }
}
