package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** Holds a page against WCAG 2.2 AA and the usual good practice, as far as a machine can. */
public final class Axe {
  /**
   * Asks for what is wrong only: with all that is right, most of the time goes into its report. The
   * page's own document is looked at; it has no frames.
   */
  private static final String RUN =
      """
      async () => {
        const { violations } = await axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          resultTypes: ["violations"],
          iframes: false,
        });
        return violations
          .map(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.map((n) => n.html)].join("\\n    "))
          .join("\\n");
      }
      """;

  private static final String SCRIPT = AxeBuilder.getAxeScript();

  private Axe() {}

  /**
   * Fails where axe finds anything, naming the rule and the elements; or where the page is wider
   * than its window.
   */
  public static void check(Page page) {
    // With its style sheets: a page without them has no sizes.
    page.waitForLoadState();
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(SCRIPT);
    }
    assertThat((String) page.evaluate(RUN)).as("what axe finds on %s", page.url()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels by which %s is wider than its window", page.url())
        .isEqualTo(0);
  }
}
