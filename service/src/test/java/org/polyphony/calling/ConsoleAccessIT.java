package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** The console for those who listen to it and for those who type. */
class ConsoleAccessIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  /**
   * What can be pressed, opened or filled in and has neither a key of its own nor one that leads to
   * it: digits for answers, {@code p} for people, {@code g} for languages, {@code q} for the code.
   */
  private static final String WITHOUT_A_KEY =
      """
      [...document.querySelectorAll('.console :is(button, select, textarea, input, summary)')]
        .filter(e => e.checkVisibility() && !e.closest('[data-key], dialog, .question, .console-quick'))
        .filter(e => !e.matches('[data-list-keys], [data-heard], [data-slot=dial], [data-slot=people] *'))
        .map(e => e.outerHTML)
      """;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void everyActionHasAKeyAndTheListNamesThemAll() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en", "hmn");
    Page page = console.page();

    page.keyboard().press("?");
    List<String> listed = page.locator("#keys kbd").allTextContents();
    page.keyboard().press("Escape");

    @SuppressWarnings("unchecked")
    List<String> there =
        (List<String>)
            page.evaluate(
                "[...document.querySelectorAll('.console [data-key]')].map(e => e.dataset.key)");
    assertThat(listed).doesNotHaveDuplicates().containsAll(new TreeSet<>(there));
    assertThat(listed).contains("d", "q", "p", "?", "1", "9", "Enter", "Esc");
    // What is late on the screen has its key in a template.
    @SuppressWarnings("unchecked")
    List<String> later =
        (List<String>)
            page.evaluate(
                "[...document.querySelectorAll('template')].flatMap(t => [...t.content.querySelectorAll('[data-key]')]).map(e => e.dataset.key)");
    assertThat(listed).containsAll(later);
    assertThat(page.evaluate(WITHOUT_A_KEY)).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
    page.keyboard().press("o");
    assertThat(page.getByLabel("Note")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("g");
    assertThat(page.locator("#spoken")).isFocused();
    page.locator(".console-name").focus();
    page.keyboard().press("f");
    assertThat(page.locator("[data-flag]").first()).isFocused();
    page.keyboard().press("q");
    assertThat(page.locator(".console-dial img")).isVisible();
    page.keyboard().press(".");
    assertThat(page.locator("[data-voicemail]")).hasAttribute("open", "");
    page.keyboard().press("k");
    assertThat(page.locator("#ring-back-tel")).isFocused();
    page.keyboard().press("Escape");
    page.keyboard().press("j");
    assertThat(page.locator("#care")).isVisible();
    page.keyboard().press("Escape");
    page.keyboard().press("l");
    assertThat(page.locator("#barrier [data-phrase]:visible").first()).isVisible();
    page.keyboard().press("Escape");
    String name = console.name().textContent();
    page.keyboard().press("s");
    assertThat(console.name()).not().hasText(name);
  }

  @Test
  void theKeysWorkOnAnArabicKeyboard() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Page page = console.page();
    String name = console.name().textContent();

    press(page, "\u061f", "Slash", true);
    assertThat(page.locator("#keys")).isVisible();
    page.keyboard().press("Escape");
    press(page, "\u0632", "Period", false);
    assertThat(page.locator("[data-voicemail]")).hasAttribute("open", "");
    press(page, "\u0661", "Digit1", false);
    assertThat(console.answer("come", "yes")).isChecked();
    press(page, "\u0633", "KeyS", false);
    assertThat(console.name()).not().hasText(name);
  }

  /** What a browser tells of a key where the keyboard writes another script. */
  private static void press(Page page, String written, String place, boolean shift) {
    Map<String, Object> key = Map.of("key", written, "code", place, "shiftKey", shift);
    page.evaluate(
        "key => document.body.dispatchEvent("
            + "new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }))",
        key);
  }

  @Test
  void whoListensHearsEachChangeAndFindsEachThingByItsName() {
    UUID list = desk.list();
    desk.person(list, "Mai Vang", "en", desk.line());
    UUID campaign = desk.campaign(list);
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Locator heard =
        console.page().locator("[role=status][aria-live=polite][data-part=announcements]");
    assertThat(heard).containsText("Next: Mai Vang");

    assertThat(console.page().locator("[data-part=call]"))
        .matchesAriaSnapshot(
            """
            - region "The person you call":
              - heading "Mai Vang" [level=2]
              - paragraph:
                - link /916/
            - region "What to say":
              - combobox "Language of this call"
              - group "Will you come?":
                - radio "Yes"
                - radio "No"
              - textbox "What do you wish were different?"
              - textbox "Note"
              - checkbox "Staff should look at this"
            - region "What happened":
              - heading "What happened?" [level=2]
              - group "Somebody answered":
                - button "Talked t"
                - button "Language barrier l"
            """);
    console.page().context().setOffline(true);
    console.result("no_answer").click();
    assertThat(heard).containsText("Mai Vang: No answer");
    assertThat(heard).containsText("Off line");
    assertThat(console.page().locator("[data-connection]")).hasText("1 result waits to be sent");
  }

  @Test
  void aTranslationThatNobodyHasReviewedIsMarkedAndSoIsWhatIsMissing() {
    UUID campaign = desk.campaign(desk.listOf("hmn"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn");
    Locator lines = console.page().locator("[data-part=script] .line");

    assertThat(lines.filter(having("Koj puas tuaj?")).locator("legend .hint").first())
        .hasText("Not reviewed yet");
    assertThat(lines.filter(having("Thank you!")).locator(".hint")).hasText("Not translated yet");
    assertThat(lines.filter(having("Thank you!")).locator(".line-text")).hasAttribute("lang", "en");
    ConsolePages english = desk.console(desk.campaign(desk.listOf("en")), Look.PHONE, "en");
    assertThat(english.page().locator("[data-part=script] .line .hint:visible")).hasCount(0);
  }

  @Test
  void whatOneOfSeveralPeopleSaysIsTheirsAloneAndNobodyAnswersForAll() {
    UUID list = desk.list();
    UUID line = desk.line();
    desk.person(list, "Mai Vang", "en", line);
    desk.person(list, "Tou Vang", "en", line);
    UUID campaign = desk.campaign(list);
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");

    console.page().locator(".console-people button").filter(having("Tou")).click();
    console.record("refused");

    console.soon("Tou Vang refused", () -> people(campaign));
    console.undo("Tou Vang");
    console.record("no_answer");
    console.soon("Mai Vang no_answer, Tou Vang no_answer", () -> people(campaign));
  }

  /** About whom the attempts are that stand. */
  private static String people(UUID campaign) {
    return desk.text(
        "SELECT string_agg(c.full_name || ' ' || p.result, ', ' ORDER BY c.full_name)"
            + " FROM campaigns.attempted_people p JOIN contacts.contacts c ON c.id = p.contact"
            + " WHERE p.campaign = ?",
        campaign);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
