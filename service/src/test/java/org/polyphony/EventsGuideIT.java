package org.polyphony;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;

/** Pictures of events for the guide: the flier as it is printed, and the page that it opens. */
class EventsGuideIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final String SESSION = "/e/listening-session-2-residents";

  /** A sheet of letter size at 96 dots an inch. */
  private static final int WIDTH = 816;

  private static final int HEIGHT = 1056;

  @ParameterizedTest
  @ValueSource(strings = {"en", "hmn", "vi", "ar"})
  void theFlierOnPaper(String tag) {
    Page page = browser.open(service.url(), new Look("", WIDTH, false));
    page.setViewportSize(WIDTH, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.navigate(SESSION + "/flier?lang=" + tag);
    assertThat(page.locator("html")).hasAttribute("lang", tag);
    assertThat(page.locator(".address")).isVisible();
    assertThat(page.locator(".no-print").first()).isHidden();

    Screens.picture(page, "flier-" + tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmn", "ar"})
  void thePageOfAnEvent(String tag) {
    Page page = browser.open(service.url(), new Look("", 360, false));
    page.navigate(SESSION + "?lang=" + tag);
    assertThat(page.locator("html")).hasAttribute("lang", tag);

    Screens.picture(page, "event-" + tag);
    Axe.check(page);
  }
}
