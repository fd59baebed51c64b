package org.polyphony.calling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/**
 * An organizer calls their own people: from the list of campaigns to the card that says what came.
 */
class FriendsIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private static CallingDesk desk;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, browser);
  }

  @Test
  void anOrganizerTypesInAnAuntAndCallsHerInTheRightFormOfAddress() {
    UUID campaign = allowed();
    Page page = desk.signIn(desk.browser(Look.PHONE), desk.caller("vi", "en"));
    page.navigate("/shifts");
    page.locator("a[href='/friends/" + campaign + "']").click();
    assertThat(page.locator("h1")).hasText("Family and friends");
    assertThat(page.getByText("Nobody is on your list yet")).isVisible();

    assertThat(page.locator("#language")).hasValue("vi");
    assertThat(page.locator("#address_hmn")).isHidden();
    add(page, "Cô Lan", "(916) 555-0142");
    assertThat(page.locator("main .problems")).hasCount(0);
    Locator card = page.locator(".friends > li");
    assertThat(card).containsText("Cô Lan");
    assertThat(card).containsText("(916) 555-0142");
    assertThat(card).containsText("Ready for your call.");
    assertThat(page.locator(".notice")).containsText("Cô Lan is on your list.");

    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Call Cô Lan now"))
        .click();

    ConsolePages console = ConsolePages.on(page);
    assertThat(console.name()).hasText("Cô Lan");
    assertThat(page.locator("input[name=address-vi][value='cô']")).isChecked();
    List<?> keys =
        (List<?>)
            page.evaluate(
                "[...document.querySelectorAll('[data-key]')].filter((one) => one.checkVisibility())"
                    + ".map((one) => one.dataset.key)");
    assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    console.record("no_answer");
    assertThat(console.inState("empty")).isVisible();
    console.soon(1, () -> desk.attempts(campaign));
    page.keyboard().press(";");
    assertThat(page.locator(".friends > li")).containsText("Last call: No answer");
    assertThat(page.locator(".friends > li")).containsText("You can call again from");
    assertThat(page.locator(".friends .primary")).hasCount(0);
  }

  @Test
  void worksWithoutAScriptAndSaysAtTheFieldWhatIsWrong() {
    UUID campaign = allowed();
    Page page = plain(campaign, desk.caller("hmn"));
    assertThat(page.locator("#address_vi")).isVisible();
    page.locator("#name").fill("Niam Tais");
    page.locator("#tel").fill("12");
    page.locator("#add form button").click();

    assertThat(page.locator("#tel-error")).containsText("not a phone number");
    assertThat(page.locator("#name")).hasValue("Niam Tais");
    page.locator("#tel").fill("916 555 0143");
    page.locator("#add form button").click();
    assertThat(page.locator(".friends > li")).hasCount(1);
    page.reload();
    assertThat(page.locator(".friends > li")).hasCount(1);

    page.locator(".friends form[action$=removal] button").click();
    assertThat(page.locator("#add .notice")).containsText("Niam Tais is off your list");
    assertThat(page.locator("#tel")).hasValue("(916) 555-0143");
    page.locator("#add form button").click();
    assertThat(page.locator(".friends > li")).hasCount(1);
  }

  @Test
  void aCoordinatorAllowsItAndSeesNumbersButNobodysNames() {
    UUID campaign = desk.campaign(desk.list());
    Page page = desk.signIn(desk.browser(Look.LAPTOP), service.person(Role.COORDINATOR, "en"));
    page.navigate("/campaigns/" + campaign);
    page.locator("a[href='/friends/" + campaign + "']").click();
    assertThat(page.getByText("This campaign takes no family and friends")).isVisible();

    page.locator("#at_most").fill("101");
    page.locator("#at_most").evaluate("(field) => field.removeAttribute('max')");
    page.locator("#allowance button").click();
    assertThat(page.locator("#at_most-error")).containsText("from 0 to 100");
    page.locator("#at_most").fill("25");
    page.locator("#allowance button").click();
    assertThat(page.locator(".notice")).containsText("Each caller can bring 25 people.");
    Page caller = desk.signIn(desk.browser(Look.PHONE), desk.caller("vi"));
    caller.navigate("/friends/" + campaign);
    add(caller, "Cô Lan", "(916) 555-0144");

    page.navigate("/campaigns/" + campaign + "/queue");
    assertThat(page.locator("#friends")).containsText("Callers have added one person.");
    page.navigate("/friends/" + campaign);
    assertThat(page.locator("main")).not().containsText("Cô Lan");
  }

  @ParameterizedTest
  @MethodSource("org.polyphony.web.Browser$Look#all")
  void isReadableInEveryLook(Look look) {
    UUID campaign = allowed();
    Person person = desk.caller("vi", "hmn");
    Page page = desk.signIn(desk.browser(look), person);
    page.navigate("/friends/" + campaign);
    for (String name : List.of("Cô Lan", "Bác Nguyễn Thị Hồng Phương")) {
      add(page, name, "(916) 555-01" + (name.length() + 40));
    }
    Screens.shoot(page, "friends-" + look.slug());
    Axe.check(page);
    add(page, "Dì Ba", "12");
    assertThat(page.locator("#tel-error")).not().isEmpty();
    Screens.shoot(page, "friends-wrong-" + look.slug());
    Axe.check(page);
  }

  private static UUID allowed() {
    UUID campaign = desk.campaign(desk.list());
    desk.sql("INSERT INTO friends.allowances (campaign, at_most) VALUES (?, 25)", campaign);
    return campaign;
  }

  private static Page plain(UUID campaign, Person person) {
    Page page = desk.browser(Look.PHONE);
    page.route("**/*.js", Route::abort);
    desk.signIn(page, person);
    page.navigate("/friends/" + campaign);
    return page;
  }

  private static void add(Page page, String name, String tel) {
    page.locator("#name").fill(name);
    page.locator("#tel").fill(tel);
    page.locator("#language").selectOption("vi");
    page.locator("input[name=address_vi][value='cô']").check();
    page.locator("#add form button").click();
  }
}
