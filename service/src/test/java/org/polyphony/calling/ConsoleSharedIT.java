package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** Two tabs, two people on one Chromebook, a session that ends, and what the service refuses. */
class ConsoleSharedIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void whatIsRecordedInOneTabLeavesTheOther() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages one = desk.console(campaign, Look.LAPTOP, "en");
    ConsolePages other = ConsolePages.open(one.page().context().newPage(), campaign);
    String name = one.name().textContent();
    assertThat(other.name()).hasText(name);
    other.page().getByLabel("Note").click();
    other.page().keyboard().type("Ask for her sis");

    one.record("no_answer");

    assertThat(other.announced())
        .containsText(name + " was recorded in another tab or on another device.");
    other.page().keyboard().type("ter t n\n");
    assertThat(other.inState("changed")).isVisible();
    assertThat(other.changed()).containsText("Ask for her sis");
    other.goOn();
    assertThat(other.name()).not().hasText(name);
    assertThat(other.connection()).hasText("All saved");
    other.soon(1, () -> desk.attempts(campaign));
    other.changed().getByText("Take off the list").click();
    other.changed().getByText("I do not need these words").click();
    assertThat(other.changed()).isHidden();
  }

  @Test
  void whoCallsForAnotherCampaignInAnotherTabHasGivenTheLineBackThemselves() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages one = desk.console(campaign, Look.LAPTOP, "en");
    String name = one.name().textContent();
    UUID another = desk.campaign(desk.listOf("en", "en"));
    ConsolePages.open(one.page().context().newPage(), another);

    one.beat();

    assertThat(one.announced()).containsText("You now call for another campaign in another tab");
    assertThat(one.number()).isHidden();
    assertThat(one.name()).hasText(name);
    one.result("no_answer").click();
    assertThat(one.name()).not().hasText(name);
    assertThat(one.connection()).hasText("All saved");
    one.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void anotherDeviceOfTheSameCallerIsToldWhatTheyDidOnTheFirst() {
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en"));
    Person caller = desk.caller("en");
    ConsolePages laptop = desk.console(campaign, Look.LAPTOP, caller);
    ConsolePages phone = desk.console(campaign, Look.PHONE, caller);
    String name = laptop.name().textContent();
    assertThat(phone.name()).hasText(name);

    phone.record("no_answer");
    phone.soon(1, () -> desk.attempts(campaign));
    laptop.beat();
    assertThat(laptop.changed())
        .containsText(name + " was recorded in another tab or on another device.");
    laptop.goOn();
    assertThat(laptop.name()).not().hasText(name);

    ConsolePages.open(phone.page(), desk.campaign(desk.listOf("en")));
    laptop.beat();
    assertThat(laptop.announced())
        .containsText("in another tab or on another device, so this line went back");
    assertThat(desk.attempts(campaign)).isEqualTo(1);
  }

  @Test
  void twoTabsAreNeverGivenTheSameLineAhead() {
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en", "en", "en", "en", "en", "en"));
    ConsolePages one = desk.console(campaign, Look.LAPTOP, "en").kept(3);
    ConsolePages other = ConsolePages.open(one.page().context().newPage(), campaign);
    String name = one.name().textContent();

    one.record("no_answer");
    assertThat(other.inState("changed")).isVisible();
    other.goOn();
    assertThat(other.name()).not().hasText(name);

    assertThat(one.name()).not().hasText(other.name().textContent());
    one.record("refused");
    other.record("busy");
    assertThat(one.connection()).hasText("All saved");
    assertThat(other.connection()).hasText("All saved");
    one.soon(
        3,
        () ->
            desk.number(
                "SELECT count(DISTINCT line) FROM campaigns.attempts WHERE campaign = ?"
                    + " AND disposition = 'accepted'",
                campaign));
  }

  @Test
  void whatSomebodyElseRecordedOnThisChromebookIsSentAsTheirs() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    Person mai = desk.caller("en");
    Person kou = desk.caller("en");
    ConsolePages console = desk.console(campaign, Look.LAPTOP, mai);
    String called = console.name().textContent();
    console.page().getByLabel("Note").fill("Ask for her sister");
    console.page().context().setOffline(true);
    console.result("refused").click();
    assertThat(console.inState("offline")).isVisible();
    Page page = console.page().context().newPage();
    console.page().close();
    page.context().clearCookies();
    page.context().setOffline(false);

    ConsolePages next = ConsolePages.open(desk.signIn(page, kou), campaign);

    assertThat(next.connection()).hasText("All saved");
    assertThat(next.name()).not().hasText(called);
    assertThat(next.page().getByLabel("Note")).hasValue("");
    next.soon(
        mai.user().toString(),
        () ->
            desk.text("SELECT author::text FROM campaigns.attempts WHERE campaign = ?", campaign));
  }

  @Test
  void aSessionThatEndsInMidCallAsksToSignInAgainAndKeepsEveryWord() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    Person mai = desk.caller("en");
    ConsolePages console = desk.console(campaign, Look.LAPTOP, mai);
    Page page = console.page();
    String name = console.name().textContent();
    console.choose("come", "yes");
    console.page().locator("#answer-wish").fill("A bus that comes");
    page.getByLabel("Note").fill("Ask for her sister");
    console.keptNote("Ask for her sister");
    page.context().clearCookies();

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    Locator bar = page.locator("[data-part=signed-out]");
    assertThat(bar).containsText("You are signed out");
    assertThat(console.announced()).containsText("You are signed out");
    assertThat(console.answer("come", "yes")).isChecked();
    Axe.check(page);
    bar.locator("a").click();
    page.locator("[name=email]").fill(mai.email());
    page.locator("[name=password]").fill(mai.password());
    page.locator("main form button").first().click();

    console.ready();
    assertThat(console.name()).hasText(name);
    assertThat(console.answer("come", "yes")).isChecked();
    assertThat(page.locator("#answer-wish")).hasValue("A bus that comes");
    assertThat(page.getByLabel("Note")).hasValue("Ask for her sister");
    console.record("talked");
    console.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void whatTheServiceRefusesIsShownWithWhatToDoAndBlocksNothing() {
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    Page page = console.page();
    String refused = console.name().textContent();
    console.choose("come", "yes");
    // As when the script has lost a question since: the item names one that the version lacks.
    page.route(
        "**/attempts",
        route ->
            route.resume(
                new Route.ResumeOptions()
                    .setPostData(
                        route.request().postData().replace("\"come\":", "\"shoe_size\":"))));
    console.result("talked").click();
    Locator parked = page.locator("[data-parked] li");
    assertThat(parked).containsText(refused);
    assertThat(parked).containsText("Talked");
    assertThat(parked.locator("[data-slot=reason]")).not().isEmpty();
    Axe.check(page);
    page.unroute("**/attempts");
    console.ready();
    assertThat(console.connection())
        .hasText("1 result is not saved, see below. Everything else is.");
    assertThat(desk.attempts(campaign)).isZero();

    parked.locator("[data-slot=again]").click();

    assertThat(page.locator("[data-parked]")).isHidden();
    console.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void undoTakesBackWhatAnotherTabHasSent() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages one = desk.console(campaign, Look.LAPTOP, "en");
    String name = recordedByAnotherTab(campaign, one, "");

    one.undo(name);

    assertThat(desk.attempts(campaign)).isZero();
  }

  @Test
  void undoLearnsByTheKeyWhatNobodyHasToldIt() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages one = desk.console(campaign, Look.LAPTOP, "en");
    String name =
        recordedByAnotherTab(campaign, one, "BroadcastChannel.prototype.postMessage = () => {};");
    one.page().unroute("**/attempts");

    one.undo(name);

    assertThat(desk.attempts(campaign)).isZero();
  }

  @Test
  void undoIsThereAfterAReloadWithEveryWord() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    Page page = console.page();
    String name = console.name().textContent();
    console.choose("come", "yes");
    page.getByLabel("Note").fill("Ask for her sister");
    console.record("talked");
    console.soon(1, () -> desk.attempts(campaign));

    page.reload();
    console.ready();
    assertThat(console.name()).not().hasText(name);
    console.undo(name);

    assertThat(console.answer("come", "yes")).isChecked();
    assertThat(page.getByLabel("Note")).hasValue("Ask for her sister");
    assertThat(desk.attempts(campaign)).isZero();
    page.reload();
    console.ready();
    assertThat(page.locator("[data-part=undo]")).isHidden();
  }

  @Test
  void undoNeedsNoSession() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    String name = console.name().textContent();
    console.record("refused");
    console.soon(1, () -> desk.attempts(campaign));
    console.page().context().clearCookies();

    console.page().locator("[data-part=undo]").click();

    assertThat(console.announced()).containsText(name + " is in the queue again");
    assertThat(desk.attempts(campaign)).isZero();
  }

  /**
   * Records what only another tab can send; {@code there} runs in that one first. Who was called.
   */
  private static String recordedByAnotherTab(UUID campaign, ConsolePages one, String there) {
    String name = one.name().textContent();
    one.page().route("**/attempts", Route::abort);
    one.result("no_answer").click();
    assertThat(one.connection()).hasText("1 result waits to be sent");
    Page other = one.page().context().newPage();
    other.addInitScript(there);
    ConsolePages sending = ConsolePages.open(other, campaign);
    assertThat(sending.connection()).hasText("All saved");
    sending.soon(1, () -> desk.attempts(campaign));
    return name;
  }
}
