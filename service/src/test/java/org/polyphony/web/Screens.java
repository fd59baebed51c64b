package org.polyphony.web;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Takes the guide's pictures. They are written into the guide with {@code -Dguide} only, else below
 * {@code target}.
 */
public final class Screens {
  private static final Path FOLDER =
      System.getProperty("guide") == null ? Path.of("target", "screens") : Path.of("docs", "guide");

  private Screens() {}

  /** The whole page, as {@code name.png}. */
  public static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(true));
  }

  /** What is on the screen now, as {@code name.png}. */
  public static void shootWindow(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }
}
