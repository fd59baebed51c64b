package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.web.Browser.Look;

final class LookIT {
  @RegisterExtension static final SmallService service = new SmallService();
  @RegisterExtension static final Browser browser = new Browser();

  static List<Look> looks() {
    return Look.all();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPartIsReadableInEveryLook(Look look) {
    Page page = signedIn(look);

    assertThat(page.navigate("/gallery").status()).isEqualTo(200);
    Screens.shoot(page, "gallery-" + look.slug());
    Axe.check(page);
    page.navigate("/gallery?wrong=true");
    Screens.shoot(page, "gallery-wrong-" + look.slug());
    Axe.check(page);
    page.navigate("/nothing");
    Screens.shoot(page, "problem-" + look.slug());
    Axe.check(page);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theMenusOpenAndStayInsideTheWindow(Look look) {
    Page page = signedIn(look);
    assertThat(page.navigate("/gallery").status()).isEqualTo(200);

    page.locator("summary").first().click();
    Screens.shootWindow(page, "languages-" + look.slug());
    Axe.check(page);
    if (look.width() < 600) {
      page.locator(".menu > summary").click();
      Screens.shootWindow(page, "menu-" + look.slug());
      Axe.check(page);
    }
  }

  private static Page signedIn(Look look) {
    String base = service.url();
    Page page = browser.open(base, look);
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, "mai").setUrl(base)));
    return page;
  }
}
