package org.polyphony.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.ConsolePages;
import org.polyphony.rooms.RoomApi.Somebody;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** An evening in the room of a shift, from the plan to the thanks. */
class RoomIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static RoomApi api;
  private static Somebody lead;

  @BeforeAll
  static void gather() {
    api = new RoomApi(service);
    lead = api.somebody(Role.COORDINATOR, "es", "en");
  }

  @Test
  void aShiftIsPlannedJoinedLedAndThankedFor() {
    Page leading = signedIn(lead);
    String shift = plans(leading);
    Page volunteer = joins(shift);
    bothAreInTheLobby(leading, volunteer);
    ConsolePages console = theLineReachesTheConsole(leading, volunteer, shift);
    helpIsAskedForAndComes(leading, console);
    aLeadWhoCallsHearsItThere(leading, console, shift);
    theThanksCountWhatWasDone(leading, console);
  }

  @Test
  void aShiftThatIsMovedOrCalledOffAmongTheEventsIsSoInItsRoom() {
    String shift = api.planned(lead, lead.id());
    String code =
        api.text("SELECT code FROM accounts.join_links WHERE shift = ?", UUID.fromString(shift));
    Somebody caller = api.somebody(Role.ORGANIZER, "en");
    caller.isHere(shift, "lobby");
    Page volunteer = signedIn(caller);
    ConsolePages console = ConsolePages.open(volunteer, UUID.fromString(api.campaign()));
    Page leading = signedIn(lead);

    leading.navigate("/events/" + shift + "/edit");
    leading.locator("[name=ends_at]").fill("15:30");
    leading.locator("[name=kind]").selectOption("meeting");
    leading.locator("main form button").click();
    assertThat(leading.locator(".problems")).containsText("so it stays a phone bank");
    leading.locator("[name=kind]").selectOption("phone_bank");
    leading.locator("main form button").click();
    assertThat(leading).hasURL(Pattern.compile("/events/[^/]+$"));
    assertThat(codeLasts(shift)).isEqualTo("2026-06-11 10:30:00");

    leading.navigate("/events/" + shift + "/cancellation");
    leading.locator("main form button").click();
    looksAgain(volunteer);
    assertThat(volunteer.locator("[data-called-off]")).containsText("finish the call you are on");
    assertThat(volunteer.locator(".room-bar")).isVisible();
    Axe.check(volunteer);
    console.ready();
    Page late = browser.open(service.url(), Look.PHONE);
    late.navigate("/join/" + code);
    assertThat(late.locator("main")).containsText("This shift is called off");
    Axe.check(late);

    leading.locator("form[action$='/reopening'] button").click();
    late.reload();
    assertThat(late.locator("main")).not().containsText("called off");
  }

  private static String codeLasts(String shift) {
    return api.text(
        "SELECT (expires_at AT TIME ZONE 'UTC')::text FROM accounts.join_links WHERE shift = ?",
        UUID.fromString(shift));
  }

  private static Page signedIn(Somebody somebody) {
    Page page = browser.open(service.url(), Look.LAPTOP);
    page.navigate(service.signInLink(somebody.person));
    page.locator("main form button").click();
    return page;
  }

  /** The path of the shift. */
  private static String plans(Page page) {
    api.text(
        "WITH over AS (UPDATE rooms.rooms SET ended_at = now() RETURNING shift) SELECT count(*) FROM over");
    page.navigate("/shifts");
    page.getByText("Plan a shift").click();
    Axe.check(page);
    page.getByLabel("Name").fill("Wednesday phone bank");
    page.getByLabel("Begins at").fill("10:00");
    page.getByLabel("Ends at").fill("09:59");
    page.getByLabel("People to talk to").fill("300");
    click(page, "Plan the shift");
    assertThat(page.locator(".problems")).containsText("16 hours at most");
    assertThat(page.locator(".problems li").first()).containsText("Ends at: ");
    Axe.check(page);
    page.getByLabel("Ends at").fill("14:00");
    page.getByLabel("Day").fill("2026-06-10");
    click(page, "Plan the shift");
    assertThat(page.locator("h1")).hasText("Wednesday phone bank");
    assertThat(page.locator(".lead")).containsText("Today, 10:00");
    Axe.check(page);
    return page.url().replaceAll(".*/shifts", "/shifts");
  }

  private static Page joins(String shift) {
    String code =
        api.text(
            "SELECT code FROM accounts.join_links WHERE shift = ?",
            UUID.fromString(shift.replaceAll(".*/", "")));
    Page page = browser.open(service.url(), Look.PHONE);
    page.navigate("/join/" + code);
    page.getByLabel("Name").fill("Mai Nhia Moua");
    page.locator("input[name=speaks][value=hmn]").check();
    page.getByLabel("PIN").fill("481516");
    page.locator("main form button").click();
    page.waitForURL("**" + shift);
    Axe.check(page);
    return page;
  }

  private static void bothAreInTheLobby(Page leading, Page volunteer) {
    assertThat(leading.locator("#room-here")).containsText("Mai Nhia Moua");
    assertThat(volunteer.locator("#room-here")).containsText("Pa Houa");
    assertThat(volunteer.locator("#room-here")).not().containsText("Pa Houa Test");
    assertThat(volunteer.locator("#room-progress")).containsText("0 of 300 people talked to");
    assertThat(volunteer.locator("#room-languages")).containsText("Nobody here speaks");
    assertThat(volunteer.getByText("End the shift")).hasCount(0);
  }

  private static ConsolePages theLineReachesTheConsole(Page leading, Page volunteer, String shift) {
    leading.getByLabel("What do you want to say?").fill("Supper is at noon.");
    click(leading, "Say it to all");
    Axe.check(leading);
    volunteer.getByText("Start calling").click();
    ConsolePages console = ConsolePages.on(volunteer);
    Locator line = volunteer.locator(".room-bar-line");
    assertThat(line).containsText("Supper is at noon.");
    Axe.check(volunteer);
    line.locator("summary").click();
    click(volunteer, "I have read it");
    assertThat(line).isEmpty();

    leading.getByLabel("What do you want to say?").fill("Ten more minutes!");
    click(leading, "Say it to all");
    looksAgain(volunteer);
    assertThat(line).containsText("Ten more minutes!");
    return console;
  }

  private static void helpIsAskedForAndComes(Page leading, ConsolePages console) {
    Page volunteer = console.page();
    volunteer.keyboard().press("h");
    assertThat(volunteer.locator("[data-help]")).hasText("Help is asked for");
    assertThat(volunteer.locator(".room-bar-line")).containsText("Ten more minutes!");
    theFirstScreenHoldsWhatTheCallNeeds(volunteer);

    assertThat(leading.locator("#room-asks")).containsText("Mai Nhia Moua");
    assertThat(leading).hasTitle(Pattern.compile("^\\(1\\) .*"));
    Axe.check(leading);
    click(leading, "I am coming");
    looksAgain(volunteer);
    assertThat(volunteer.locator("[data-help]")).hasText("Pa Houa is coming");
    click(leading, "Done");
    looksAgain(volunteer);
    assertThat(volunteer.locator("[data-help]")).isEmpty();

    volunteer.context().setOffline(true);
    volunteer.keyboard().press("h");
    assertThat(volunteer.locator("[data-lost]")).containsText("We keep trying");
    volunteer.context().setOffline(false);
    assertThat(volunteer.locator("[data-lost]")).isEmpty();
  }

  /** On a small phone, with a line of the lead's and a call for help above: nothing to scroll. */
  private static void theFirstScreenHoldsWhatTheCallNeeds(Page volunteer) {
    volunteer.setViewportSize(360, 640);
    volunteer.evaluate("scrollTo(0, 0)");
    assertThat(volunteer.locator(".console-number a")).isInViewport();
    Object free =
        volunteer.evaluate(
            """
            () => {
              const box = (css) => document.querySelector(css).getBoundingClientRect();
              const line = document.querySelector('[data-part=script] .line-text');
              const first = box('[data-part=script] .line-text').top + parseFloat(getComputedStyle(line).lineHeight);
              return Math.min(box('.console-quick').top - first, box('.console-quick').top - box('.console-number a').bottom);
            }""");
    assertThat(((Number) free).doubleValue()).isNotNegative();
    assertThat(
            volunteer.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0);
  }

  private static void aLeadWhoCallsHearsItThere(Page leading, ConsolePages console, String shift) {
    Page volunteer = console.page();
    leading.getByText("Start calling").click();
    leading.locator("[data-behaviour=room]").waitFor();
    assertThat(leading.locator("[data-ask]")).isHidden();
    volunteer.locator("[data-ask]").click();
    assertThat(volunteer.locator("[data-take-back]")).isFocused();

    looksAgain(leading);
    assertThat(leading.locator(".room-bar-asks")).containsText("Mai Nhia Moua Just now");
    Axe.check(leading);
    Locator comes = leading.locator(".room-bar-asks").getByText("I am coming");
    comes.click();
    assertThat(comes).isHidden();
    looksAgain(volunteer);
    assertThat(volunteer.locator("[data-help]")).hasText("Pa Houa is coming");
    click(volunteer, "I no longer need help");
    assertThat(volunteer.locator("[data-help]")).isEmpty();
    looksAgain(leading);
    assertThat(leading.locator(".room-bar-asks")).isEmpty();
    leading.navigate(shift);
  }

  private static void theThanksCountWhatWasDone(Page leading, ConsolePages console) {
    console.ready();
    console.record("talked");
    assertThat(leading.locator("#room-progress")).containsText("1 of 300 people talked to");
    leading.getByText("End the shift").click();
    Axe.check(leading);
    leading.getByLabel("A sentence to all").fill("You were kind to everybody.");
    click(leading, "End the shift");
    assertThat(leading.locator("main")).containsText("You gave your time");
    Axe.check(leading);

    Page volunteer = console.page();
    looksAgain(volunteer);
    assertThat(volunteer.getByText("See what we did")).isVisible();
    // The call they are in is theirs to finish; there is no other.
    console.ready();
    console.result("no_answer").click();
    volunteer.waitForURL("**/thanks");
    assertThat(volunteer.locator("h1")).hasText("Thank you");
    assertThat(volunteer.locator("main")).containsText("You were kind to everybody.");
    assertThat(volunteer.locator(".figures")).containsText("Hmoob");
    assertThat(volunteer.locator(".figures dd")).hasText("1");
    Axe.check(volunteer);
    theShiftGoesOn(leading, volunteer);
  }

  private static void theShiftGoesOn(Page leading, Page volunteer) {
    volunteer.goBack();
    assertThat(volunteer.locator("[data-part=empty] h2")).containsText("The shift has ended");
    assertThat(volunteer.locator("[data-part=undo]")).isVisible();
    Axe.check(volunteer);
    leading.locator(".crumbs a").last().click();
    leading.locator("form[action$='/going-on'] button").click();
    volunteer.locator("[data-part=empty] [data-slot=again]").click();
    assertThat(ConsolePages.on(volunteer).inState("call")).isVisible();
  }

  /** As when the connection comes back, so that nobody waits for the next look. */
  private static void looksAgain(Page page) {
    page.evaluate("dispatchEvent(new Event('online'))");
  }

  private static void click(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }
}
