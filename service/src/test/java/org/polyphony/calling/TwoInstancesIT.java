package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.ServiceProcess;
import org.polyphony.TestService;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** Two instances, each a process, share one database behind one address. */
class TwoInstancesIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void aCallerMovesBetweenThemInMidShiftAndNoticesNothing() throws Exception {
    CallingDesk desk = new CallingDesk(service, browser);
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en", "en"));
    TestService.Person caller = service.person(Role.ORGANIZER, "en");
    try (ServiceProcess other = service.another();
        Switchboard front = new Switchboard(service.url())) {
      Page page = browser.open(front.url(), Look.LAPTOP);
      page.navigate(service.signInLink(caller).replace(service.url(), front.url()));
      page.locator("main form button").click();
      ConsolePages console = ConsolePages.open(page, campaign);
      console.choose("come", "yes");

      front.turnTo(other.url());
      recordAndGoOn(console);
      console.choose("come", "no");
      String undone = console.name().textContent();
      recordAndGoOn(console);
      front.turnTo(service.url());
      console.undo(undone);
      assertThat(console.answer("come", "no")).isChecked();
      recordAndGoOn(console);
      front.turnTo(other.url());
      page.reload();
      console.ready();
      recordAndGoOn(console);

      other.kill();
      front.turnTo(service.url());
      recordAndGoOn(console);

      assertThat(console.inState("empty")).isVisible();
      assertThat(console.connection()).hasText("All saved");
      console.soon(4, () -> desk.attempts(campaign));
    }
    assertThat(desk.number("SELECT count(DISTINCT line) FROM campaigns.attempts")).isEqualTo(4);
  }

  private static void recordAndGoOn(ConsolePages console) {
    console.record("talked");
    assertThat(console.page().locator(".console[data-state=signed-out]")).hasCount(0);
    assertThat(console.page().locator(".console[data-state=problem]")).hasCount(0);
  }
}
