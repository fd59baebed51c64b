package org.polyphony;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.calling.ConsolePages;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;

/** The pictures of the guide, taken of the sample. With {@code -Dguide} they go into the guide. */
class GuideIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static final int CALLS = 40;

  /** What a busy team records: every eighth line something else. */
  private static final String CALL_ON =
      """
      async ([campaign, calls]) => {
        const send = async (path, body) => {
          const answer = await fetch(path, {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-Polyphony": "1" },
            body: JSON.stringify(body),
          });
          return answer.json();
        };
        const results = ["talked", "talked", "no_answer", "talked", "left_message", "refused", "talked", "busy"];
        for (let n = 0; n < calls; n++) {
          const claim = await send(`/api/v1/campaigns/${campaign}/claims`, {});
          if (!claim.id) {
            return;
          }
          const result = results[n % results.length];
          const come = ["yes", "yes", "maybe", "no"][n % 4];
          await send(`/api/v1/claims/${claim.id}/attempts`, {
            key: crypto.randomUUID(),
            receipt: claim.receipt,
            result,
            spoken: claim.spoken,
            bundle: claim.bundle,
            people: result === "talked"
              ? [{ contact: claim.people[0].contact, answers: { come, vote: "yes" } }]
              : [],
            flags: [],
            note: "",
          });
        }
      }
      """;

  private static UUID campaign;

  @BeforeAll
  static void findTheSample() {
    campaign =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("SELECT id FROM campaigns.campaigns").mapTo(UUID.class).one());
  }

  @ParameterizedTest
  @CsvSource({"en, 360", "en, 1280", "hmn, 360", "hmn, 1280", "ar-XB, 360", "ar-XB, 1280"})
  void theCallConsole(String language, int width) {
    Page page = signedIn("Pa Houa Vang", new Look(language, width, false));
    ConsolePages console = ConsolePages.open(page, campaign);
    assertThat(console.connection()).not().isEmpty();

    Screens.picture(page, "console-" + language.toLowerCase(Locale.ROOT) + "-" + width);
    Axe.check(page);
  }

  @ParameterizedTest
  @CsvSource({"ar, ar", "zh-Hant, yue"})
  void theCallConsoleInOtherScripts(String language, String spoken) {
    Page page = signedIn("Pa Houa Vang", new Look(language, 1280, false));
    ConsolePages.open(page, campaign);
    page.locator("#spoken").selectOption(spoken);
    assertThat(page.locator("[data-part=script] .line-text").first())
        .hasAttribute("lang", language);

    page.mouse().move(0, 0);
    Screens.picture(page, "console-" + language.toLowerCase(Locale.ROOT) + "-1280");
    Axe.check(page);
  }

  @Test
  void theEndOfACall() {
    ConsolePages console = ConsolePages.open(signedIn("Pa Houa Vang", Look.PHONE), campaign);

    console.choose("come", "yes");
    console.page().locator(".console-results h2").evaluate("(title) => title.scrollIntoView()");
    console.page().mouse().move(0, 0);
    Screens.picture(console.page(), "console-results");
    console.result("language_barrier").click();
    Screens.picture(console.page(), "console-barrier");
  }

  @Test
  void theHandOffAndTheQueueMeanwhile() {
    ConsolePages hmong = ConsolePages.open(signedIn("Pa Houa Vang", Look.LAPTOP), campaign);
    ConsolePages vietnamese = ConsolePages.open(signedIn("Trần Minh", Look.LAPTOP), campaign);
    vietnamese.result("language_barrier").click();
    vietnamese.page().locator("#barrier input[name=language][value=hmn]").check();
    vietnamese.page().locator("#barrier [data-hand-over] button").click();
    assertThat(hmong.page().locator("[data-part=offer]")).isVisible();
    hmong.page().mouse().move(0, 0);
    Screens.picture(hmong.page(), "hand-off");
    Axe.check(hmong.page());

    Page page = signedIn("Teresa Campos", Look.LAPTOP);
    page.navigate("/campaigns/" + campaign + "/queue");
    Screens.picture(page, "queue");
    Axe.check(page);
  }

  @Test
  void theRoomOfAShift() {
    for (String who : new String[] {"Pa Houa Vang", "Trần Minh", "Lucía Peña"}) {
      Page page = signedIn(who, Look.LAPTOP);
      page.navigate("/shifts");
      page.locator(".room-list a[href^='/shifts/']").first().click();
      assertThat(page.locator("#room-here")).containsText("(you)");
      page.evaluate(CALL_ON, java.util.List.of(campaign.toString(), CALLS / 4));
    }
    Page page = signedIn("Andre Coleman", Look.LAPTOP);
    page.navigate("/shifts");
    page.locator(".room-list a[href^='/shifts/']").first().click();
    assertThat(page.locator("#room-here")).containsText("(you)");

    Screens.picture(page, "shift-en-1280");
    Axe.check(page);
  }

  @Test
  void familyAndFriends() {
    Page page = signedIn("Trần Minh", Look.PHONE);
    page.navigate("/friends/" + campaign);
    String[][] aunts = {{"cô", "Cô Lan", "916 555 0142"}, {"bác", "Bác Hồng", "916 555 0143"}};
    for (String[] aunt : aunts) {
      page.locator("#name").fill(aunt[1]);
      page.locator("#tel").fill(aunt[2]);
      page.locator("#language").selectOption("vi");
      page.locator("input[name=address_vi][value='" + aunt[0] + "']").check();
      page.locator("#add form button").click();
    }
    page.locator(".friends form[action$=call] button").first().click();
    ConsolePages console = ConsolePages.on(page);
    console.choose("come", "yes");
    int before = attempts();
    console.record("talked");
    console.soon(before + 1, GuideIT::attempts);
    page.navigate("/friends/" + campaign);
    assertThat(page.locator(".friends .badge")).hasText("Has a seat");

    page.locator("#people-title").evaluate("(title) => title.scrollIntoView()");
    Screens.picture(page, "friends");
    Axe.check(page);
  }

  private static int attempts() {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT count(*) FROM campaigns.attempts")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void theDashboard() {
    for (String caller : new String[] {"Pa Houa Vang", "Trần Minh", "Lucía Peña"}) {
      Page page = signedIn(caller, Look.LAPTOP);
      page.evaluate(CALL_ON, java.util.List.of(campaign.toString(), CALLS));
    }
    Page page = signedIn("Denise Brooks", Look.LAPTOP);
    page.navigate("/dashboards/" + campaign);
    assertThat(page.locator("figure:not([hidden]) canvas").first()).isVisible();
    assertThat(page.locator("#days tbody tr")).hasCount(1);

    Screens.picture(page, "dashboard");
    Axe.check(page);
  }

  @Test
  void theReviewOfAFile() {
    Page page = signedIn("Teresa Campos", Look.LAPTOP);
    page.navigate("/lists");
    page.locator("main ul.rows a").first().click();
    page.navigate(page.url() + "/imports");
    String file =
        """
        Name,Cell,Language
        Kia Moua,916-555-0142,Hmong
        Trần Thu Hương,(916) 555-0143,Tiếng Việt
        José Núñez,9165550144,español
        Walter Hayes,call the office,English
        Amrit Gill,916 555 0146,ask her son
        """;
    page.locator("#file")
        .setInputFiles(
            new FilePayload("sign-up.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    page.locator("main form.stack button.primary").click();
    assertThat(page.locator("dl.figures").first()).isVisible();

    Screens.picture(page, "import-review");
    Axe.check(page);
  }

  @ParameterizedTest
  @CsvSource({"hmn, script-texts", "ar, script-texts-ar", "zh-Hant, script-texts-zh-hant"})
  void theTextsOfAScript(String language, String picture) {
    Page page = signedIn("Teresa Campos", Look.LAPTOP);
    page.navigate("/scripts");
    page.locator("main ul.rows a").first().click();
    Locator begin = page.locator("form[action$='/drafts'] button");
    if (begin.count() > 0) {
      begin.click();
    }
    String script = page.url().replaceAll("[?#].*", "");
    page.navigate(script + "/translations/" + language);
    assertThat(page.locator("textarea[name=text]").first()).hasAttribute("lang", language);

    Screens.picture(page, picture);
    Axe.check(page);
  }

  @Test
  void aCampaign() {
    Page page = signedIn("Teresa Campos", Look.LAPTOP);
    page.navigate("/campaigns/" + campaign);

    Screens.picture(page, "campaign");
    Axe.check(page);
  }

  private static Page signedIn(String name, Look look) {
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLinkOfSample(name));
    page.locator("main form button").click();
    return page;
  }
}
