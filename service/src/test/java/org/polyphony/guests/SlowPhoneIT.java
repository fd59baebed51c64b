package org.polyphony.guests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.TestService;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/**
 * The page of an event on an old phone with slow 3G: a processor six times slower, 400 ms of delay
 * and 400 kbit/s. Prints when something is first seen, when all is there, and how many bytes came;
 * how long it took depends on the machine, so that only the bytes are held to a number.
 */
class SlowPhoneIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final String SESSION = "/e/listening-session-2-residents";
  private static final int MOST_BYTES = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"en", "hmn", "vi", "ar"})
  void thePageIsLight(String tag) {
    Page page = browser.open(service.url(), new Look("", 360, false));
    throttle(page);

    String first = visit(page, tag);
    int bytes = bytes(page);
    String second = visit(page, tag);

    System.out.printf(
        Locale.ROOT, "slow phone, %s: first visit %s; second visit %s%n", tag, first, second);
    assertThat(bytes).isBetween(1_000, MOST_BYTES);
    assertThat(page.locator("main form .primary")).isVisible();
  }

  private static void throttle(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    JsonObject processor = new JsonObject();
    processor.addProperty("rate", 6);
    session.send("Emulation.setCPUThrottlingRate", processor);
    session.send("Network.enable");
    JsonObject network = new JsonObject();
    network.addProperty("offline", false);
    network.addProperty("latency", 400);
    network.addProperty("downloadThroughput", 400_000 / 8);
    network.addProperty("uploadThroughput", 400_000 / 8);
    session.send("Network.emulateNetworkConditions", network);
  }

  private static String visit(Page page, String tag) {
    page.navigate(SESSION + "?lang=" + tag);
    page.waitForFunction("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
    page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
    return String.format(
        Locale.ROOT,
        "first paint %s ms, all there %s ms, %,d bytes",
        page.evaluate(
            "Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"),
        page.evaluate("Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)"),
        bytes(page));
  }

  private static int bytes(Page page) {
    return ((Number)
            page.evaluate(
                "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, entry) => sum + entry.transferSize, 0)"))
        .intValue();
  }
}
