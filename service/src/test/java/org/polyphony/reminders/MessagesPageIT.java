package org.polyphony.reminders;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.platform.Ids;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/** A coordinator tells guests by hand, and sets when they are reminded. */
class MessagesPageIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private SomeDoor door;

  @BeforeEach
  void guestsWhoAreToBeTold() {
    door = new SomeDoor(service);
    door.sql(
        "INSERT INTO guests.overrides (organization, tag, author, author_name, at) VALUES (?, 'hmn', ?, 'Chue Lor', now()),"
            + " (?, 'ar', ?, 'Chue Lor', now()) ON CONFLICT DO NOTHING",
        service.organization(),
        Ids.next(),
        service.organization(),
        Ids.next());
    toTell("Mai Nhia Vang", "hmn");
    toTell("يوسف حداد", "ar");
  }

  private void toTell(String name, String language) {
    UUID contact = door.contact(name);
    door.register(contact, language, "{}");
    door.sql(
        "INSERT INTO reminders.messages (id, organization, event, contact, kind, language, way, facts, made_at)"
            + " VALUES (?, ?, ?, ?, 'confirmed', ?, 'hand', '', now())",
        Ids.next(),
        service.organization(),
        door.event,
        contact,
        language);
  }

  @Test
  void tellsByHandAndSetsWhenGuestsAreReminded() {
    Page page = open(Look.LAPTOP);
    assertThat(page.getByText("E-mail is not set up here.")).isVisible();
    assertThat(page.locator("textarea[lang=hmn]"))
        .hasValue(java.util.regex.Pattern.compile("Nyob zoo Mai Nhia Vang,\\s+Koj sau npe lawm"));

    button(page, "Mark as told Mai Nhia Vang").click();
    assertThat(page.getByText("Marked as told.")).isVisible();
    assertThat(page.locator("textarea[lang=hmn]")).hasCount(0);
    assertThat(page.locator("textarea[lang=ar]")).hasCount(1);

    page.getByLabel("How many days before").fill("3");
    page.getByLabel("At what time on that day").fill("18:30");
    page.getByText("A sentence of your own, such as what to bring").click();
    page.locator("#sentence_hmn").fill("Nqa koj daim ntawv tuaj.");
    button(page, "Save").click();
    assertThat(page.getByText("The reminders are set.")).isVisible();
    assertThat(page.getByLabel("How many days before")).hasValue("3");
    assertThat(page.locator("#sentence_hmn")).hasValue("Nqa koj daim ntawv tuaj.");
    assertEquals(
        "3 18:30 08:00 true false",
        door.text(
            "SELECT concat_ws(' ', days_before, before_at, today_at, thanks::text, missed::text) FROM reminders.plans WHERE event = ?",
            door.event));
  }

  @Test
  void opensTheOwnPageByTheLinkAndSaysNoMoreMails() {
    Page page = open(Look.LAPTOP);
    String link = page.locator("input[readonly]").first().inputValue();
    Page guest = browser.open(service.url(), Look.PHONE);

    guest.navigate(link);
    assertThat(guest.locator("h1")).hasText("Koj sau npe lawm");
    Axe.check(guest);
    button(guest, "Kuv tsis xav tau ntawv email ntxiv lawm").click();
    assertThat(guest.getByText("Peb yuav tsis xa email rau koj ntxiv lawm.")).isVisible();
    assertEquals(
        "1",
        door.text(
            "SELECT count(*) FROM consent.suppressions s JOIN events.registrations r ON r.contact = s.contact"
                + " WHERE r.event = ? AND s.channel = 'email'",
            door.event));
  }

  @ParameterizedTest
  @CsvSource({"en, 360", "en, 1280", "hmn, 360", "vi, 1280", "ar, 360", "ar, 1280"})
  void fitsAPhoneAndALaptopInEveryLanguage(String language, int width) {
    Page page = open(new Look(language, width, false));

    assertThat(page.locator("textarea[lang=ar]")).hasAttribute("dir", "rtl");
    Axe.check(page);
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    Screens.shoot(page, "messages-" + language + "-" + width);
  }

  private Page open(Look look) {
    Person coordinator = service.person(Role.COORDINATOR, "en");
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(coordinator));
    page.locator("main form button").click();
    page.navigate("/events/" + door.event + "/messages");
    return page;
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
