package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.function.Supplier;
import org.polyphony.web.Soon;

/** The call console in a browser, as a caller uses it. */
public final class ConsolePages {

  private static final String READY =
      ".console[data-state=call] .console-results button[data-result=talked]:enabled,"
          + " .console[data-state=empty] .empty";

  private final Page page;

  private ConsolePages(Page page) {
    this.page = page;
  }

  /** Opens the console of a campaign and waits for somebody to call, or for nobody. */
  public static ConsolePages open(Page page, UUID campaign) {
    page.navigate("/call/" + campaign);
    return on(page);
  }

  /** The console that is on the screen already. */
  public static ConsolePages on(Page page) {
    ConsolePages console = new ConsolePages(page);
    console.ready();
    return console;
  }

  /** The page that it is on. */
  public Page page() {
    return page;
  }

  /** Waits until somebody can be called, or nobody. */
  public void ready() {
    page.locator(READY).first().waitFor();
  }

  /** What the console shows: {@code call}, {@code empty}, {@code offline} and so on. */
  public Locator inState(String state) {
    return page.locator(".console[data-state=" + state + "]");
  }

  /** Whether there is somebody to call. */
  public boolean hasSomebody() {
    return inState("call").count() == 1;
  }

  /** The name of whom to call. */
  public Locator name() {
    return page.locator(".console-name");
  }

  /** The tag of the language beside the name; {@code und} where it is not known. */
  public String language() {
    Locator tag = page.locator(".console-tags [data-slot=language]");
    return tag.isVisible() ? tag.getAttribute("lang") : "und";
  }

  /** One answer to a question of the script. */
  public Locator answer(String step, String choice) {
    return page.locator("[id='step-" + step + "-" + choice + "']");
  }

  /** Taps an answer. */
  public void choose(String step, String choice) {
    answer(step, choice).check();
  }

  /** The button of a result. */
  public Locator result(String result) {
    return page.locator(".console-results button[data-result=" + result + "]");
  }

  /** Records a result of one tap, and waits for what comes next. */
  public void record(String result) {
    result(result).click();
    ready();
  }

  /** Says that they spoke another language, and waits for what comes next. */
  public void barrier(String language) {
    result("language_barrier").click();
    page.locator("#barrier input[name=language][value=" + language + "]").check();
    page.locator("#barrier .buttons button[type=submit]").click();
    ready();
  }

  /** What is said of somebody who has left the screen by themselves, and what was noted. */
  public Locator changed() {
    return page.locator("[data-part=changed]");
  }

  /** Goes on with the next person once somebody has left the screen, and waits for them. */
  public void goOn() {
    changed().locator("[data-go-on]").click();
    ready();
  }

  /** Heartbeats at once, as when the browser comes back to the front. */
  public void beat() {
    page.waitForResponse(
        answer -> answer.request().method().equals("PUT"),
        () -> page.evaluate("document.dispatchEvent(new Event('visibilitychange'))"));
  }

  /** Takes the last one back, and waits until that person is on the screen again. */
  public void undo(String name) {
    page.locator("button[data-part=undo]").click();
    assertThat(name()).hasText(name);
    ready();
  }

  /** Waits until this page, and so many lines, are kept for when there is no connection. */
  public ConsolePages kept(int lines) {
    page.evaluate(
        """
        async (lines) => {
          const count = () => new Promise((found) => {
            const request = indexedDB.open('polyphony-lines', 1);
            request.onsuccess = () => {
              const counted = request.result.transaction('lines').objectStore('lines').count();
              counted.onsuccess = () => { request.result.close(); found(counted.result); };
            };
          });
          while (!document.documentElement.dataset.kept || (await count()) < lines) {
            await new Promise((again) => setTimeout(again, 50));
          }
        }""",
        lines);
    return this;
  }

  /** Waits until the note of a call that is not recorded yet is kept on this machine. */
  public void keptNote(String note) {
    page.evaluate(
        """
        async (note) => {
          const all = () => new Promise((found) => {
            const request = indexedDB.open('polyphony-drafts', 1);
            request.onsuccess = () => {
              const read = request.result.transaction('drafts').objectStore('drafts').getAll();
              read.onsuccess = () => { request.result.close(); found(read.result); };
            };
          });
          while (!(await all()).some(({ said }) => said.note === note)) {
            await new Promise((again) => setTimeout(again, 50));
          }
        }""",
        note);
  }

  /** The link that dials. */
  public Locator number() {
    return page.locator(".console-number a");
  }

  /** What was said last to those who listen to the page. */
  public Locator announced() {
    return page.locator("[data-part=announcements]");
  }

  /** Waits until what is looked up is as expected: what was said here takes its time. */
  public <T> void soon(T expected, Supplier<T> lookUp) {
    Soon.is(page, expected, lookUp);
  }

  /** Whether all that was recorded has reached the service; said before a result is sent, too. */
  public Locator connection() {
    return page.locator("[data-connection]");
  }
}
