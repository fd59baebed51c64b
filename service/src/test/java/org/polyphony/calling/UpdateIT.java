package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.polyphony.ServiceProcess;
import org.polyphony.TestService;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** The service is updated in mid-shift: another build answers at the same address. */
class UpdateIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  /** Where nobody answers: what a caller meets while one build stops and the next one starts. */
  private static final String NOBODY = "http://localhost:1";

  @TempDir private Path build;

  @Test
  void aCallerInMidCallNoticesNothingAndTheNewWorkerWaitsForTheLobby() throws Exception {
    CallingDesk desk = new CallingDesk(service, browser);
    UUID campaign = desk.campaign(desk.listOf("en", "en", "en", "en", "en", "en", "en", "en"));
    TestService.Person caller = service.person(Role.ORGANIZER, "en");
    try (Switchboard front = new Switchboard(service.url())) {
      Page page = browser.open(front.url(), Look.LAPTOP);
      page.navigate(service.signInLink(caller).replace(service.url(), front.url()));
      page.locator("main form button").click();
      page.waitForURL("**/shifts");
      // A page that opens before there is a worker is not in its care.
      page.evaluate("navigator.serviceWorker.ready");
      ConsolePages console = ConsolePages.open(page, campaign).kept(3);
      page.evaluate("window.neverReloaded = true");
      String old = scriptOf(page);

      front.turnTo(NOBODY);
      console.choose("come", "yes");
      console.record("talked");
      assertThat(console.connection()).hasText("1 result waits to be sent");
      String second = console.name().textContent();
      console.choose("come", "no");
      page.locator("#note").fill("Rings her sister first.");
      console.keptNote("Rings her sister first.");
      service.stop();

      try (ServiceProcess next = service.another(nextBuild())) {
        front.turnTo(next.url());
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(console.connection()).hasText("All saved");
        console.soon(1, () -> desk.attempts(campaign));
        assertThat(console.name()).hasText(second);
        assertThat(console.answer("come", "no")).isChecked();
        assertThat(page.locator("#note")).hasValue("Rings her sister first.");
        theNewWorkerWaits(page);

        console.record("talked");
        assertThat(console.connection()).hasText("All saved");
        console.record("no_answer");
        assertThat(console.connection()).hasText("All saved");
        assertThat((Boolean) page.evaluate("window.neverReloaded")).isTrue();
        assertThat(page.request().get(old).status()).isEqualTo(200);

        Page lobby = page.context().newPage();
        lobby.navigate("/shifts");
        lobby.locator("html[data-kept=true]").waitFor();
        theNewWorkerWaits(page);
        console.soon(3, () -> desk.attempts(campaign));
        page.close();
        // Nobody calls any more: the lobby that is open already lets it in.
        theNewWorkerIsIn(lobby);
        ConsolePages renewed = ConsolePages.open(lobby, campaign);
        assertThat(scriptOf(lobby)).isNotEqualTo(old);
        renewed.record("busy");
        renewed.soon(4, () -> desk.attempts(campaign));
      }
    }
    assertThat(desk.number("SELECT count(DISTINCT line) FROM campaigns.attempts")).isEqualTo(4);
    assertThat(desk.number("SELECT count(*) FROM scripts.answers WHERE step = 'come'"))
        .isEqualTo(2);
    assertThat(desk.text("SELECT note FROM campaigns.attempts WHERE note <> ''"))
        .isEqualTo("Rings her sister first.");
  }

  /** The address of the console's script, which names its build. */
  private static String scriptOf(Page page) {
    return (String)
        page.evaluate("document.querySelector('script[src*=\"/calling/calling.js\"]').src");
  }

  private static void theNewWorkerWaits(Page page) {
    page.evaluate(
        "navigator.serviceWorker.getRegistration().then((registration) => registration.update())");
    comesTo(
        page, "active === navigator.serviceWorker.controller && waiting?.state === 'installed'");
  }

  private static void theNewWorkerIsIn(Page page) {
    comesTo(page, "!waiting && !installing && active.state === 'activated'");
  }

  /** For a minute: a browser fetches and starts workers in processes of their own. */
  private static void comesTo(Page page, String registration) {
    Object came =
        page.evaluate(
            """
            async () => {
              for (let look = 0; look < 1200; look++) {
                const { active, installing, waiting } = await navigator.serviceWorker.getRegistration();
                if (%s) {
                  return true;
                }
                await new Promise((again) => setTimeout(again, 50));
              }
              return false;
            }"""
                .formatted(registration));
    assertThat(came).as(registration).isEqualTo(true);
  }

  /** The same assets with another worker and another script: the next version of the service. */
  private Path nextBuild() throws IOException, URISyntaxException {
    Path assets =
        Path.of(
            Objects.requireNonNull(UpdateIT.class.getClassLoader().getResource("assets/")).toURI());
    try (Stream<Path> all = Files.walk(assets)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Path copy = build.resolve("assets").resolve(assets.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    for (String changed : new String[] {"worker.js", "calling.js"}) {
      Files.writeString(
          build.resolve("assets/calling").resolve(changed),
          "\n// The next build.\n",
          StandardOpenOption.APPEND);
    }
    return build;
  }
}
