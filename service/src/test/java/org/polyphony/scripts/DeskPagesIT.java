package org.polyphony.scripts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.SignIns;

/**
 * The translation desk at work: lines that save themselves, keys, and files that go out and come
 * back.
 */
class DeskPagesIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @RegisterExtension static final Browser browser = new Browser();

  private static final String SAVED = "Everything is saved, line by line.";
  private static final String KEPT = "It is kept on this machine";

  private static DropwizardTestSupport<Configuration> application;
  private static ScriptDesk desk;

  private UUID script;

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

  @BeforeEach
  void writeAScript() {
    script = desk.scripts.create(ScriptsSite.MAI, TestScripts.aScript());
  }

  @Test
  void whatIsTypedWithoutAConnectionOutlivesTheTabAndComesToTheServerOnce() {
    Page page = lines("pao", Look.LAPTOP);
    page.locator("[id='bye']").fill("Ua tsaug ntau!");
    assertThat(saving(page)).hasText(SAVED);
    assertThat(page.locator("section[data-line=bye] [data-state]")).hasText("Not reviewed");
    BrowserContext machine = page.context();
    machine.setOffline(true);
    page.locator("[id='bye']").fill("Ua tsaug ntau ntau!");
    page.locator("[id='come.no']").fill("Tsis tuaj");
    assertThat(saving(page)).containsText(KEPT);
    Axe.check(page);

    page.close();
    assertThat(words("bye")).isEqualTo("Ua tsaug ntau!");
    machine.setOffline(false);
    Page again = machine.newPage();
    again.navigate(path());

    assertThat(again.locator("[id='bye']")).hasValue("Ua tsaug ntau ntau!");
    assertThat(again.locator("[id='come.no']")).hasValue("Tsis tuaj");
    assertThat(saving(again)).hasText(SAVED);
    assertThat(words("bye")).isEqualTo("Ua tsaug ntau ntau!");
    assertThat(words("come.no")).isEqualTo("Tsis tuaj");
    assertThat(desk.translations.earlier(script, "hmn").get("bye"))
        .extracting(EarlierText::text)
        .containsExactly("Ua tsaug!");
    again.reload();
    assertThat(again.locator("[id='bye']")).hasValue("Ua tsaug ntau ntau!");
    assertThat(again.locator(".conflict")).hasCount(0);
  }

  @Test
  void whatIsTypedIsSentAsSoonAsThereIsAConnectionAgain() {
    Page page = lines("pao", Look.PHONE);
    page.context().setOffline(true);
    page.locator("[id='bye']").fill("Ua tsaug os!");
    assertThat(saving(page)).containsText(KEPT);

    page.context().setOffline(false);

    assertThat(saving(page)).hasText(SAVED);
    assertThat(words("bye")).isEqualTo("Ua tsaug os!");
  }

  @Test
  void anAnswerThatWasLostOnTheWayIsNotTakenForAnotherPerson() {
    Page page = lines("pao", Look.LAPTOP);
    AtomicInteger sent = new AtomicInteger();
    page.route(
        "**/lines/bye",
        route -> {
          if (sent.getAndIncrement() == 0) {
            route.fetch();
            route.abort();
          } else {
            route.resume();
          }
        });
    page.locator("[id='bye']").fill("Ua tsaug!!");
    assertThat(saving(page)).containsText(KEPT);
    assertThat(words("bye")).isEqualTo("Ua tsaug!!");
    page.locator("[id='bye']").fill("Ua tsaug!!!");

    assertThat(saving(page)).hasText(SAVED);
    assertThat(page.locator(".conflict")).hasCount(0);
    assertThat(words("bye")).isEqualTo("Ua tsaug!!!");
  }

  @Test
  void twoPeopleOnOneLineAreToldAndNeitherTextIsLost() {
    Page mine = lines("pao", Look.LAPTOP);
    Page theirs = lines("mai", Look.LAPTOP);
    theirs.locator("[id='bye']").fill("Ua tsaug koj!");
    assertThat(saving(theirs)).hasText(SAVED);
    theirs.locator("section[data-line=hello] details summary").first().click();
    theirs.locator("section[data-line=hello] [name=sound]").fill("nyaw zhong");
    assertThat(saving(theirs)).hasText(SAVED);
    assertThat(
            desk.scripts
                .newest(ScriptsSite.MAI, script)
                .bundles()
                .find("hmn", "hello")
                .orElseThrow()
                .pronunciation())
        .isEqualTo("nyaw zhong");

    mine.locator("[id='bye']").fill("Ua tsaug kuv!");

    Locator conflict = mine.locator("section[data-line=bye] .conflict");
    assertThat(conflict).containsText("Mai saved another text here meanwhile:");
    assertThat(conflict).containsText("Ua tsaug koj!");
    assertThat(mine.locator("[id='bye']")).hasValue("Ua tsaug kuv!");
    assertThat(saving(mine)).containsText("Please choose there");
    Axe.check(mine);
    assertThat(words("bye")).isEqualTo("Ua tsaug koj!");
    button(mine, "Keep mine").click();
    assertThat(conflict).hasCount(0);
    assertThat(saving(mine)).hasText(SAVED);
    assertThat(words("bye")).isEqualTo("Ua tsaug kuv!");

    theirs.locator("[id='bye']").fill("Ua tsaug nej!");
    button(theirs, "Take theirs").click();

    assertThat(theirs.locator("[id='bye']")).hasValue("Ua tsaug kuv!");
    assertThat(saving(theirs)).hasText(SAVED);
    assertThat(words("bye")).isEqualTo("Ua tsaug kuv!");
  }

  @Test
  void linesAreWorkedThroughByTheKeyboardAlone() {
    Page page = lines("pao", Look.LAPTOP);
    page.locator("[id='hello']").focus();
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("[id='come']")).isFocused();
    page.keyboard().press("Alt+ArrowUp");
    assertThat(page.locator("[id='hello']")).isFocused();
    page.keyboard().press("Alt+ArrowDown");
    page.keyboard().press("Control+Shift+Enter");
    assertThat(page.locator("input[name=reviewed][value=come]")).isChecked();
    assertThat(page.locator("[id='come.yes']")).isFocused();

    page.keyboard().press("Control+s");

    assertThat(page.getByText("Marked as reviewed: 1")).isVisible();
    assertThat(page.locator("section[data-line=come] [data-state]")).hasText("Reviewed");
  }

  @Test
  void aFileGoesOutComesBackIsLookedAtTakenOverAndTakenBack() throws IOException {
    Page page = signedIn("pao", Look.LAPTOP);
    page.navigate("/translations/files/" + script + "/hmn");
    Download download =
        page.waitForDownload(() -> page.locator("a[href$='format=properties']").click());
    assertThat(download.suggestedFilename()).endsWith("-hmn.properties");
    String out = Files.readString(download.path());
    assertThat(out).contains("bye = Ua tsaug!");

    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "back.properties",
                "text/plain",
                out.replace("bye = Ua tsaug!", "bye = Ua tsaug ntau!")
                    .getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").last().click();
    assertThat(page.locator("#CHANGED")).isVisible();
    assertThat(page.locator("ins")).hasText("Ua tsaug ntau!");
    assertThat(page.locator("del")).hasText("Ua tsaug!");
    assertThat(words("bye")).isEqualTo("Ua tsaug!");
    Axe.check(page);
    page.locator("form[action$='/application'] button").click();

    assertThat(button(page, "Undo")).isVisible();
    assertThat(words("bye")).isEqualTo("Ua tsaug ntau!");
    Axe.check(page);
    button(page, "Undo").click();

    assertThat(button(page, "Undo")).hasCount(0);
    assertThat(words("bye")).isEqualTo("Ua tsaug!");
  }

  private String words(String key) {
    return desk.scripts.newest(ScriptsSite.MAI, script).bundles().words("hmn", key);
  }

  private String path() {
    return "http://localhost:"
        + application.getLocalPort()
        + "/scripts/"
        + script
        + "/translations/hmn";
  }

  private Page lines(String who, Look look) {
    Page page = signedIn(who, look);
    page.navigate(path());
    assertThat(saving(page)).hasText(SAVED);
    return page;
  }

  private static Locator saving(Page page) {
    return page.locator("[data-part=saving]");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page signedIn(String who, Look look) {
    String base = "http://localhost:" + application.getLocalPort();
    Page page = browser.open(base, look);
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, who).setUrl(base)));
    return page;
  }
}
