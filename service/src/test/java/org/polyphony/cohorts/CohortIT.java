package org.polyphony.cohorts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/** A training, from the application to the hours. */
class CohortIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private SomeDoor training;

  @BeforeEach
  void aTraining() {
    training = new SomeDoor(service, "2026-06-10T19:00:00Z", "2026-06-10T21:00:00Z");
    training.sql(
        "UPDATE events.events SET kind = 'training', name = 'Summer institute', place = 'Hagginwood', capacity = 20 WHERE id = ?",
        training.event);
    training.sql(
        "INSERT INTO events.dates (event, starts_at, ends_at) VALUES (?, '2026-06-17T19:00:00Z', '2026-06-17T21:00:00Z')",
        training.event);
  }

  @Test
  void somebodyUnder18AppliesIsTakenInAndIsExpectedOnceTheirMotherSaysYes() {
    Page guest = browser.open(service.url(), Look.PHONE);
    guest.navigate("/e/" + training.event);
    apply(guest, "Mai Vang", "(916) 555-0161");
    assertThat(guest.locator("h1")).hasText("Your application is in");
    assertThat(guest.locator(".door-code")).hasCount(0);
    Axe.check(guest);

    Page staff = signedIn(Look.LAPTOP);
    staff.navigate("/events/" + training.event + "/applications");
    button(staff, "Take in Mai Vang").click();
    assertThat(staff.locator(".notice").first()).containsText("Mai Vang is taken in.");
    assertThat(staff.locator("main")).containsText("Under 18, no guardian’s yes");
    Axe.check(staff);
    staff.navigate("/events/" + training.event + "/door");
    staff.locator(".door[data-state=ready]").waitFor();
    assertThat(staff.locator("[data-part=guests]")).containsText("No guardian’s yes");
    assertThat(staff.locator("[data-part=came]")).hasText("0 here of 0 registered");

    staff.navigate("/events/" + training.event + "/applications");
    staff.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mai Vang")).click();
    String link = staff.locator("#copy").inputValue();
    Page mother = browser.open(service.url(), Look.PHONE);
    mother.navigate(link.substring(link.indexOf("/g/")));
    assertThat(mother.locator("h1")).hasText("May Mai Vang take part?");
    Axe.check(mother);
    button(mother, "Yes, they may").click();
    assertThat(mother.locator(".notice")).hasText("You said yes. Thank you.");

    staff.navigate("/events/" + training.event + "/door");
    assertThat(staff.locator("[data-part=came]")).hasText("0 here of 1 registered");
    staff.locator("[data-part=guests] .door-tap").click();
    assertThat(staff.locator("[data-connection]")).hasText("All sent");
    assertThat(staff.locator("[data-part=last]")).containsText("Checked in by");
    staff.navigate("/events/" + training.event + "/hours");
    assertThat(staff.locator("tbody tr")).hasCount(1);
    assertThat(staff.locator("tbody td").last()).hasText("2");
    guest.reload();
    assertThat(guest.locator("h1")).hasText("You are registered");
    assertThat(guest.locator(".door-code")).isVisible();
  }

  @Test
  void aPersonWhoIsRegisteredTwiceIsMadeOneAndTwoAgain() {
    registers("Pa Houa Lee", "916 555 0171");
    registers("Pa Houa Lee", "916 555 0172");
    Page staff = signedIn(Look.LAPTOP);
    staff.navigate("/events/" + training.event);
    staff.getByText("1 person may be registered twice").click();
    Axe.check(staff);

    button(staff, "One person Pa Houa Lee").click();

    assertThat(staff.locator(".notice")).containsText("They are one person now.");
    assertThat(standing()).isEqualTo("applied, cancelled");
    button(staff, "Undo Pa Houa Lee").click();
    assertThat(staff.locator(".notice")).containsText("They are two again");
    assertThat(standing()).isEqualTo("applied, applied");
  }

  private void registers(String name, String phone) {
    SomeDoor.Answer taken =
        training.send(
            null,
            "POST",
            "/api/v1/public/events/" + training.event + "/registrations",
            Map.of("key", UUID.randomUUID(), "name", name, "phone", phone));
    assertThat(taken.status()).isEqualTo(201);
  }

  private String standing() {
    return training.text(
        "SELECT string_agg(status, ', ' ORDER BY status) FROM events.registrations WHERE event = ?",
        training.event);
  }

  @ParameterizedTest
  @CsvSource({"en, 360", "hmn, 360", "vi, 360", "ar, 360", "en, 1280", "ar, 1280"})
  void everyPageFitsAPhoneInEveryLanguage(String language, int width) {
    UUID mai = training.contact("Mai Vang");
    training.register(mai, "hmn", "{}");
    training.sql("UPDATE contacts.contacts SET birth_date = '2010-01-01' WHERE id = ?", mai);
    UUID twin = training.contact("Mai Vang");
    training.register(twin, "hmn", "{\"ride\": \"yes\"}");
    training.sql("UPDATE events.registrations SET status = 'applied' WHERE contact = ?", twin);
    Page page = signedIn(new Look(language, width, false));
    for (String path :
        List.of("", "/applications", "/applications/" + mai, "/hours", "/doubles", "/edit")) {
      page.navigate("/events/" + training.event + path);
      see(page, "cohort" + path.replace("/", "-").replace(mai.toString(), "one"), language, width);
    }
    page.navigate("/e/" + training.event + "?lang=" + language);
    see(page, "cohort-public", language, width);
  }

  private static void see(Page page, String name, String language, int width) {
    Axe.check(page);
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s %s %s", name, language, width)
        .isTrue();
    Screens.shoot(page, name + "-" + language + "-" + width);
  }

  private static void apply(Page page, String name, String phone) {
    page.locator("#name").fill(name);
    page.locator("#phone").fill(phone);
    page.locator("input[name=under_18]").check();
    page.locator("#guardian").fill("Ka Vang");
    page.locator("#guardian_reach").fill("ka@example.invalid");
    for (int i = 0; i < 50 && !page.url().contains("/r/"); i++) {
      page.locator("main form .primary").click();
    }
  }

  private static Page signedIn(Look look) {
    Person person = service.person(Role.COORDINATOR, "en");
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(person));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    return page;
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
