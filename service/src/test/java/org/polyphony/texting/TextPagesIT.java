package org.polyphony.texting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/** A coordinator writes a text, lets it go, and says what an answer means. */
class TextPagesIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Test
  @Timeout(180)
  void writesLetsGoAndSaysThatAnAnswerMeansStop() {
    SomeTexts some = new SomeTexts(service, "Hagginwood");
    some.person("Chue Lor", "en", "+19165550157", true);
    Page page = open(Look.PHONE, "/messages");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write a text"))
        .first()
        .click();
    page.getByLabel("Name, for your team").fill("Saturday");
    page.locator("#list").selectOption("Hagginwood");
    page.locator("[id='bodies.en']").fill("{organization}: Come on Saturday “at six”!");
    page.getByLabel("Plain quotation marks").uncheck();
    button(page, "Look at it first").click();
    assertThat(page.getByText("It does not say how to stop: STOP is missing.")).isVisible();
    page.getByText("Letters that make it dearer: 2").click();
    assertThat(page.getByText("“: \" is cheaper")).isVisible();
    page.locator("[id='bodies.en']").fill("{organization}: Come on Saturday at six! STOP to end");
    button(page, "Keep as a draft").click();
    assertThat(page.getByText("Test Organization: Come on Saturday at six!")).isVisible();

    button(page, "Open: send the texts").click();
    assertThat(page.locator(".figures > div").filter(has("Arrived")).locator("dd")).hasText("1");

    while (some.count("SELECT count(*) FROM texting.inbound WHERE body = 'Please stop texting me'")
        == 0) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    Page inbox = open(Look.LAPTOP, "/messages/inbox");
    assertThat(inbox.getByText("Please stop texting me").first()).isVisible();
    inbox
        .locator(".rows > li")
        .filter(has("Please stop texting me"))
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("It means stop").setExact(true))
        .click();
    assertThat(inbox.getByText("They get no more texts, from any partner.")).isVisible();
    assertEquals(
        1,
        some.count(
            "SELECT count(*) FROM consent.suppressions s JOIN contacts.lines l ON l.id = s.line"
                + " WHERE l.tel = '+19165550157'"));
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 360",
    "en, 1280",
    "hmn, 360",
    "hmn, 1280",
    "vi, 360",
    "vi, 1280",
    "ar, 360",
    "ar, 1280"
  })
  void fitsAPhoneAndALaptopInEveryLanguage(String language, int width) {
    SomeTexts some = new SomeTexts(service, "Looks " + language + width);
    UUID open = some.campaign("A sending that goes out", "paused");
    UUID draft = some.campaign("A sending to be looked at", "draft");
    UUID mai = person(some, "Mai Nhia Vang", "en");
    some.text(open, mai, "en", "delivered", null, 0);
    some.text(open, person(some, "يوسف حداد", "ar"), "ar", "failed", null, 30007);
    some.text(open, person(some, "Ana", "es"), "es", "held", "no_consent", 0);
    some.inbound(mai, "en", "stop by at 6?", "like_stop");
    Page page = open(new Look(language, width, false), "/messages");
    for (String path :
        List.of(
            "/messages",
            "/messages/new",
            "/messages/" + draft,
            "/messages/" + open,
            "/messages/" + open + "/held?why=no_consent",
            "/messages/inbox",
            "/messages/inbox/" + mai)) {
      page.navigate(path);
      Axe.check(page);
      assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path);
    }
    page.navigate("/messages/" + draft);
    Screens.shoot(page, "texts-" + language + "-" + width);
  }

  private static UUID person(SomeTexts some, String name, String language) {
    return some.person(name, language, "+1916444%04d".formatted(NUMBERS.incrementAndGet()), true);
  }

  private static Page open(Look look, String path) {
    Person coordinator = service.person(Role.COORDINATOR, "en");
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(coordinator));
    page.locator("main form button").click();
    page.navigate(path);
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
