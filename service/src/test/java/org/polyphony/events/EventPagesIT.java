package org.polyphony.events;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

class EventPagesIT {
  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void aCoordinatorCallsAnEventOffAfterBeingAskedAndPutsItBack() {
    Page page = eventPage(Look.PHONE);

    page.getByText("Cancel this event").click();
    assertThat(page.locator("h1")).hasText("Cancel “Session at Hagginwood”?");
    Axe.check(page);
    page.getByText("Keep it").click();
    assertThat(page.getByText("Cancelled", new Page.GetByTextOptions().setExact(true))).hasCount(0);

    page.getByText("Cancel this event").click();
    button(page, "Cancel the event").click();
    assertThat(page.getByText("“Session at Hagginwood” is cancelled.")).isVisible();
    assertThat(page.getByText("Cancelled", new Page.GetByTextOptions().setExact(true))).isVisible();
    Axe.check(page);

    button(page, "Put it back").click();
    assertThat(page.getByText("“Session at Hagginwood” takes place again.")).isVisible();
    assertThat(page.getByText("Cancel this event")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "hmn", "vi", "ar-XB"})
  void anEventFitsAPhoneInEveryLanguage(String language) {
    Page page = eventPage(Look.PHONE.in(language));

    Axe.check(page);
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
  }

  private static Page eventPage(Look look) {
    TestService.Person coordinator = service.person(Role.COORDINATOR, "en");
    Event event =
        service
            .jdbi()
            .inTransaction(
                handle ->
                    new Events(Clock.systemUTC())
                        .create(
                            handle,
                            coordinator.organization(),
                            null,
                            SomeEvent.named("Session at Hagginwood")));
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(coordinator));
    page.locator("main form button").click();
    page.navigate("/events/" + event.id());
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }
}
