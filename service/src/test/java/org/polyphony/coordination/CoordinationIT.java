package org.polyphony.coordination;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;

/** A coordinator watches the queue of a campaign while others call, and steers it. */
class CoordinationIT {

  private static final String COORDINATOR = "Teresa Campos";
  private static final String CALLER = "Pa Houa Vang";

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static UUID campaign;

  @BeforeAll
  static void promiseSomething() {
    campaign =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT id FROM campaigns.campaigns WHERE state = 'open'")
                        .mapTo(UUID.class)
                        .first());
    promise("ready", "2026-06-10T16:30:00Z", CALLER);
    promise("ready", "2026-06-11T01:00:00Z", null);
  }

  private static void promise(String state, String due, String by) {
    service
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO consent.follow_ups
                          (id, organization, kind, campaign, line, language, due_at, for_user, created_at)
                        SELECT :id, c.organization, 'callback', c.id, e.line, l.language, :due,
                               (SELECT id FROM accounts.users WHERE name = :by), :due
                        FROM campaigns.campaigns c
                        JOIN queue.entries e ON e.campaign = c.id AND e.state = :state
                        JOIN queue.lanes l ON l.id = e.lane AND l.language = 'es' AND NOT l.inferred
                        WHERE c.id = :campaign AND e.line NOT IN (
                          SELECT line FROM consent.follow_ups WHERE line IS NOT NULL)
                        ORDER BY e.rank DESC LIMIT 1
                        """)
                    .bind("id", Ids.next())
                    .bind("due", Instant.parse(due).atOffset(ZoneOffset.UTC))
                    .bind("by", by)
                    .bind("state", state)
                    .bind("campaign", campaign)
                    .execute());
  }

  private static Page as(String who, Look look, String path) {
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLinkOfSample(who));
    page.locator("main form button").click();
    page.navigate(path);
    return page;
  }

  private static String queue() {
    return "/campaigns/" + campaign + "/queue";
  }

  private static Locator button(Locator part, String name) {
    return part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  @Test
  void aCoordinatorSeesACallerComeAndTakesTheirLineBack() {
    Page page = as(COORDINATOR, Look.LAPTOP, queue());
    Locator callers = page.locator("#callers");
    assertThat(callers).containsText("Nobody is calling right now.");

    Page calling = as(CALLER, Look.PHONE, "/call/" + campaign);
    assertThat(calling.locator("[data-state=call]")).isVisible();

    // Nothing was reloaded: the page looks by itself.
    Locator caller = callers.locator("li");
    assertThat(caller).containsText(CALLER);
    assertThat(caller).containsText("Has somebody on the screen since");
    caller.getByText("Take the line back").click();
    Locator take = button(caller, "Take it back");
    take.focus();
    // What somebody is at stays as it is, while the figures beside it go on.
    page.locator("#demand table").evaluate("table => table.remove()");
    assertThat(page.locator("#demand table")).isVisible();
    assertThat(take).isFocused();
    take.click();

    assertThat(page.locator(".notice")).containsText(CALLER + " reads within half a minute");
    // A heartbeat at once, as after a loss of the connection: nobody waits for the next.
    calling.evaluate("dispatchEvent(new Event('online'))");
    assertThat(calling.locator("[data-part=announcements]")).containsText("taken this line back");
  }

  @Test
  void aCoordinatorPausesALanguageAndGoesOnWithIt() {
    Page page = as(COORDINATOR, Look.LAPTOP, queue());
    Locator spanish = page.locator("#why-es");
    spanish.locator("summary").click();
    button(spanish, "Pause this language").click();
    assertThat(page.locator(".notice")).containsText("until you go on with it");
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Español")))
        .containsText("Paused");

    page.locator("#why-es summary").click();
    button(page.locator("#why-es"), "Go on with it").click();
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Español")))
        .not()
        .containsText("Paused");
  }

  @Test
  void aCoordinatorMovesLanguagesWithTheKeyboardAndTakesItBack() {
    Page page = as(COORDINATOR, Look.LAPTOP, queue());
    Locator order = page.locator("#order");
    Locator rows = order.locator("li");
    assertThat(order).containsText("By scarcity");
    String second = rows.nth(1).getAttribute("data-language");
    Locator up = order.locator("[data-language=" + second + "] [data-move=up]");
    up.focus();
    page.keyboard().press("ArrowUp");

    assertThat(rows.first()).hasAttribute("data-language", second);
    assertThat(order.getByRole(AriaRole.STATUS)).containsText("is number 1 of");
    assertThat(order).containsText("In the order that you have set");
    // At the top there is nowhere to go: the focus stays with the language.
    assertThat(order.locator("[data-language=" + second + "] [data-move=down]")).isFocused();

    button(order, "Undo").click();
    assertThat(order).containsText("By scarcity");
    assertThat(order.getByRole(AriaRole.STATUS)).hasText("Languages are served by scarcity now.");
    assertThat(rows.nth(1)).hasAttribute("data-language", second);
  }

  @Test
  void aCoordinatorMovesLanguagesWithoutJavaScript() {
    Page page = as(COORDINATOR, Look.PHONE, queue());
    page.route("**/coordination/*.js", Route::abort);
    page.reload();
    Locator order = page.locator("#order");
    String second = order.locator("li").nth(1).getAttribute("data-language");
    order.locator("li").nth(1).locator("[data-move=up]").click();
    page.waitForURL("**/queue?moved=*");
    assertThat(order.locator("li").first()).hasAttribute("data-language", second);
    assertThat(order.getByRole(AriaRole.STATUS)).containsText("is number 1 of");

    button(order, "Back to the order by scarcity").click();
    assertThat(order.getByRole(AriaRole.STATUS)).hasText("Languages are served by scarcity now.");
  }

  @Test
  void aCoordinatorGivesADuePromiseToSomebodyAndALineToTheFront() {
    Page page = as(COORDINATOR, Look.LAPTOP, queue());
    Locator due = page.locator("#promises li").first();
    assertThat(due).containsText("Due");
    assertThat(due).containsText("June 10, 2026 at 9:30 AM, their time");
    assertThat(due).containsText(CALLER + " promised it; now anybody who speaks it");
    due.getByText("Give to somebody").first().click();
    due.getByRole(AriaRole.COMBOBOX).selectOption("");
    button(due, "Give to somebody").click();
    assertThat(page.locator("#promises li").first()).containsText("by anybody who speaks it");

    page.locator("#why-es summary").click();
    page.locator("#why-es a", new Page.LocatorOptions().setHasText("to be called")).click();
    button(page.locator("main li").last(), "To the front").click();
    assertThat(page.locator(".notice")).hasText("This line comes up next in its language.");
  }

  @Test
  void aCoordinatorAddsADayOffAndTakesItOut() {
    Page page = as(COORDINATOR, Look.LAPTOP, queue());
    Locator days = page.locator("#days");
    assertThat(days).containsText("Friday, June 19, 2026 Juneteenth");
    days.locator("input[type=date]").fill("2026-06-15");
    button(days, "Add").click();
    Locator added =
        page.locator("#days li", new Page.LocatorOptions().setHasText(Pattern.compile("June 15")));
    assertThat(added).containsText("Nobody is called");
    button(added, "Call on this day").click();
    assertThat(added).hasCount(0);
  }

  static List<Look> looks() {
    return Look.all();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isReadableInEveryLook(Look look) {
    Page calling = as(CALLER, Look.PHONE, "/call/" + campaign);
    assertThat(calling.locator("[data-state=call]")).isVisible();
    Page page = as(COORDINATOR, look, queue());
    page.locator("details.why").first().locator("summary").click();
    page.locator("#promises details summary").first().click();
    page.locator("#callers details summary").first().click();
    Screens.shoot(page, "queue-" + look.slug());
    Axe.check(page);
    page.navigate(queue() + "/lines?language=es&state=ready");
    Screens.shoot(page, "queue-lines-" + look.slug());
    Axe.check(page);
  }
}
