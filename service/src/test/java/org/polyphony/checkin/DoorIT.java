package org.polyphony.checkin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.events.DoorCode;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;
import org.polyphony.web.Soon;

/** Two helpers at one door, one of them without a connection. */
class DoorIT {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");
  @RegisterExtension static final Browser browser = new Browser();

  private SomeDoor door;
  private UUID lan;
  private UUID registration;

  @BeforeEach
  void guests() {
    door = new SomeDoor(service);
    door.register(door.contactOn("Mai Nhia Vang", tel()), "hmn", "{\"interpreter\": \"hmn\"}");
    door.register(door.contact("Tou Ger Xiong"), "hmn", "{\"ride\": \"yes\"}");
    lan = door.contact("Nguyễn Thị Lan");
    registration = door.register(lan, "vi", "{\"childcare\": \"4, 7\"}");
    door.register(door.contact("يوسف حداد"), "ar", "{}");
  }

  private static int number = 200;

  private static String tel() {
    number++;
    return "+1916555" + "%04d".formatted(number);
  }

  @Test
  void twoPhonesOneOffLineCountEverybodyOnce() {
    Page here = helper(Look.PHONE);
    Page away = helper(Look.PHONE);
    away.locator("html[data-kept=true]").waitFor();
    away.context().setOffline(true);

    find(here, "mai vang").click();
    assertThat(last(here)).containsText("Mai Nhia Vang is here since");
    Axe.check(here);
    Soon.is(here, "1 of 1", door::standing);
    find(away, "nhia").click();
    assertThat(last(away)).containsText("Waits to be sent");
    find(away, "nguyen").click();
    walkIn(away, "Xai Thao", "Lus Hmoob");
    assertThat(away.locator("[data-connection]")).hasText("3 wait to be sent");
    Axe.check(away);
    assertThat(door.standing()).isEqualTo("1 of 1");

    Page closed = away;
    Page again = away.context().newPage();
    closed.close();
    again.navigate("/events/" + door.event + "/door");
    assertThat(again.locator("[data-connection]")).hasText("3 wait to be sent");
    assertThat(again.locator("[data-part=came]")).hasText("3 here of 4 registered");
    again.context().setOffline(false);

    assertThat(again.locator("[data-connection]")).hasText("All sent");
    Soon.is(again, "3 of 3", door::standing);
    assertThat(here.locator("[data-part=came]")).hasText("3 here of 4 registered");
    assertThat(again.locator("[data-part=came]")).hasText("3 here of 4 registered");
    assertThat(
            door.text(
                "SELECT string_agg(c.full_name || ' ' || (SELECT count(*) FROM checkin.taps t WHERE t.attendance = a.id),"
                    + " ', ' ORDER BY c.full_name) FROM checkin.attendances a JOIN contacts.contacts c ON c.id = a.contact"
                    + " WHERE a.event = ? AND a.undone_at IS NULL",
                door.event))
        .isEqualTo("Mai Nhia Vang 2, Nguyễn Thị Lan 1, Xai Thao 1");
  }

  @Test
  void somebodyIsFoundByTheirNumberAndTheirCodeCountedAndTakenBack() {
    Page page = helper(Look.LAPTOP);
    page.getByLabel("Name, last 4 digits").fill(DoorCode.of(registration).toLowerCase(Locale.ROOT));
    assertThat(page.locator("[data-part=guests] .door-guest")).hasCount(1);
    assertThat(page.locator("[data-part=guests]")).containsText("Childcare: 4, 7");

    page.keyboard().press("Enter");

    assertThat(last(page)).containsText("Nguyễn Thị Lan is here since");
    button(page, "One more").click();
    assertThat(last(page).locator("output")).hasText("2");
    assertThat(last(page)).containsText("Checked in by");
    Soon.is(
        page, "2", () -> door.text("SELECT party FROM checkin.attendances WHERE contact = ?", lan));
    button(page, "Undo").click();
    assertThat(page.locator("[data-part=came]")).hasText("0 here of 4 registered");
    assertThat(page.locator("[data-connection]")).hasText("All sent");
    page.getByLabel("Name, last 4 digits").fill(String.valueOf(number));
    assertThat(page.locator("[data-part=nobody]")).isVisible();
    page.getByLabel("Name, last 4 digits").fill("0" + number);
    assertThat(page.locator("[data-part=guests]")).containsText("Mai Nhia Vang");
  }

