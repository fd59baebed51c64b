package org.polyphony.crew;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/**
 * A coordinator sets up roles, the city signs up ahead, staff do, and on the day one is missing.
 */
class CrewIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static UUID sample;

  @BeforeAll
  static void findTheSample() {
    sample =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("SELECT DISTINCT event FROM crew.roles").mapTo(UUID.class).one());
  }

  @Test
  void fromTheFirstRoleToWhoIsMissing() {
    // An evening of the same day.
    SomeDoor door = new SomeDoor(service, "2026-06-11T01:00:00Z", "2026-06-11T03:00:00Z");
    String path = "/events/" + door.event + "/crew";
    Page coordinator = signedIn(Role.COORDINATOR, Look.LAPTOP);
    coordinator.navigate("/events/" + door.event);
    coordinator.getByText("Roles and shifts").click();
    link(coordinator, "Set up").click();
    button(coordinator, "Begin with the usual roles").click();
    assertThat(coordinator.locator("main h2").first()).hasText("Set-up and tear-down");
    link(coordinator, "Add a role").click();
    coordinator.locator("#kind").selectOption("note_taking");
    coordinator.locator("#starts_at").fill("17:30");
    coordinator.locator("#ends_at").fill("20:00");
    coordinator.locator("#wanted").fill("1");
    coordinator.locator("#language").selectOption("hmn");
    Axe.check(coordinator);
    button(coordinator, "Save").click();
    assertThat(coordinator.getByText("The roles are changed.")).isVisible();

    coordinator.navigate(path + "/partners");
    coordinator.locator("#partner").fill("City of Sacramento");
    button(coordinator, "Make a link").click();
    String link = coordinator.locator(".copy input").inputValue();
    Page city = browser.openWithoutScripts(service.url(), new Look("", 360, false));
    city.navigate(link + "?lang=en");
    city.locator("#name").fill("Rosa Delgado");
    city.locator("#email").fill("rosa@city.invalid");
    button(city, "Sign up").click();
    assertThat(city.locator(".problems")).containsText("Please choose at least one.");
    city.locator("label.choice", new Page.LocatorOptions().setHasText("Hmoob"))
        .locator("input")
        .check();
    button(city, "Sign up").click();
    assertThat(city.locator("h1")).hasText("You are signed up");
    assertThat(city.locator("main")).containsText("Note taking");

    // The last place is the city's: nobody of ours can take it.
    Page staff = signedIn(Role.ORGANIZER, Look.PHONE);
    staff.navigate(path);
    Locator welcoming = staff.locator("li", new Page.LocatorOptions().setHasText("0 of 3"));
    welcoming.locator("button").click();
    assertThat(staff.getByText("You are signed up. Thank you.")).isVisible();
    assertThat(staff.locator("main")).containsText("Rosa Delgado (City of Sacramento)");
    Locator tables = staff.locator("li", new Page.LocatorOptions().setHasText("0 of 4"));
    tables.last().locator("button").click();
    assertThat(staff.locator(".problems")).containsText("There is another shift at that time.");
    Axe.check(staff);
    staff.getByText("Sign up anyway").click();
    assertThat(staff.locator("ul.rows").first().locator("li")).hasCount(2);
    button(staff, "I am here Welcoming").click();
    assertThat(staff.locator(".badge.on").first()).hasText("Here");

    coordinator.navigate(path + "/day");
    assertThat(coordinator.locator("main")).containsText("Nobody is missing.");
    Locator rosa = coordinator.locator("li", new Page.LocatorOptions().setHasText("Rosa Delgado"));
    rosa.locator("button").click();
    assertThat(coordinator.getByText("Here: 2")).isVisible();
    rosa.locator("button").click();
    assertThat(coordinator.getByText("Here: 1")).isVisible();
    Axe.check(coordinator);

    button(city, "I cannot come Note taking").click();
    assertThat(city.locator("h1")).hasText("You are not signed up");
    coordinator.navigate(path + "/reminders");
    assertThat(coordinator.locator("textarea").first())
        .hasValue(
            Pattern.compile(
                "Hello Pa Houa Test, thank you for helping at Session at Hagginwood\\. Welcoming: .*"));
    Locator first = coordinator.locator("main .rows > li").first();
    first.locator("form button").click();
    assertThat(first).containsText("Reminded");
    assertThat(
            door.text(
                "SELECT count(*) || ' ' || count(left_at) || ' ' || count(here_at) FROM crew.signups WHERE event = ?",
                door.event))
        .isEqualTo("3 1 1");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"LEADER", "TRANSLATOR"})
  void leadersAndTranslatorsFindTheShiftsInTheNavigation(Role role) {
    Page page = signedIn(role, Look.LAPTOP);

    page.locator("nav a[href='/crew']").first().evaluate("link => link.click()");
    page.waitForURL("**/crew");

    assertThat(page.locator("h1")).hasText("Shifts at events");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 360",
    "hmn, 360",
    "vi, 360",
    "ar, 360",
    "en, 1280",
    "hmn, 1280",
    "vi, 1280",
    "ar, 1280"
  })
  void everyPageFitsInEveryLanguage(String language, int width) {
    Look look = new Look(language, width, false);
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLinkOfSample("Teresa Campos"));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    for (String path : List.of("", "/plan", "/plan/roles/new", "/partners", "/day", "/reminders")) {
      look(page, "/events/" + sample + "/crew" + path, "crew" + path, look);
    }
    page.navigate("/events/" + sample + "/crew/plan");
    page.locator("main .rows a").first().click();
    look(page, page.url(), "crew-shift", look);
    look(page, "/crew", "crew-mine", look);
    page.navigate("/events/" + sample + "/crew/partners");
    String link = page.locator(".copy input").first().inputValue();
    String own = page.locator("main .rows a").first().getAttribute("href");
    Page visitor = browser.open(service.url(), new Look("", width, false));
    look(visitor, link + "?lang=" + language, "crew-with", look);
    assertThat(visitor.locator("html")).hasAttribute("lang", language);
    look(visitor, own + "?lang=" + language, "crew-own", look);
  }

  private static void look(Page page, String path, String name, Look look) {
    page.navigate(path);
    Axe.check(page);
    Screens.shoot(page, name.replace('/', '-') + "-" + look.slug());
  }

  private static Page signedIn(Role role, Look look) {
    Person person = service.person(role, "en");
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(person));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    return page;
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
