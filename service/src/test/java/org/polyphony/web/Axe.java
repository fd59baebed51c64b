package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a page against WCAG 2.2 AA and the usual good practice, as far as a machine can. */
public final class Axe {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Axe() {}

  /**
   * Fails where axe finds anything, naming the rule and the elements; or where the page is wider
   * than its window.
   */
  public static void check(Page page) {
    List<Rule> found =
        new AxeBuilder(page).withTags(TAGS).setLegacyMode(true).analyze().getViolations();
    assertThat(found.stream().map(Axe::words).collect(Collectors.joining("\n")))
        .as("what axe finds on %s", page.url())
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels by which %s is wider than its window", page.url())
        .isEqualTo(0);
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream()
            .map(CheckedNode::getHtml)
            .map(html -> "\n    " + html)
            .collect(Collectors.joining());
  }
}
