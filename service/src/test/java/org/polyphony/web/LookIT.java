package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.web.Browser.Look;

@ExtendWith(DropwizardExtensionsSupport.class)
final class LookIT {
  private static final DropwizardAppExtension<Configuration> APPLICATION =
      new DropwizardAppExtension<>(
          SmallSite.class,
          null,
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"));

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
    String base = "http://localhost:" + APPLICATION.getLocalPort();
    Page page = browser.open(base, look);
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, "mai").setUrl(base)));
    return page;
  }
}
