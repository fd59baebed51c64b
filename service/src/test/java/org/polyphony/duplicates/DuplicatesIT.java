package org.polyphony.duplicates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** Somebody says at the desk who is who, by the keyboard. */
class DuplicatesIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final List<String> TWICE =
      List.of(
          """
          "given_name": "Mai See", "family_name": "Vang", "spoken_language": "hmn",
          "phone_numbers": [{"number": "+19165550141", "number_type": "mobile"}],
          "postal_address": {"street": "3271 Marysville Blvd", "unit": "Apt 4", "city": "Sacramento", "state": "CA",
                             "zip": "95815"}
          """,
          """
          "given_name": "Mai", "family_name": "Vang", "email": "mai.vang@neighbors.invalid",
          "phone_numbers": [{"number": "+19165550141"}, {"number": "+19165550142", "number_type": "home"}],
          "postal_address": {"street": "3271 Marysville Blvd", "unit": "Apt 4", "city": "Sacramento", "state": "CA",
                             "zip": "95815"}
          """,
          """
          "given_name": "Guadalupe", "family_name": "Flores", "phone_numbers": [{"number": "+19165550143"}]
          """,
          """
          "given_name": "Guadelupe", "family_name": "Flores", "phone_numbers": [{"number": "+19165550143"}]
          """);

  @Test
  void aCoordinatorAnswersByKeyAndTakesAMergeBack() {
    Page page = desk(Look.LAPTOP);

    page.keyboard().press("k");
    assertThat(page.getByText("This pair comes again later.")).isVisible();
    keysAreHeard(page);
    page.keyboard().press("x");
    assertThat(page.locator("table.pair thead th").first()).containsText("stays");
    Axe.check(page);
    keysAreHeard(page);
    page.keyboard().press("s");
    assertThat(page.getByText("They are one person now.")).isVisible();
    Axe.check(page);
    keysAreHeard(page);
    page.keyboard().press("d");
    assertThat(page.getByText("They stay two people.")).isVisible();
    assertThat(page.getByText("No likely duplicates")).isVisible();

    undo(page).click();
    assertThat(page.getByText("Undone: everything is where it was.")).isVisible();
    assertThat(page.locator("table.pair")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "hmn", "vi", "ar-XB"})
  void twoPeopleFitAPhoneInEveryLanguage(String language) {
    Page page = desk(Look.PHONE.in(language));

    Axe.check(page);
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
  }

  /** What a page says is there before its script. */
  private static void keysAreHeard(Page page) {
    page.waitForLoadState();
  }

  private static Locator undo(Page page) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo for")).first();
  }

  /** The desk, with two pairs; the same people again are not added again. */
  private static Page desk(Look look) {
    String token = service.token(Role.COORDINATOR);
    String list =
        post(token, "lists", "{\"name\": \"Sign-ups\", \"source\": \"\", \"purpose\": \"any\"}");
    String id = list.replaceAll(".*\"id\" ?: ?\"([^\"]+)\".*", "$1");
    for (String somebody : TWICE) {
      post(token, "contacts", "{\"list\": \"" + id + "\", " + somebody + "}");
    }
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(service.person(Role.COORDINATOR, "en")));
    page.locator("main form button").click();
    page.navigate("/duplicates");
    // The journal is followed every two seconds.
    page.waitForCondition(
        () -> {
          page.reload();
          return page.locator("table.pair").count() == 1;
        });
    return page;
  }

  private static String post(String token, String what, String body) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/" + what))
                      .header("Authorization", "Bearer " + token)
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString());
      assertEquals(201, answer.statusCode(), answer.body());
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
