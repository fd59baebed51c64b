package org.polyphony.web;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Takes pictures: for whoever looks a change over, below {@code target}; for the guide, into the
 * guide with {@code -Dguide} only, else below {@code target} as well.
 */
public final class Screens {
  private static final Path SCREENS = Path.of("target", "screens");
  private static final Path PICTURES =
      System.getProperty("guide") == null
          ? Path.of("target", "pictures")
          : Path.of("docs", "guide", "pictures");

  private Screens() {}

  /** The whole page, as {@code name.png}. */
  public static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }

  /** What is on the screen now, as {@code name.png}. */
  public static void shootWindow(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
  }

  /** What is on the screen now, as a picture of the guide. */
  public static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