  @Test
  void theCodeOfAConfirmationFindsItsOwnerAtTheDoorOfAHelper() {
    door.sql("UPDATE events.events SET place = 'Hagginwood' WHERE id = ?", door.event);
    SomeDoor.Answer taken =
        door.send(
            null,
            "POST",
            "/api/v1/public/events/" + door.event + "/registrations",
            Map.of(
                "key",
                UUID.randomUUID(),
                "name",
                "Pa Houa Lee",
                "phone",
                "916 555 0188",
                "party",
                2));
    Page guest = browser.open(service.url(), Look.PHONE);
    guest.navigate(URI.create(taken.text("/link")).getPath());
    String code = guest.locator(".door-code").textContent().strip();
    Axe.check(guest);
    Person organizer = service.person(Role.ORGANIZER, "hmn");
    door.sql(
        "INSERT INTO checkin.helpers (event, user_id, named_by, named_at) VALUES (?, ?, ?, now())",
        door.event,
        organizer.user(),
        organizer.user());

    Page page = signedIn(Look.PHONE, organizer);
    page.locator("nav a[href='/doors']").first().evaluate("link => link.click()");
    page.waitForURL("**/doors");
    Axe.check(page);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Session at Hagginwood"))
        .first()
        .click();
    page.locator(".door[data-state=ready]").waitFor();
    find(page, code.substring(0, 3) + " " + code.substring(3)).click();

    assertThat(last(page)).containsText("Pa Houa Lee is here since");
    assertThat(last(page).locator("output")).hasText("2");
  }

  @Test
  void somebodyOnTheWaitingListIsToldSoAtTheDoor() {
    door.sql(
        "UPDATE events.registrations SET status = 'waiting', waiting_since = now() WHERE id = ?",
        registration);
    Page page = helper(Look.PHONE);

    assertThat(find(page, "lan")).containsText("Waiting list");
    assertThat(page.locator("[data-part=came]")).hasText("0 here of 3 registered");
  }

  @Test
  void aTapOfAnEndedSessionIsSent() {
    Page page = helper(Look.PHONE);
    page.context().clearCookies();
    find(page, "xiong").click();
    assertThat(last(page)).containsText("Checked in by");
    Soon.is(page, "1 of 1", door::standing);
    assertThat(page.locator("[data-part=signed-out]")).isVisible();
  }

  @Test
  void theSheetIsTypedBackInByTheKeyboardAlone() {
    Page page = signedIn(Look.LAPTOP);
    page.navigate("/events/" + door.event + "/sheet");
    assertThat(page.locator("tbody tr")).hasCount(4);
    Axe.check(page);
    page.navigate("/events/" + door.event + "/sheet/ticks");
    types(page, "2");
    assertThat(page.locator(".notice")).containsText("came.");
    types(page, "nhia");
    assertThat(page.locator(".notice")).containsText("Mai Nhia Vang came.");
    types(page, "nobody");
    assertThat(page.locator(".notice")).containsText("“nobody” is nobody on this sheet.");
    Axe.check(page);
    assertThat(door.standing()).isEqualTo("2 of 2");
  }

  /** Where the browser has put the focus, as soon as it has. */
  private static void types(Page page, String who) {
    assertThat(page.locator("#who")).isFocused();
    page.keyboard().type(who);
    page.keyboard().press("Enter");
  }

  @ParameterizedTest
  @CsvSource({"en, 360", "hmn, 360", "vi, 360", "ar, 360", "en, 1280", "ar, 1280"})
  void everyPageFitsAPhoneInEveryLanguage(String language, int width) {
    Page page = signedIn(new Look(language, width, false));
    door.register(
        door.contact("Pa Lor"), "en", "{\"sign_language\": \"yes\", \"materials\": \"hmn\"}");
    door.here(door.coordinator(), UUID.randomUUID(), lan);
    for (String path :
        List.of("door", "helpers", "sheet", "sheet/ticks", "funnel", "interpreting")) {
      page.navigate("/events/" + door.event + "/" + path);
      if (path.equals("door")) {
        page.locator(".door[data-state=ready]").waitFor();
      }
      Axe.check(page);
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s %s %s", path, language, width)
          .isTrue();
      Screens.shoot(page, "door-" + path.replace('/', '-') + "-" + language + "-" + width);
    }
  }

  private Page helper(Look look) {
    Page page = signedIn(look);
    page.navigate("/events/" + door.event + "/door");
    page.locator(".door[data-state=ready]").waitFor();
    return page;
  }

  private static Page signedIn(Look look) {
    return signedIn(look, service.person(Role.COORDINATOR, "en"));
  }

  private static Page signedIn(Look look, Person person) {
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(person));
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    return page;
  }

  /** The only one whom a query finds. */
  private static Locator find(Page page, String query) {
    page.locator("[data-part=find]").fill(query);
    Locator found = page.locator("[data-part=guests] .door-tap");
    assertThat(found).hasCount(1);
    return found;
  }

  private static Locator last(Page page) {
    return page.locator("[data-part=last]");
  }

  private static void walkIn(Page page, String name, String language) {
    page.getByText("Somebody who is not on the list").click();
    page.locator("#walk-in-name").fill(name);
    button(page, language).click();
    assertThat(last(page)).containsText(name);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
