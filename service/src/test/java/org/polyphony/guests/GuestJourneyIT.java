package org.polyphony.guests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** From the flier to the seat, as somebody does it on their own phone. */
class GuestJourneyIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final String SESSION = "/e/listening-session-2-residents";
  private static final Look PHONE = new Look("", 360, false);

  @ParameterizedTest
  @CsvSource({
    "hmn, Koj sau npe lawm, Koj tsis tau sau npe",
    "vi, Quý vị đã đăng ký, Quý vị chưa đăng ký",
    "ar, تم تسجيلكم, لستم مسجلين"
  })
  void somebodyScansTheFlierRegistersAndCancelsInTheirLanguage(
      String tag, String registered, String gone) {
    Page page = browser.open(service.url(), PHONE);
    page.navigate(SESSION + "/flier?lang=" + tag);
    see(page, "flier-" + tag);
    page.navigate(page.locator(".address").innerText());
    assertThat(page.locator("html")).hasAttribute("lang", tag);
    see(page, "event-" + tag);

    page.locator("#name").fill("Mai Vang " + tag);
    page.locator("#phone").fill("(916) 555-017" + tag.length());
    page.locator("#party").fill("2");
    page.locator("#interpreter").selectOption(tag);
    page.locator("#ages").fill("3, 7");
    page.locator("input[name=texts]").check();
    send(page);
    assertThat(page.locator("h1")).hasText(registered);
    assertThat(page.locator("html")).hasAttribute("lang", tag);
    see(page, "own-" + tag);

    page.locator("a.button.danger").click();
    see(page, "cancel-" + tag);
    page.locator("button.danger").click();
    assertThat(page.locator("h1")).hasText(gone);
  }

  @Test
  void somebodyWithoutScriptsIsToldWhatIsWrongAndRegisters() {
    Page page = browser.openWithoutScripts(service.url(), PHONE);
    page.navigate(SESSION + "?lang=vi");
    page.locator("#name").fill("Trần Minh");
    page.locator("#email").fill("minh@example");
    page.locator("main form .primary").click();
    assertThat(page.locator(".problems")).isVisible();
    assertThat(page.locator("#name")).hasValue("Trần Minh");

    page.locator("#email").fill("minh@example.invalid");
    send(page);
    assertThat(page.locator("h1")).hasText("Quý vị đã đăng ký");

    page.locator("summary").click();
    page.locator("#party").fill("3");
    page.locator("main form .primary").click();
    assertThat(page.getByText("Đã lưu thay đổi.")).isVisible();
    assertThat(page.getByText("Số người: 3")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hant", "prs", "ru", "pa-Guru", "ko", "tl", "es", "ar-XB"})
  void everyLanguageFitsAPhone(String tag) {
    Page page = browser.open(service.url(), PHONE);

    page.navigate(SESSION + "?lang=" + tag);

    assertThat(page.locator("html")).hasAttribute("lang", tag);
    see(page, "event-" + tag);
  }

  /** Whoever is too quick for a person presses the button once more; what they typed stays. */
  private static void send(Page page) {
    for (int i = 0; i < 50 && !page.url().contains("/r/"); i++) {
      page.locator("main form .primary").click();
    }
  }

  private static void see(Page page, String name) {
    Axe.check(page);
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "guests", name + ".png"))
            .setFullPage(true));
  }
}
