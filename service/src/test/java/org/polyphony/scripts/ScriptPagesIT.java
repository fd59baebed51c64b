package org.polyphony.scripts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;
import org.polyphony.web.SignIns;

class ScriptPagesIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @RegisterExtension static final Browser browser = new Browser();

  private static DropwizardTestSupport<Configuration> application;
  private static ScriptDesk desk;

  @BeforeAll
  static void start() throws Exception {
    ScriptsSite.on(database.jdbi());
    application =
        new DropwizardTestSupport<Configuration>(
            ScriptsSite.class, (String) null, ConfigOverride.randomPorts());
    application.before();
    desk = new ScriptDesk(database.jdbi());
  }

  @AfterAll
  static void stop() {
    application.after();
  }

  static List<Look> looks() {
    return Look.all();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPageIsReadableInEveryLook(Look look) {
    UUID script =
        desk.scripts.createFromStarter(ScriptsSite.MAI, "listening-session", "Summer sessions");
    desk.translations.save(
        ScriptsSite.MAI,
        script,
        "vi",
        List.of(
            new Translations.Change("bye", words(script, "vi", "bye"), "Cảm ơn {address\nnhiều!")));
    desk.translations.save(
        ScriptsSite.MAI,
        script,
        "en",
        List.of(new Translations.Change("decide", words(script, "en", "decide"), "That’s fine.")));
    String path = "/scripts/" + script;
    Map<String, String> pages =
        Map.of(
            "list", "/scripts",
            "script", path,
            "step", path + "/steps/come",
            "step-number", path + "/steps?kind=number",
            "step-yes-no", path + "/steps?kind=yes_no",
            "texts-vi", path + "/translations/vi",
            "texts-ar", path + "/translations/ar",
            "texts-en", path + "/translations/en",
            "version-hmn", path + "/versions/1?bundle=hmn&address=niam-tais",
            "version-vi", path + "/versions/1?bundle=vi&to.come=yes");
    Page page = signedIn("mai", look);
    pages.forEach(
        (name, address) -> {
          assertEquals(200, page.navigate(address).status(), address);
          Screens.shoot(page, "scripts-" + name + "-" + look.slug());
          Axe.check(page);
        });
  }

  @Test
  void aTranslatorMendsAMistakeAndReviewsTheLine() {
    UUID script = desk.scripts.create(ScriptsSite.MAI, TestScripts.aScript());
    Page page = signedIn("pao", Look.LAPTOP);
    page.navigate("/scripts/" + script + "/translations/hmn");

    Locator bye = page.locator("[id='bye']");
    bye.fill("Ua tsaug,\n{first_name");
    button(page, "Save").last().click();
    assertThat(page.locator("[id='bye-check']")).containsText("Line 2, character 1");
    bye.fill("Ua tsaug, {first_name}!");
    assertThat(page.locator("[id='bye-preview']")).containsText("Ua tsaug, Mai!");
    button(page, "Save").last().click();
    page.locator("input[name=reviewed][value=bye]").check();
    button(page, "Save").last().click();

    assertThat(page.locator("section", new Page.LocatorOptions().setHas(bye)))
        .containsText("by Pao");
  }

  @Test
  void aScriptIsWalkedThroughInEachLanguageAndNothingIsKept() {
    UUID script = desk.scripts.create(ScriptsSite.MAI, everyKind());
    Page page = signedIn("mai", Look.PHONE);
    page.navigate("/scripts/" + script + "/versions/1");
    assertThat(page.locator(".console-name")).hasText("Denise Brooks");
    assertThat(page.locator("#crowd")).isHidden();
    Axe.check(page);

    page.locator("#come .choice").first().click();
    page.locator("#many input[type=text]").fill("9");
    page.locator("#many button").click();
    assertThat(page.locator("#crowd")).isVisible();
    page.locator("nav.tabs a[lang=vi]").click();

    assertThat(page.locator(".console-name")).hasText("Nguyễn Thị Hồng");
    assertThat(page.locator("#come .choice[aria-current]")).containsText("Có");
    assertThat(page.locator("#many input[type=text]")).hasValue("9");
    assertThat(page.locator("#crowd [lang=en]").first()).hasText("So many!");
    page.locator(".console-address a").first().click();
    assertThat(page.locator("#hello [lang=vi]")).hasText("Chào bác Thị Hồng!");
    assertThat(page.locator("#crowd")).isVisible();
    page.locator("#come .choice[aria-current]").click();
    assertThat(page.locator("#come .choice[aria-current]")).hasCount(0);
    assertThat(page.locator("#walk-title ~ ul")).containsText("no line to take leave with");
    Axe.check(page);
    page.locator("#walk-title ~ ul a").first().click();
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/steps/since$"));
    assertEquals(0, desk.answers());
  }

  @Test
  void aStepIsMovedByKeysAndDuplicatedAndTakenBack() {
    UUID script = desk.scripts.create(ScriptsSite.MAI, TestScripts.aScript());
    Page page = signedIn("mai", Look.LAPTOP);
    page.navigate("/scripts/" + script);
    Locator steps = page.locator(".script-steps > li");

    page.locator("#come a").focus();
    page.keyboard().press("Alt+ArrowDown");
    assertThat(steps.nth(2)).hasId("come");
    assertThat(page.locator("#come")).isFocused();
    page.keyboard().press("Alt+ArrowUp");
    assertThat(steps.nth(1)).hasId("come");
    page.locator("#come button[aria-label^=Duplicate]").click();
    assertThat(steps).hasCount(4);
    assertThat(page.locator("[id='come-2'] .step-text")).containsText("Will you come on");
    button(page, "Undo").click();

    assertThat(steps).hasCount(3);
  }

  @Test
  void aCoordinatorAsksForANumberAndSaysWhereItLeads() {
    UUID script = desk.scripts.create(ScriptsSite.MAI, TestScripts.aScript());
    Page page = signedIn("mai", Look.PHONE);
    page.navigate("/scripts/" + script + "/steps?kind=number&after=come");
    page.getByLabel("What the caller asks").fill("How many people live with you?");
    page.getByLabel("The largest").fill("12");
    button(page, "Add a line of numbers").click();
    page.locator("#from-0").fill("0");
    page.locator("#to-0").fill("20");
    page.locator("#next-0").selectOption("bye");
    button(page, "Save").last().click();
    assertThat(page.getByText("all of them must be possible answers").last()).isVisible();
    Axe.check(page);
    page.locator("#to-0").fill("0");
    button(page, "Add a line of numbers").click();
    page.getByLabel("How exact").selectOption("1");
    page.locator("#from-1").fill("6,5");
    page.locator("#result-1").selectOption("refused");
    page.getByLabel("Result of the call here").selectOption("talked");
    button(page, "Save").last().click();

    Locator step = page.locator("#how-many-people-live");
    assertThat(step).containsText("From 0 to 12");
    assertThat(step.locator(".step-choices li").first()).hasText("0 Then: 4. Thank you!");
    assertThat(step.locator(".step-choices li").last()).hasText("6.5 and more Result: Refused");
    assertThat(step).containsText("Result: Talked");
  }

  private static NewScript everyKind() {
    Step many =
        new Step(
            "many",
            StepKind.NUMBER,
            List.of(),
            Map.of(),
            Map.of("9..20", "crowd", "*", "since"),
            Map.of(),
            new Bounds(0, 20));
    Structure structure =
        TestScripts.structure(
            TestScripts.say("hello"),
            new Step("come", StepKind.YES_NO, List.of(), Map.of(), Map.of()),
            many,
            TestScripts.say("crowd"),
            new Step("since", StepKind.DATE, List.of(), Map.of(), Map.of()));
    return new NewScript(
        "Every kind",
        "en",
        structure,
        Map.of(
            "en",
            Map.of(
                "hello", "Hello {first_name}!",
                "come", "Will you come?",
                "many", "How many are you?",
                "crowd", "So many!",
                "since", "Since when?"),
            "vi",
            Map.of("hello", "Chào {address} {first_name}!")),
        false);
  }

  @Test
  void twoPeopleWhoChangeOneLineSeeBothTexts() {
    UUID script = desk.scripts.create(ScriptsSite.MAI, TestScripts.aScript());
    Page first = signedIn("mai", Look.PHONE);
    Page second = signedIn("pao", Look.PHONE);
    first.navigate("/scripts/" + script + "/translations/hmn");
    second.navigate("/scripts/" + script + "/translations/hmn");

    first.locator("[id='bye']").fill("Ua tsaug ntau!");
    button(first, "Save").last().click();
    assertThat(first.getByText("Saved.")).isVisible();
    second.locator("[id='bye']").fill("Ua tsaug koj!");
    button(second, "Save").last().click();

    assertThat(second.locator(".conflict")).containsText("Ua tsaug ntau!");
    assertThat(second.locator("[id='bye']")).hasValue("Ua tsaug koj!");
    Axe.check(second);
    button(second, "Save").last().click();
    assertThat(second.getByText("Saved.")).isVisible();
    assertThat(second.locator("[id='bye']")).hasValue("Ua tsaug koj!");
  }

  @Test
  void aStaleFormOfAStepLosesNothing() {
    UUID script = desk.scripts.create(ScriptsSite.MAI, TestScripts.aScript());
    Page page = signedIn("mai", Look.PHONE);
    page.navigate("/scripts/" + script + "/steps/come");
    desk.drafts.edit(ScriptsSite.MAI, script, 1, StructureEdits.move("bye", -2));

    page.getByLabel("What the caller asks").fill("Can you come?");
    button(page, "Save").last().click();
    assertThat(page.getByText("nothing is lost")).isVisible();
    assertThat(page.locator(".their-step")).containsText("Will you come on");
    assertThat(page.getByLabel("What the caller asks")).hasValue("Can you come?");
    Axe.check(page);
    button(page, "Save").last().click();

    assertThat(page.locator("#come .step-text")).hasText("Can you come?");
  }

  private static String words(UUID script, String tag, String key) {
    return desk.scripts.newest(ScriptsSite.MAI, script).bundles().words(tag, key);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page signedIn(String who, Look look) {
    String base = "http://localhost:" + application.getLocalPort();
    Page page = browser.open(base, look);
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, who).setUrl(base)));
    return page;
  }
}
