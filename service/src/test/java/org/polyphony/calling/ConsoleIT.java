package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;

/** What a caller does on the console, call after call. */
class ConsoleIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void oneTapRecordsAndTheNextPersonIsAnnounced() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    String first = console.name().textContent();
    assertThat(console.announced()).containsText("Next: " + first);

    console.page().locator(".console-quick button[data-result=no_answer]").click();

    assertThat(console.name()).not().hasText(first);
    assertThat(console.announced())
        .containsText(first + ": No answer Next: " + console.name().textContent());
    assertThat(console.name()).isFocused();
    assertThat(console.connection()).hasText("All saved");
    console.soon(1, () -> desk.attempts(campaign));
  }

  @Test
  void aDoubleClickRecordsOneCall() {
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en", "en", "en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    String first = console.name().textContent();

    console.result("no_answer").dblclick();

    assertThat(console.name()).not().hasText(first);
    console.ready();
    console.soon(1, () -> desk.attempts(campaign));
    // A second one would be on its way.
    assertThat(console.connection()).hasText("All saved");
    assertThat(desk.attempts(campaign)).isEqualTo(1);
  }

  @Test
  void undoBringsTheSamePersonBackWithTheAnswers() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    String first = console.name().textContent();
    console.choose("come", "yes");
    console.choose("needs", "ride");
    console.page().getByLabel("Note").fill("Ask for her sister");
    console.record("refused");
    assertThat(console.name()).not().hasText(first);

    console.undo(first);

    assertThat(console.answer("come", "yes")).isChecked();
    assertThat(console.answer("needs", "ride")).isChecked();
    assertThat(console.page().getByLabel("Note")).hasValue("Ask for her sister");
    assertThat(console.announced()).containsText(first + " is on the screen again");
    assertThat(desk.attempts(campaign)).isZero();
    console.record("talked");
    console.soon(1, () -> desk.attempts(campaign));
    assertThat(answers(campaign)).isEqualTo("come=yes needs=ride");
  }

  @Test
  void sendsNoAnswersOfSomebodyWhoWasNotThereAndKeepsThemForTheUndo() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    String first = console.name().textContent();
    console.choose("come", "yes");

    console.record("no_answer");

    assertThat(console.name()).not().hasText(first);
    console.soon(1, () -> desk.attempts(campaign));
    assertThat(answers(campaign)).isNull();
    console.undo(first);
    assertThat(console.answer("come", "yes")).isChecked();
  }

  @Test
  void aLanguageBarrierAsksWhichAndGoesToSomebodyWhoSpeaksIt() {
    UUID campaign = desk.campaign(desk.listOf("hmn"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn");
    String name = console.name().textContent();

    console.page().locator(".console-quick button[data-result=language_barrier]").click();
    Locator dialog = console.page().locator("#barrier");
    assertThat(dialog).containsText("Tiếng Việt");
    Axe.check(console.page());
    dialog.locator("[data-cancel]").click();
    assertThat(desk.attempts(campaign)).isZero();
    console.barrier("vi");

    assertThat(console.page().locator(".empty")).containsText("a language that you speak");
    console.soon(1, () -> desk.attempts(campaign));
    ConsolePages other = desk.console(campaign, Look.PHONE, "vi");
    assertThat(other.name()).hasText(name);
    assertThat(other.language()).isEqualTo("vi");
  }

  @Test
  void aCallBackIsPromisedInTheContactsOwnTime() {
    UUID campaign = desk.campaign(desk.listOf("en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");

    console.result("call_back").click();
    console.page().locator("#callback-day").fill("2026-06-11");
    console.page().locator("#callback-time").fill("17:30");
    Axe.check(console.page());
    console.page().locator("#callback button[type=submit]").click();
    console.ready();

    console.soon(
        "2026-06-11 17:30 en",
        () ->
            desk.text(
                "SELECT to_char(due_at AT TIME ZONE 'America/Los_Angeles', 'YYYY-MM-DD HH24:MI') || ' ' || language"
                    + " FROM consent.follow_ups WHERE campaign = ?",
                campaign));
    assertThat(console.page().locator(".empty")).containsText("Thursday 5:30 PM");
  }

  @Test
  void aCallBackOnAHolidayIsSaidToBeDueTheNextDay() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "en");
    Page page = console.page();
    String name = console.name().textContent();
    Locator dayOff = page.locator("#callback [data-day-off]");

    console.result("call_back").click();
    page.locator("[data-soon=tomorrow]").click();
    assertThat(dayOff).isEmpty();
    page.locator("#callback-day").fill("2026-06-19");
    assertThat(dayOff).containsText("Juneteenth: nobody is called on this day");
    assertThat(dayOff).containsText("Saturday, June 20");
    Axe.check(page);
    page.locator("#callback button[type=submit]").click();
    console.ready();

    Locator moved = page.locator("[data-part=moved]");
    assertThat(moved).containsText("The call to " + name + " is due: Saturday, June 20");
    assertThat(moved).hasAttribute("role", "status");
    Axe.check(page);
    console.result("call_back").click();
    assertThat(dayOff).isEmpty();
    page.locator("#callback [data-cancel]").click();
    console.record("no_answer");
    assertThat(moved).isEmpty();
  }

  @Test
  void aContactOfUnknownLanguageOpensWithTheQuestionWhichOne() {
    UUID campaign = desk.campaign(desk.listOf("und"));
    ConsolePages console = desk.console(campaign, Look.PHONE, "hmn", "en");
    Locator which = console.page().locator(".which-language");
    assertThat(which).isVisible();
    assertThat(console.page().locator(".console-tags")).containsText("Language not known");
    Axe.check(console.page());

    which.locator("button[data-heard=hmn]").click();

    assertThat(which).isHidden();
    assertThat(console.page().locator("[data-part=script]")).containsText("Koj puas tuaj?");
    assertThat(console.page().locator("[data-part=script]")).containsText("Not translated yet");
    console.record("talked");
    console.soon(
        "hmn",
        () -> desk.text("SELECT spoken FROM campaigns.attempts WHERE campaign = ?", campaign));
  }

  @Test
  void aLanguageThatTheCallerDoesNotSpeakIsABarrierAtOnce() {
    UUID campaign = desk.campaign(desk.listOf("und"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");

    console.page().locator("button[data-heard=es]").click();
    assertThat(console.page().locator("#barrier input[value=es]")).isChecked();
    console.page().locator("#barrier .buttons button[type=submit]").click();
    console.ready();

    assertThat(console.page().locator(".empty")).containsText("Español");
  }

  @Test
  void severalPeopleBehindOneNumberHaveTheirOwnAnswers() {
    UUID list = desk.list();
    UUID line = desk.line();
    desk.person(list, "Mai Vang", "en", line);
    desk.person(list, "Tou Vang", "en", line);
    UUID campaign = desk.campaign(list);
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Locator people = console.page().locator(".console-people button");
    assertThat(people).hasCount(2);
    Axe.check(console.page());

    people.filter(having("Mai")).click();
    console.choose("come", "yes");
    people.filter(having("Tou")).click();
    assertThat(console.name()).hasText("Tou Vang");
    assertThat(console.answer("come", "yes")).not().isChecked();
    console.choose("come", "no");
    console.record("talked");

    console.soon(
        "Mai Vang=yes Tou Vang=no",
        () ->
            desk.text(
                "SELECT string_agg(c.full_name || '=' || a.choices[1], ' ' ORDER BY c.full_name)"
                    + " FROM scripts.answers a JOIN contacts.contacts c ON c.id = a.contact"
                    + " WHERE c.id IN (SELECT contact FROM contacts.list_members WHERE list = ?)",
                list));
  }

  @Test
  void everythingIsDoneByKeys() {
    UUID campaign = desk.campaign(desk.listOf("en", "en"));
    ConsolePages console = desk.console(campaign, Look.LAPTOP, "en");
    Page page = console.page();
    String first = console.name().textContent();

    page.keyboard().press("1");
    assertThat(console.answer("come", "yes")).isChecked();
    page.keyboard().press("2");
    assertThat(console.answer("needs", "childcare")).isChecked();
    page.keyboard().press("t");
    assertThat(console.name()).not().hasText(first);
    console.ready();
    page.keyboard().press("z");
    assertThat(console.name()).hasText(first);
    assertThat(console.answer("needs", "childcare")).isChecked();
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
    Axe.check(page);
    page.keyboard().press("t");
    page.keyboard().press("Escape");
    assertThat(page.locator("#keys")).isHidden();
    assertThat(console.name()).hasText(first);
    page.getByLabel("Note").focus();
    page.keyboard().type("talked nicely");
    assertThat(console.name()).hasText(first);
    assertThat(desk.attempts(campaign)).isZero();
  }

  @Test
  void anEmptyQueueSaysWhyAndWhenThereWillBeMore() {
    UUID campaign =
        desk.campaign(
            desk.listOf("en"),
            Map.of("hours", Map.of("start", "10:00", "end", "19:00", "days", List.of("mon"))));

    ConsolePages console = desk.console(campaign, Look.LAPTOP.in("hmn"), "en");
    assertThat(console.page().locator(".empty"))
        .containsText("hnub Zwj Hli thaum 10:00 sawv ntxov");
    Axe.check(console.page());
    ConsolePages english = desk.console(campaign, Look.LAPTOP, "en");
    assertThat(english.page().locator(".empty")).containsText("too early or too late");
    assertThat(english.announced()).containsText("too early or too late");
    desk.state(campaign, "paused");
    english.page().locator(".empty button").click();
    assertThat(english.page().locator(".empty")).containsText("paused");
  }

  @Test
  void whatIsSaidToAMachineIsAtHand() {
    UUID campaign = desk.campaign(desk.listOf("hmn"));
    ConsolePages console = desk.console(campaign, Look.PHONE.in("hmn"), "hmn");
    Locator machine = console.page().locator("[data-voicemail]");
    // The service's clock goes on while the tests before this one run.
    assertThat(console.page().locator("[data-slot=time]"))
        .containsText(Pattern.compile("12:[0-5]\\d tav su"));

    machine.locator("summary").click();
    assertThat(machine).containsText("Please call us back");
    console.choose("come", "yes");

    assertThat(machine).containsText("Please call us back");
    assertThat(machine.locator(".line-text")).isVisible();
  }

  private static String answers(UUID campaign) {
    return desk.text(
        "SELECT string_agg(a.step || '=' || a.choices[1], ' ' ORDER BY a.step) FROM scripts.answers a"
            + " JOIN campaigns.attempts t ON t.id = a.attempt"
            + " WHERE t.campaign = ? AND a.undone_at IS NULL",
        campaign);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
