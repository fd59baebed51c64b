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
            "texts-vi", path + "/translations/vi",
            "texts-ar", path + "/translations/ar",
            "texts-en", path + "/translations/en",
            "version-hmn", path + "/versions/1?bundle=hmn&address=niam-tais");
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
