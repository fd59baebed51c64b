package org.polyphony.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** A coordinator writes down what a person has told them, and brings in what a partner knows. */
class PersonPageIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void whatSomebodyHasToldIsOnTheirPageAndInTheirHistory() {
    Page page = signedIn(Look.LAPTOP);
    String person = firstPerson(page);

    page.navigate(person + "/details");
    page.locator("#name").fill("李明");
    page.locator("form[action$='/names'] button.primary").click();
    page.locator("#language").selectOption("yue");
    page.locator("form[action$='/languages'] button.primary").click();
    assertThat(page.locator("main")).containsText("speaks it well");

    page.navigate(person + "/consents");
    page.locator("#evidence").fill("Binder 2");
    page.locator("main form.stack button.primary").click();
    assertThat(page.getByText("Written down.")).isVisible();

    page.navigate(person + "/numbers");
    page.locator("main summary").first().click();
    page.locator("button[value=wrong_number]").first().click();
    assertThat(page.locator("main .badge.danger")).hasText("wrong number");

    for (String path : List.of("", "/numbers", "/consents", "/details")) {
      for (Look look : List.of(Look.LAPTOP, Look.PHONE.in("hmn"), Look.PHONE.in("ar-XB"))) {
        Page other = signedIn(look);
        other.navigate(person + path);
        Axe.check(other);
        assertThat(other.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(look.slug() + path)
            .isEqualTo(true);
        other.close();
      }
    }
    page.navigate(person);
    assertThat(page.locator("main")).containsText("李明");
    assertThat(page.locator("main ol.rows")).containsText("Marked as a wrong number");
    assertThat(page.locator("main ol.rows")).containsText("Said yes to texts");
  }

  @Test
  void aFileOfOptOutsIsLookedAtCarriedOutAndTakenBackWithAReason() {
    Page page = signedIn(Look.PHONE);
    page.navigate("/suppressions/files");
    Axe.check(page);
    page.setInputFiles(
        "input[type=file]",
        new FilePayload(
            "stop.csv",
            "text/csv",
            "phone,channel\n(916) 555-0131,text\n12345,\n".getBytes(StandardCharsets.UTF_8)));
    page.locator("main form.stack button.primary").click();

    page.getByText("Bring them in").first().click();
    page.getByText("Was this the wrong file?").click();
    Axe.check(page);
    page.locator("#reason").fill("It was last year’s");
    page.locator("button.danger").click();

    assertThat(page.getByText("The import was taken back.")).isVisible();
  }

  private static String firstPerson(Page page) {
    page.navigate("/contacts?q=vang");
    page.locator("main table a").first().click();
    page.waitForURL("**/contacts/*");
    return page.url().replaceAll("^https?://[^/]+", "").replaceAll("[?#].*", "");
  }

  private static Page signedIn(Look look) {
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLinkOfSample("Teresa Campos"));
    page.locator("main form button").click();
    return page;
  }
}
