package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/** Practicing: the real console and the real script, and no trace of it anywhere. */
class PracticeIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void everyButtonWorksAndNothingIsWrittenAnywhere() {
    CallingDesk desk = new CallingDesk(service, browser);
    UUID campaign = desk.campaign(desk.listOf("hmn", "en"));
    Page page = signedIn("hmn", "en");
    Map<String, Long> before = rowsByTable();

    page.navigate("/shifts");
    page.locator("main a[href='/call/" + campaign + "/practice']").click();
    ConsolePages console = ConsolePages.on(page);
    assertThat(page.locator(".console > .notice")).containsText("nothing is recorded");
    assertThat(page.locator("[data-part=script]")).containsText("Nyob zoo Mai Nhia.");
    assertThat(page.locator(".console-number")).containsText("(916) 555-01");
    Axe.check(page);
    String first = console.name().textContent();
    console.choose("come", "yes");
    page.getByLabel("Note").fill("She asks about a ride");
    console.record("talked");
    assertThat(console.announced()).containsText("Talked");
    console.undo(first);
    assertThat(console.answer("come", "yes")).isChecked();
    console.record("no_answer");
    console.barrier("vi");
    assertThat(console.name()).not().hasText(first);

    isAskedBeforeSomeResults(console);
    sendsWhatNobodyReads(page);
    Locator skip = page.locator("button[data-part=skip]");
    String skipped = console.name().textContent();
    skip.click();
    assertThat(console.name()).not().hasText(skipped);
    assertThat(page.locator("[data-connection]")).isHidden();
    assertThat(rowsByTable()).isEqualTo(before);
  }

  private static void isAskedBeforeSomeResults(ConsolePages console) {
    Page page = console.page();
    console.result("call_back").click();
    page.locator("#callback-day").fill("2026-06-11");
    page.locator("#callback button[type=submit]").click();
    console.ready();
    console.result("do_not_call").click();
    page.locator("#do-not-call button[type=submit]").click();
    console.ready();
  }

  private static void sendsWhatNobodyReads(Page page) {
    page.locator("[data-flag=needs_staff]").check();
    Locator dialog = page.locator("#care");
    dialog.getByText("A hate incident").click();
    dialog.getByLabel("What were you told?").fill("Nothing, this is practice");
    dialog.getByText("Send it").click();
    assertThat(dialog).isHidden();
  }

  @Test
  void speaksTheCallersLanguagesAndNowAndThenALanguageThatNobodyKnows() {
    CallingDesk desk = new CallingDesk(service, browser);
    UUID campaign = desk.campaign(desk.listOf("hmn", "en"));
    Page page = signedIn("hmn", "en");
    page.navigate("/call/" + campaign + "/practice");
    ConsolePages console = ConsolePages.on(page);

    assertThat(console.language()).isEqualTo("hmn");
    console.record("no_answer");
    assertThat(console.language()).isEqualTo("en");
    console.record("no_answer");
    console.record("no_answer");
    assertThat(console.language()).isEqualTo("und");
    page.locator(".which-language button[data-heard=hmn]").click();

    assertThat(page.locator("[data-part=script]")).containsText("Koj puas tuaj?");
  }

  @Test
  void looksAsItIs() {
    CallingDesk desk = new CallingDesk(service, browser);
    UUID campaign = desk.campaign(desk.listOf("hmn", "en"));
    for (Look look : Look.all()) {
      Page page = browser.open(service.url(), look);
      page.navigate(service.signInLink(service.person(Role.ORGANIZER, "hmn", "en")));
      page.locator("main form button").click();
      page.navigate("/call/" + campaign + "/practice");
      ConsolePages.on(page);
      Axe.check(page);
      Screens.shoot(page, "practice-" + look.slug());
    }
  }

  private static Page signedIn(String... speaks) {
    Page page = browser.open(service.url(), Look.LAPTOP);
    page.navigate(service.signInLink(service.person(Role.ORGANIZER, speaks)));
    page.locator("main form button").click();
    page.waitForURL("**/shifts");
    return page;
  }

  /** How many rows each table of the product has. */
  private static Map<String, Long> rowsByTable() {
    return service
        .jdbi()
        .withHandle(
            handle -> {
              Map<String, Long> rows = new TreeMap<>();
              handle
                  .createQuery(
                      "SELECT schemaname || '.' || tablename FROM pg_tables"
                          + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
                  .mapTo(String.class)
                  .forEach(
                      table ->
                          rows.put(
                              table,
                              handle
                                  .createQuery("SELECT count(*) FROM " + table)
                                  .mapTo(Long.class)
                                  .one()));
              assertThat(rows)
                  .containsKeys("campaigns.attempts", "queue.claims", "consent.touches");
              return rows;
            });
  }
}
