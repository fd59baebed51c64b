package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** What was recorded leaves the browser only when the service has it, whatever is in between. */
class ConsoleOutboxIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static final String ATTEMPTS = "**/attempts";

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
    page.unroute(ATTEMPTS);
    answering(page, ATTEMPTS, 200, "application/json", "{\"welcome\": \"to our hotel\"}");
    sendAgain(page);
    assertThat(console.connection()).hasText("1 result waits to be sent");
    page.unroute(ATTEMPTS);
    assertThat(console.connection()).hasText("All saved");
    console.ready();
    assertThat(console.name()).not().hasText(called);
    assertThat(desk.attempts(campaign)).isEqualTo(1);
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
    assertThat(desk.attempts(campaign)).isEqualTo(1);
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
    assertThat(desk.attempts(campaign)).isEqualTo(2);
    Locator parked = page.locator("[data-parked] li");
    assertThat(parked).isHidden();
    page.evaluate("setInterval(() => dispatchEvent(new Event('online')), 300)");
    assertThat(parked).containsText(called);
    assertThat(console.connection()).hasText("All saved");
    page.unroute(ATTEMPTS);
    page.waitForResponse(
        answer -> answer.url().endsWith("/attempts") && answer.ok(),
        () -> parked.locator("[data-slot=again]").click());
    assertThat(page.locator("[data-parked]")).isHidden();
    assertThat(desk.attempts(campaign)).isEqualTo(3);
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
