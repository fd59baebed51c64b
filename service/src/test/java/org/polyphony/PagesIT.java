package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/**
 * Follows every link that somebody is shown, from the start page on, and holds each page up to what
 * all must be.
 */
class PagesIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final List<Look> OTHER_LOOKS =
      List.of(Look.PHONE.in("hmn"), new Look("ar", 360, true));

  /** Pages of which nobody would miss the link, if it went. */
  private static final Map<String, List<String>> LED_TO =
      Map.of(
          "Teresa Campos",
          List.of(
              "/scripts/new",
              "/scripts/new/starter",
              "/translations",
              "/turnout/elections/…",
              "/suppressions/files"),
          "Kou Xiong",
          List.of("/translations", "/scripts/…/translations/hmn"));

  /** Kinds of pages that somebody has seen in all looks. */
  private static final Set<String> SEEN = new HashSet<>();

  /** What pages that were held are made of; of people who see the same, one suffices. */
  private static final Set<String> HELD = new HashSet<>();

  private static final String PARTS =
      """
      [...new Set([...document.querySelectorAll("main, main *")].map((e) =>
        e.tagName + [...e.attributes].map((a) => a.name + (a.name === "class" ? a.value : "")).join()
          + (e.childElementCount || e.textContent.trim() ? "" : "-")
      ))].sort().join("|")
      """;

  /** An administrator, who sees most, a coordinator, an organizer, a translator and a leader. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Mai See Yang", "Teresa Campos", "Pa Houa Vang", "Kou Xiong", "Denise Brooks"})
  void everyPageThatSomebodyIsLedToIsReadable(String who) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> paths = follow(who, wrong);
    assertThat(paths.keySet()).containsAll(LED_TO.getOrDefault(who, List.of()));
    paths.keySet().removeAll(SEEN);
    for (Look look : OTHER_LOOKS) {
      Page page = signedIn(who, look);
      for (String path : paths.values()) {
        page.navigate(path);
        hold(page, who, look, wrong);
      }
    }
    SEEN.addAll(paths.keySet());
    assertThat(wrong).isEmpty();
  }

  /** The path of one page of each kind: those that differ only in an id or a query are of one. */
  private static Map<String, String> follow(String who, List<String> wrong) {
    Page page = signedIn(who, Look.LAPTOP);
    Deque<String> ahead = new ArrayDeque<>(List.of("/"));
    Map<String, String> seen = new LinkedHashMap<>();
    Set<String> kinds = new HashSet<>();
    while (!ahead.isEmpty()) {
      String path = ahead.removeFirst();
      Response answer = page.navigate(path);
      if (answer.status() != 200) {
        wrong.add(who + " is led to " + path + ", which answers " + answer.status());
        continue;
      }
      seen.put(kind(path), path);
      if (HELD.add(kind(path) + page.evaluate(PARTS)) || path.equals("/")) {
        hold(page, who, Look.LAPTOP, wrong);
      }
      links(page).stream().filter(link -> kinds.add(kind(link))).forEach(ahead::add);
    }
    return seen;
  }

  private static String kind(String path) {
    return path.replaceAll("[0-9a-f-]{36}", "…")
        .replaceAll("[?#].*", "")
        .replaceAll("^/e/[^/]+", "/e/…");
  }

  private static void hold(Page page, String who, Look look, List<String> wrong) {
    try {
      Axe.check(page);
    } catch (AssertionError found) {
      wrong.add(who + " " + look.slug() + " " + found.getMessage());
    }
  }

  /** Links to pages of ours; files and the switch of the language are none. */
  @SuppressWarnings("unchecked")
  private static List<String> links(Page page) {
    return (List<String>)
        page.evaluate(
            """
            [...document.querySelectorAll("a[href]")]
              .filter((a) => a.origin === location.origin && !a.hasAttribute("download"))
              .filter((a) => !/^\\/(language|api|assets)\\/?/.test(a.pathname) && !/\\.\\w+$/.test(a.pathname))
              .map((a) => a.pathname + a.search)
            """);
  }

  private static Page signedIn(String who, Look look) {
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLinkOfSample(who));
    page.locator("main form button").click();
    return page;
  }
}
