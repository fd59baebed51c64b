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
    console.soon(1, () -> desk.attempts(campaign));
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
    opened.soon(1, () -> desk.attempts(campaign));
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

    console.soon(1, () -> desk.attempts(campaign));
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

    console.beat();

    assertThat(console.announced()).containsText("somebody else may call too");
    assertThat(console.answer("come", "yes")).isChecked();
    console.record("talked");
    assertThat(console.connection()).hasText("All saved");
    console.soon(
        "beside",
        () -> desk.text("SELECT disposition FROM campaigns.attempts WHERE campaign = ?", campaign));
  }

  @Test
  void whoSaysStopMeanwhileIsTakenOffTheScreen() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    String first = console.name().textContent();
    stop(campaign);

    console.beat();

    assertThat(console.announced()).containsText(first + " has asked not to be called");
    assertThat(console.changed()).containsText("Nobody else is on the screen yet");
    assertThat(console.inState("changed")).isVisible();
    console.goOn();
    assertThat(console.name()).not().hasText(first);
    assertThat(console.changed()).isHidden();
  }

  @Test
  void whatIsTypedOnAfterAStopIsRecordedOfNobodyAndNoWordIsLost() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    Page page = console.page();
    String first = console.name().textContent();
    page.locator("#answer-wish").fill("A bus that comes");
    page.getByLabel("Note").click();
    page.keyboard().type("She has a sister, as");
    stop(campaign);

    console.beat();
    assertThat(console.inState("changed")).isVisible();
    page.keyboard().type("k for it.\nt d 1 n\n");

    assertThat(console.inState("changed")).isVisible();
    assertThat(console.changed().locator("[data-go-on]")).isFocused();
    assertThat(console.changed()).containsText("A bus that comes\nShe has a sister, as");
    Axe.check(page);
    console.goOn();
    assertThat(console.name()).not().hasText(first);
    String second = console.name().textContent();
    assertThat(page.getByLabel("Note")).hasValue("");
    assertThat(desk.attempts(campaign)).isZero();
    page.reload();
    console.ready();
    assertThat(console.name()).hasText(second);
    assertThat(console.changed()).containsText(first);
    assertThat(console.changed()).containsText("She has a sister, as");
    Axe.check(page);

    console.changed().getByText("Record what happened").click();

    assertThat(console.name()).hasText(first);
    assertThat(console.number()).isHidden();
    assertThat(page.getByLabel("Note")).hasValue("She has a sister, as");
    assertThat(page.locator("#answer-wish")).hasValue("A bus that comes");
    assertThat(console.changed()).isHidden();
    console.record("talked");
    assertThat(console.connection()).hasText("All saved");
    assertThat(console.name()).hasText(second);
    console.soon(
        "She has a sister, as",
        () ->
            desk.text(
                "SELECT note FROM campaigns.attempts JOIN queue.claims c ON c.id = claim"
                    + " JOIN consent.suppressions s ON s.line = c.line WHERE c.campaign = ?",
                campaign));
    assertThat(desk.attempts(campaign)).isEqualTo(1);
  }

  @Test
  void aSessionThatEndsLosesNothing() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    console.choose("come", "yes");
    console.page().context().clearCookies();

    console.beat();
    assertThat(console.answer("come", "yes")).isChecked();
    console.result("talked").click();

    assertThat(console.inState("signed-out")).isVisible();
    assertThat(console.connection()).hasText("All saved");
    console.soon(1, () -> desk.attempts(campaign));
    Axe.check(console.page());
  }

  /** Whoever has the claim of a campaign says STOP. */
  private static void stop(UUID campaign) {
    desk.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at)"
            + " SELECT ?, 'all', line, 'stop', now() FROM queue.claims"
            + " WHERE campaign = ? AND state = 'open'",
        Ids.next(),
        campaign);
  }
}
