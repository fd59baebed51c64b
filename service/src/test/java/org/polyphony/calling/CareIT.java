package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** Something terrible is told on a call: what the caller does, and what staff see. */
class CareIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void aCallerReadsOutWhoHelpsAndStaffTakeItUp() {
    UUID campaign = desk.campaign(desk.listOf("hmn", "hmn"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn");
    console.choose("come", "yes");
    Page page = console.page();

    Locator flag = page.locator("[data-flag=needs_staff]");
    Locator dialog = page.locator("#care");
    flag.check();
    dialog.locator("[data-cancel]").click();
    assertThat(flag).not().isChecked();
    flag.check();
    dialog.getByText("Somebody in crisis").click();
    assertThat(dialog.locator(".care-cards li")).hasCount(2);
    dialog.getByText("A hate incident").click();
    assertThat(dialog.locator(".care-cards li")).hasCount(1);
    assertThat(dialog.locator(".care-say")).hasAttribute("lang", "hmn");
    Axe.check(page);
    dialog.getByLabel("What were you told?").fill("Spat at on the bus");
    dialog.locator("input[value=hate][name=offered]").check();
    dialog.getByText("Send it").click();

    assertThat(console.announced()).containsText("Staff will read it");
    assertThat(console.answer("come", "yes")).isChecked();
    console.record("talked");
    assertThat(console.connection()).hasText("All saved");
    console.soon(1, () -> desk.attempts(campaign));
    staffTakeItUp();
  }

  @Test
  void aReportIsAboutWhomItWasBegunForWhoeverIsOnTheScreenByThen() {
    UUID campaign = desk.campaign(desk.listOf("hmn", "hmn"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "hmn");
    Page page = console.page();
    String first = console.name().textContent();
    String line = desk.text("SELECT line FROM queue.claims WHERE campaign = ?", campaign);
    page.locator("[data-flag=needs_staff]").check();
    page.locator("#care").getByText("A threat").click();
    desk.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at)"
            + " VALUES (gen_random_uuid(), 'all', CAST(? AS uuid), 'stop', now())",
        line);
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    assertThat(console.inState("changed")).isVisible();

    page.locator("#care").getByText("Send it").click();

    assertThat(console.announced()).containsText("Staff will read it");
    assertThat(console.connection()).hasText("All saved");
    console.soon(
        line, () -> desk.text("SELECT line FROM care.incidents WHERE campaign = ?", campaign));
    assertThat(console.changed().locator("[data-go-on]")).isFocused();
    console.goOn();
    assertThat(console.name()).not().hasText(first);
    assertThat(page.locator("[data-flag=needs_staff]")).not().isChecked();
  }

  private static void staffTakeItUp() {
    Page page = browser.open(service.url(), Look.LAPTOP);
    page.navigate(service.signInLink(service.person(Role.COORDINATOR, "en")));
    page.locator("main form button").click();
    page.navigate("/care");
    Axe.check(page);
    page.getByText("A hate incident").click();
    assertThat(page.locator(".care-account")).hasText("Spat at on the bus");
    assertThat(page.locator("#hate")).containsText("They were told of it");

    page.getByText("I look after it").click();
    page.locator("#hate").getByText("They want it").click();

    assertThat(page.locator("#hate .soft")).hasText("They want it");
    assertThat(page.getByText("Close it")).isVisible();
    Axe.check(page);
  }
}
