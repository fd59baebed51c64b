package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** The console while the connection, the session or the line is lost. */
class ConsoleConnectionIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void whatWasHeardOffLineIsKeptAndDeliveredOnce() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    String first = console.name().textContent();
    console.choose("come", "yes");

    console.page().context().setOffline(true);
    console.result("talked").click();
    assertThat(console.inState("offline")).isVisible();
    assertThat(console.connection()).hasText("1 result waits to be sent");
    assertThat(console.page().getByText("safe on this device")).isVisible();
    assertThat(desk.attempts(campaign)).isZero();
    Axe.check(console.page());

    console.page().context().setOffline(false);
    console.ready();
    assertThat(console.name()).not().hasText(first);
    assertThat(console.connection()).hasText("All saved");
    assertThat(desk.attempts(campaign)).isEqualTo(1);
  }

  @Test
  void whatIsLeftIsSentWhenThePageIsOpenedAgain() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    String first = console.name().textContent();
    console.page().context().setOffline(true);
    console.result("no_answer").click();
    assertThat(console.inState("offline")).isVisible();

    Page again = console.page().context().newPage();
    console.page().close();
    again.context().setOffline(false);
    ConsolePages opened = ConsolePages.open(again, campaign);

    assertThat(opened.name()).not().hasText(first);
    assertThat(desk.attempts(campaign)).isEqualTo(1);
  }

  @Test
  void undoTakesBackWhatWasNeverSent() {
    UUID campaign = desk.campaign(desk.listOf("en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    String name = console.name().textContent();
    console.choose("come", "yes");
    console.page().context().setOffline(true);
    console.result("refused").click();
    assertThat(console.inState("offline")).isVisible();

    console.undo(name);
    assertThat(console.answer("come", "yes")).isChecked();
    console.page().context().setOffline(false);
    assertThat(console.connection()).hasText("All saved");
    assertThat(console.answer("come", "yes")).isChecked();
    console.record("talked");

    assertThat(desk.attempts(campaign)).isEqualTo(1);
    assertThat(desk.text("SELECT result FROM campaigns.attempts WHERE campaign = ?", campaign))
        .isEqualTo("talked");
  }

  @Test
  void aCallWhoseLeaseWasLostIsNotThrownAway() {
    UUID campaign = desk.campaign(desk.listOf("en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    console.choose("come", "yes");
    desk.sql(
        "UPDATE queue.claims SET expires_at = platform.now() - interval '1 second' WHERE campaign = ?",
        campaign);
    desk.sql("SELECT queue.sweep(now())");
    assertThat(desk.claim(campaign, "en").status()).isEqualTo(201);

    beat(console);

    assertThat(console.announced()).containsText("somebody else may call too");
    assertThat(console.answer("come", "yes")).isChecked();
    console.record("talked");
    assertThat(console.connection()).hasText("All saved");
    assertThat(desk.text("SELECT disposition FROM campaigns.attempts WHERE campaign = ?", campaign))
        .isEqualTo("beside");
  }

  @Test
  void whoSaysStopMeanwhileIsTakenOffTheScreen() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    String first = console.name().textContent();
    desk.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at)"
            + " SELECT ?, 'all', line, 'stop', now() FROM queue.claims WHERE campaign = ?",
        Ids.next(),
        campaign);

    beat(console);

    assertThat(console.name()).not().hasText(first);
    assertThat(console.announced()).containsText("asked not to be called");
  }

  @Test
  void aSessionThatEndsLosesNothing() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    console.choose("come", "yes");
    console.page().context().clearCookies();

    beat(console);
    assertThat(console.answer("come", "yes")).isChecked();
    console.result("talked").click();

    assertThat(console.inState("signed-out")).isVisible();
    assertThat(console.connection()).hasText("All saved");
    assertThat(desk.attempts(campaign)).isEqualTo(1);
    Axe.check(console.page());
  }

  /** As when the browser comes back to the front. */
  private static void beat(ConsolePages console) {
    console
        .page()
        .waitForResponse(
            answer -> answer.request().method().equals("PUT"),
            () -> console.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))"));
  }
}
