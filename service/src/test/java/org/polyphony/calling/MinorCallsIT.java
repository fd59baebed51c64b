package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** Somebody under age at the console: the number is hidden, and the service dials it. */
class MinorCallsIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void dialsByTheServiceAndSaysWhenThereIsNoConnection() {
    CallingDesk desk = new CallingDesk(service, browser);
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    Person young = desk.caller("en");
    desk.sql(
        "UPDATE accounts.users SET minor = true, guardian_consent_on = '2026-06-01' WHERE id = ?",
        young.user());
    ConsolePages console = desk.console(campaign, Look.PHONE, young);
    Page page = console.page();
    assertThat(console.number())
        .hasAttribute("href", Pattern.compile("/call/claims/[0-9a-f-]+/dial"));
    assertThat(page.getByText("The number stays hidden")).isVisible();
    page.keyboard().press("q");
    assertThat(page.getByText("Dial with your own phone")).isHidden();
    Axe.check(page);

    page.context().setOffline(true);
    console.number().click();
    assertThat(console.announced()).containsText("needs a connection");
    page.context().setOffline(false);
    Response dialled =
        page.waitForResponse(
            answer -> answer.url().endsWith("/dial"), () -> console.number().click());

    assertThat(dialled.status()).isEqualTo(302);
    assertThat(
            desk.number(
                "SELECT count(*) FROM queue.claims WHERE campaign = ? AND dialled_at IS NOT NULL",
                campaign))
        .isEqualTo(1);
    assertThat(console.result("talked")).isEnabled();
  }
}
