package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** Every kind of question on the console, in the contact's language and in any other. */
class ConsoleKindsIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;
  private static String script;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
    script =
        desk.script(
            List.of(
                Map.of("id", "hello", "kind", "say"),
                Map.of("id", "come", "kind", "yes_no", "results", Map.of("no", "refused")),
                Map.of(
                    "id",
                    "many",
                    "kind",
                    "number",
                    "bounds",
                    Map.of("least", 1, "most", 5000),
                    "next",
                    Map.of("100..5000", "crowd", "*", "since")),
                Map.of("id", "crowd", "kind", "say"),
                Map.of("id", "since", "kind", "date"),
                Map.of("id", "bye", "kind", "say")),
            Map.of(
                "en",
                Map.of(
                    "hello", "Hello {first_name}.",
                    "come", "Will you come?",
                    "many", "How many are you?",
                    "crowd", "So many!",
                    "since", "Since when are you here?",
                    "bye", "Thank you!"),
                "vi",
                Map.of("hello", "Chào {address} {first_name}.", "come", "Bác có đến không?"),
                "ar",
                Map.of("hello", "مرحبا {first_name}.", "come", "هل ستأتي؟")));
  }

  @Test
  void answersOutliveAChangeOfLanguageAndAreKeptByCode() {
    UUID campaign = campaign(desk.listOf("vi"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "vi", "ar", "en");
    Page page = console.page();
    assertThat(page.locator("[data-part=script]")).containsText("Chào quý vị");

    console.choose("come", "maybe");
    page.locator("#answer-many").fill("1,250");
    page.locator("#answer-many").press("Tab");
    assertThat(page.getByText("So many!").first()).isVisible();
    page.locator("#answer-since").fill("2019-05-01");
    page.locator("#answer-since").press("Tab");
    assertThat(page.getByText("Wednesday, May 1, 2019")).isVisible();
    // To be read back to somebody who speaks Vietnamese.
    assertThat(page.locator("[data-typed] bdi[lang=vi]")).hasText("Thứ Tư, 1 tháng 5, 2019");
    Axe.check(page);
    page.locator("#spoken").selectOption("hmn");
    assertThat(page.locator("[data-typed] bdi[lang=hmn]"))
        .hasText("hnub Zwj Feeb, lub Tsib Hlis tim 1, 2019");
    page.locator("#spoken").selectOption("ar");

    Locator hello = page.locator(".line-text").first();
    assertThat(hello).hasAttribute("dir", "rtl");
    assertThat(page.locator("[data-part=script] .line-english").first()).hasAttribute("dir", "ltr");
    assertThat(page.locator("label:has([id='step-come-maybe'])")).containsText("ربما");
    assertThat(console.answer("come", "maybe")).isChecked();
    assertThat(page.locator("#answer-many")).hasValue("1,250");
    assertThat(page.locator("#answer-since")).hasValue("2019-05-01");
    Axe.check(page);
    console.record("talked");

    console.soon(
        "come=maybe many=1250 since=2019-05-01 ar ar",
        () ->
            desk.text(
                "SELECT string_agg(a.step || '=' || array_to_string(a.choices, '') || a.value, ' ' ORDER BY a.step)"
                    + " || ' ' || min(t.spoken) || ' ' || min(t.bundle) FROM scripts.answers a"
                    + " JOIN campaigns.attempts t ON t.id = a.attempt WHERE t.campaign = ?",
                campaign));
  }

  @Test
  void theLanguageThatWasChosenIsThereAgainAfterTheTabIsOpenedAnew() {
    UUID campaign = campaign(desk.listOf("vi"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "vi", "ar", "en");
    Page page = console.page();
    console.choose("come", "yes");
    page.locator("#spoken").selectOption("ar");
    Locator hello = page.locator("[data-part=script] .line-text").first();
    assertThat(hello).hasAttribute("lang", "ar");

    page.reload();
    console.ready();

    assertThat(page.locator("#spoken")).hasValue("ar");
    assertThat(hello).hasAttribute("lang", "ar");
    assertThat(console.answer("come", "yes")).isChecked();
  }

  @Test
  void whatNobodyHasTranslatedIsMarkedInAnswersAndOpenQuestionsToo() {
    String wishes =
        desk.script(
            List.of(
                Map.of("id", "help", "kind", "single", "choices", List.of("ride", "food")),
                Map.of("id", "wish", "kind", "text")),
            Map.of(
                "en",
                Map.of(
                    "help", "What would help?",
                    "help.ride", "A ride",
                    "help.food", "Food",
                    "wish", "What do you wish?"),
                "vi",
                Map.of("help", "Bác cần gì?", "help.ride", "Đưa đón")));
    UUID campaign =
        desk.campaign(
            desk.listOf("vi"), Map.of("script", wishes, "languages", List.of("vi", "en", "und")));
    Page page = desk.console(campaign, Look.PHONE, "vi", "en").page();

    Locator food = page.locator("label:has([id='step-help-food'])");
    assertThat(food).containsText("Food");
    assertThat(food.getByText("Not translated yet")).isVisible();
    assertThat(food.locator("[lang=en]").first()).hasText("Food");
    assertThat(page.locator("label:has([id='step-help-ride'])").getByText("Not translated yet"))
        .isHidden();
    assertThat(page.locator("label:has(#answer-wish)").getByText("Not translated yet")).isVisible();
    Axe.check(page);
  }

  @Test
  void aNumberThatCannotBeTheAnswerIsNotNoted() {
    UUID campaign = campaign(desk.listOf("en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Page page = console.page();
    page.keyboard().press("1");
    assertThat(console.answer("come", "yes")).isChecked();

    page.keyboard().press("3");
    Locator many = page.locator("#answer-many");
    assertThat(many).isFocused();
    many.fill("9000");
    many.press("Tab");
    assertThat(page.getByText("Please write a whole number from 1 to 5,000.")).isVisible();
    assertThat(many).hasAttribute("aria-invalid", "true");
    Axe.check(page);
    many.fill("\u0663");
    many.press("Tab");
    assertThat(many).hasValue("3");
    console.record("talked");

    console.soon(
        "3",
        () -> desk.text("SELECT value FROM scripts.answers WHERE step = 'many' AND value = '3'"));
  }

  @Test
  void aNumberWithDecimalsLeadsAndComesToAResultWithoutAConnectionToo() {
    String hours =
        desk.script(
            List.of(
                Map.of(
                    "id",
                    "hours",
                    "kind",
                    "number",
                    "bounds",
                    Map.of("least", 0, "most", 24, "decimals", 1),
                    "next",
                    Map.of("0..0", "none", "0.1..", "bye"),
                    "results",
                    Map.of("7.5..", "refused")),
                Map.of("id", "none", "kind", "say"),
                Map.of("id", "bye", "kind", "say")),
            Map.of("en", Map.of("hours", "How many hours?", "none", "None!", "bye", "Thank you!")));
    UUID campaign =
        desk.campaign(
            desk.listOf("en"), Map.of("script", hours, "languages", List.of("en", "und")));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Page page = console.page();
    page.context().setOffline(true);
    Locator answer = page.locator("#answer-hours");
    answer.fill("0");
    answer.press("Tab");
    assertThat(page.getByText("None!").first()).isVisible();

    answer.fill("7.55");
    answer.press("Tab");
    assertThat(page.getByText("Digits behind the point: at most 1")).isVisible();
    answer.fill("7,5");
    answer.press("Tab");

    assertThat(answer).hasValue("7.5");
    assertThat(page.getByText("None!")).hasCount(0);
    assertThat(page.locator(".console-shortcut button")).containsText("Record: Refused");
    page.context().setOffline(false);
    console.record("talked");
    console.soon(
        "7.5",
        () ->
            desk.text(
                "SELECT a.value FROM scripts.answers a JOIN campaigns.attempts t ON t.id = a.attempt"
                    + " WHERE t.campaign = ?",
                campaign));
  }

  @Test
  void anAnswerOffersTheResultThatItComesTo() {
    UUID campaign = campaign(desk.listOf("en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Page page = console.page();
    Locator offered = page.locator(".console-shortcut button");
    assertThat(offered).hasCount(0);
    console.choose("come", "no");
    assertThat(offered).containsText("Record: Refused");

    page.locator("body").press("=");
    console.ready();

    console.soon(
        "refused",
        () -> desk.text("SELECT result FROM campaigns.attempts WHERE campaign = ?", campaign));
  }

  @Test
  void howSomebodyIsAddressedIsChosenByOneTapAndKnownTheNextTime() {
    UUID list = desk.list();
    UUID contact = desk.person(list, "Nguyễn Thị Hoa", "vi", desk.line());
    UUID campaign = campaign(list);
    ConsolePages console = desk.console(campaign, Look.PHONE, "vi");
    Page page = console.page();
    page.locator(".console-address:visible summary").click();
    page.locator(".console-address:visible input[value='cô']").check();
    assertThat(page.locator("[data-part=script]")).containsText("Chào cô");

    console.record("not_available");

    console.soon(
        "cô", () -> desk.text("SELECT address_form FROM contacts.contacts WHERE id = ?", contact));
    UUID again = campaign(list);
    ConsolePages later = desk.console(again, Look.PHONE, "vi");
    assertThat(later.page().locator("[data-part=script]")).containsText("Chào cô");
  }

  @Test
  void theEnglishIsFoldedAwayByWhoReadsTheLanguage() {
    UUID campaign = campaign(desk.listOf("vi", "vi"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "vi");
    Page page = console.page();
    Locator english = page.locator("[data-part=script] .line-english").first();
    assertThat(english).isVisible();

    page.locator("[data-english]").uncheck();
    assertThat(english).isHidden();
    console.record("no_answer");

    assertThat(english).isHidden();
    page.reload();
    console.ready();
    assertThat(english).isHidden();
  }

  private static UUID campaign(UUID list) {
    return desk.campaign(
        list, Map.of("script", script, "languages", List.of("hmn", "vi", "ar", "es", "en", "und")));
  }
}
