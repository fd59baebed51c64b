package org.polyphony.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser for journeys: {@code @RegisterExtension static final Browser browser = new
 * Browser();}. One process serves the whole run; each {@link #open} is a browser of its own, with
 * its own cookies, closed after the test.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback {
  /**
   * Patience for a machine that does other things as well; nothing waits that long where all is
   * well.
   */
  private static final double PATIENCE = 20_000;

  private final List<BrowserContext> open = new ArrayList<>();
  private Running running;

  /**
   * How somebody looks at a page.
   *
   * @param language the interface's, by the cookie that the language switch sets; empty for the
   *     browser's own choice
   * @param width of the window in CSS pixels: 360 a phone, 1280 a laptop
   * @param dark whether the system is in dark mode
   */
  public record Look(String language, int width, boolean dark) {
    public static final Look LAPTOP = new Look("en", 1280, false);
    public static final Look PHONE = new Look("en", 360, false);

    /**
     * The looks every page is held against: four languages with a right-to-left one, phone and
     * laptop, light and dark, each with each other at least once where one may break the other.
     */
    public static List<Look> all() {
      return List.of(
          LAPTOP,
          new Look("hmn", 360, true),
          new Look("vi", 1280, true),
          PHONE.in("ar-XB"),
          LAPTOP.in("ar-XB"));
    }

    public Look in(String other) {
      return new Look(other, width, dark);
    }

    /** For a file's name: {@code hmn-360}, {@code en-1280-dark}. */
    public String slug() {
      return language + "-" + width + (dark ? "-dark" : "");
    }
  }

  private record Running(Playwright playwright, com.microsoft.playwright.Browser chromium)
      implements ExtensionContext.Store.CloseableResource {
    static Running start() {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Chromium.find())
                      .setArgs(Chromium.flags())));
    }

    @Override
    public void close() {
      chromium.close();
      playwright.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Browser.class))
            .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
  }

  /**
   * A fresh browser, seen in this way.
   *
   * @param base where the service is: {@code http://localhost:8080}; pages are then opened by their
   *     path
   */
  public Page open(String base, Look look) {
    return open(base, look, true);
  }

  /** The same with scripts turned off, as some phones have it. */
  public Page openWithoutScripts(String base, Look look) {
    return open(base, look, false);
  }

  private Page open(String base, Look look, boolean scripts) {
    com.microsoft.playwright.Browser.NewContextOptions options =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(base)
            .setJavaScriptEnabled(scripts)
            .setViewportSize(look.width(), look.width() < 600 ? 740 : 800)
            .setDeviceScaleFactor(look.width() < 600 ? 2 : 1)
            .setHasTouch(look.width() < 600)
            .setLocale("en-US")
            .setTimezoneId("America/Los_Angeles")
            .setReducedMotion(ReducedMotion.REDUCE);
    if (look.dark()) {
      options.setColorScheme(ColorScheme.DARK);
    }
    BrowserContext context = running.chromium().newContext(options);
    if (!look.language().isEmpty()) {
      context.addCookies(List.of(new Cookie("polyphony_language", look.language()).setUrl(base)));
    }
    open.add(context);
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  /** As {@link #open(String, Look)}, on a laptop in English. */
  public Page open(String base) {
    return open(base, Look.LAPTOP);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    context.getExecutionException().ifPresent(failure -> shootAll(context.getDisplayName()));
    open.forEach(BrowserContext::close);
    open.clear();
  }

  /** What a failed test saw last, for whoever mends it. */
  private void shootAll(String test) {
    for (BrowserContext context : open) {
      for (Page page : context.pages()) {
        Path picture = Path.of("target", "failed", test + "-" + open.indexOf(context) + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
      }
    }
  }
}
