package org.polyphony.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** A sheet of paper, typed in without a hand on the mouse. */
class PaperIT {

  /** More than a fresh page has, with notes longer than a form usually is. */
  private static final int ROWS = 30;

  private static final String NOTE = "Chị ấy chỉ nghe máy sau sáu giờ chiều. ".repeat(12);

  @RegisterExtension static final TestService service = new TestService();
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void goesFromFieldToFieldAndFromRowToRowAndIsRead() {
    Page page = browser.open(service.url(), Look.LAPTOP);
    page.navigate(service.signInLink(service.person(Role.COORDINATOR, "en")));
    page.locator("main form button").click();
    page.navigate("/lists/" + list() + "/paper");
    Keyboard keys = page.keyboard();

    for (int row = 0; row < ROWS; row++) {
      assertThat(page.locator("tr:nth-child(" + (row + 1) + ") input[name=name]")).isFocused();
      keys.type("Mai Vang " + row);
      keys.press("Tab");
      keys.type("91655530" + (10 + row));
      keys.press("Tab");
      keys.type("Hmoob");
      keys.press("Tab");
      keys.type("mai" + row + "@example.invalid");
      keys.press("Tab");
      keys.type("y");
      keys.press("Tab");
      keys.insertText(NOTE);
      keys.press("Enter");
    }
    keys.press("ArrowUp");
    assertThat(page.locator("tr:nth-child(" + ROWS + ") input[name=name]")).isFocused();
    keys.press("ArrowDown");
    for (int key = 0; key < 6; key++) {
      keys.press("Tab");
    }
    assertThat(page.locator("main form button.primary")).isFocused();
    keys.press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*/imports/[0-9a-f-]+$"));
    assertThat(page.locator("main .figures").first()).containsText(Integer.toString(ROWS));
  }

  private static UUID list() {
    UUID list = Ids.next();
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'Paper', now())",
                    list,
                    service.organization()));
    return list;
  }
}
