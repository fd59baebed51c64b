package org.polyphony;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.calling.ConsolePages;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;
import org.polyphony.web.Soon;

/**
 * The second listening session of the summer of 2024, from the flier to the seat: guests register
 * in three languages by its code, one more on a call, a volunteer takes a shift, two phones at the
 * door count everybody once, one of them off line, and the leader sees what the tables say.
 */
class SessionJourneyIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final String SESSION = "/e/listening-session-2-residents";
  private static final Look PHONE = new Look("", 360, false);
  private static final String MAI = "Maiv Journey";
  private static final String LAN = "Nguyễn Hành Trình";
  private static final String YUSUF = "يوسف الرحلة";

  @Test
  void fromTheFlierToTheSeat() {
    UUID event =
        id("SELECT id FROM events.events WHERE slug = ?", SESSION.substring("/e/".length()));
    registers("hmn", MAI, "(916) 555-0171", "Koj sau npe lawm");
    registers("vi", LAN, "(916) 555-0172", "Quý vị đã đăng ký");
    registers("ar", YUSUF, "(916) 555-0173", "تم تسجيلكم");
    String called = registersOnACall(event);
    takesAShift(event);

    Page here = door(event);
    Page away = door(event);
    away.locator("html[data-kept=true]").waitFor();
    away.context().setOffline(true);
    comes(here, "maiv journey", MAI);
    comes(here, called, called);
    comes(away, "maiv", MAI);
    comes(away, "nguyen hanh", LAN);
    comes(away, YUSUF, YUSUF);
    assertThat(away.locator("[data-connection]")).hasText("3 wait to be sent");
    away.context().setOffline(false);
    Soon.is(here, 4L, () -> came(event));
    Soon.is(
        here,
        5L,
        () ->
            count(
                "SELECT count(*) FROM checkin.taps t JOIN checkin.attendances a ON a.id = t.attendance WHERE a.event = ?",
                event));
    assertThat(here.locator("[data-part=came]")).containsText("4 here");

    theLeaderSees(event);
  }

  /** By the address on the flier, in the language of the flier. */
  private static void registers(String tag, String name, String phone, String registered) {
    Page page = browser.open(service.url(), PHONE);
    page.navigate(SESSION + "/flier?lang=" + tag);
    Screens.shoot(page, "journey-flier-" + tag);
    page.navigate(page.locator(".address").innerText());
    assertThat(page.locator("html")).hasAttribute("lang", tag);
    page.locator("#name").fill(name);
    page.locator("#phone").fill(phone);
    page.locator("#interpreter").selectOption(tag);
    // Whoever is too quick for a person presses the button once more; what they typed stays.
    for (int i = 0; i < 50 && !page.url().contains("/r/"); i++) {
      page.locator("main form .primary").click();
    }
    assertThat(page.locator("h1")).hasText(registered);
    Axe.check(page);
  }

  /** Who says yes on the telephone comes to the same place. */
  private static String registersOnACall(UUID event) {
    UUID campaign =
        id("SELECT DISTINCT campaign FROM campaigns.occasions WHERE occasion = ?", event);
    ConsolePages console = ConsolePages.open(signedIn("Pa Houa Vang"), campaign);
    String name = console.name().textContent();
    console.choose("come", "yes");
    console.record("talked");
    Soon.is(
        console.page(),
        1L,
        () ->
            count(
                "SELECT count(*) FROM events.registrations r JOIN contacts.contacts c ON c.id = r.contact"
                    + " WHERE r.event = ? AND r.status = 'accepted' AND r.attempt IS NOT NULL AND c.full_name = ?",
                event,
                name));
    return name;
  }

  private static void takesAShift(UUID event) {
    Page page = signedIn("Denise Brooks");
    page.navigate("/events/" + event + "/crew");
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign up"))
        .first()
        .click();
    assertThat(page.getByText("You are signed up. Thank you.")).isVisible();
    Axe.check(page);
  }

  private static Page door(UUID event) {
    Page page = signedIn("Teresa Campos");
    page.navigate("/events/" + event + "/door");
    page.locator(".door[data-state=ready]").waitFor();
    return page;
  }

  private static void comes(Page page, String typed, String name) {
    page.locator("[data-part=find]").fill(typed);
    Locator found =
        page.locator("[data-part=guests] .door-tap")
            .filter(new Locator.FilterOptions().setHasText(name));
    found.first().click();
    assertThat(page.locator("[data-part=last]")).containsText(name);
  }

  /** Each figure against the tables, counted on its own. */
  private static void theLeaderSees(UUID event) {
    Page page = signedIn("Denise Brooks");
    page.navigate("/events/" + event + "/funnel");
    long reached =
        count(
            "SELECT count(DISTINCT p.contact) FROM campaigns.attempted_people p"
                + " JOIN campaigns.occasions o ON o.campaign = p.campaign WHERE o.occasion = ? AND p.result = 'talked'",
            event);
    long registered =
        count(
            "SELECT count(*) FROM events.registrations WHERE event = ? AND status = 'accepted'",
            event);
    assertThat(page.locator("dl.figures dd"))
        .hasText(
            new String[] {
              Long.toString(reached), Long.toString(registered), Long.toString(came(event)), "0"
            });
    assertThat(page.locator("tfoot").first()).containsText(Long.toString(registered));
    Axe.check(page);
    Screens.shoot(page, "journey-funnel");
  }

  private static Page signedIn(String name) {
    Page page = browser.open(service.url(), Look.PHONE);
    page.navigate(service.signInLinkOfSample(name));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    return page;
  }

  private static long came(UUID event) {
    return count(
        "SELECT count(DISTINCT contact) FROM checkin.attendances WHERE event = ? AND undone_at IS NULL",
        event);
  }

  private static UUID id(String sql, Object... arguments) {
    return service
        .jdbi()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(UUID.class).one());
  }

  private static long count(String sql, Object... arguments) {
    return service
        .jdbi()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(Long.class).one());
  }
}
