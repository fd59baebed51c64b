package org.polyphony.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;
import org.polyphony.web.SignIns;

final class DashboardLookIT {

  @RegisterExtension static final DashboardsSite site = new DashboardsSite();
  @RegisterExtension static final Browser browser = new Browser();

  private static SomeCampaign campaign;

  static List<Look> looks() {
    return Look.all();
  }

  @BeforeAll
  static void threeDaysOfCalls() {
    campaign = site.campaign(SomeCampaign.organization(site.jdbi()));
    SomeCalls.make(campaign, 90);
    campaign.catchUp();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isReadableInEveryLook(Look look) {
    Page page = leader(campaign.organization, look);

    page.navigate("/dashboards");
    Screens.shoot(page, "dashboards-" + look.slug());
    Axe.check(page);
    page.navigate("/dashboards/" + campaign.id);
    assertThat(page.locator("figure:not([hidden]) canvas")).hasCount(4);
    Screens.shoot(page, "dashboard-" + look.slug());
    Axe.check(page);
  }

  @Test
  void saysWhatToDoWhileThereIsNothingToSee() {
    UUID organization = SomeCampaign.organization(site.jdbi());
    Page page = leader(organization, Look.PHONE);

    page.navigate("/dashboards");
    assertThat(page.locator(".empty")).isVisible();
    Axe.check(page);
    SomeCampaign empty = site.campaign(organization);
    empty.catchUp();
    page.navigate("/dashboards/" + empty.id);
    assertThat(page.locator(".empty")).isVisible();
    assertThat(page.locator("figure:not([hidden])")).hasCount(0);
    Screens.shoot(page, "dashboard-empty");
    Axe.check(page);
  }

  @Test
  void showsANewCallWithoutBeingLoadedAgain() {
    SomeCampaign live = site.campaign(SomeCampaign.organization(site.jdbi()));
    UUID contact = live.person("hmn");
    live.catchUp();
    Page page = leader(live.organization, Look.LAPTOP);
    page.navigate("/dashboards/" + live.id);
    assertThat(page.locator("#results")).hasCount(0);

    live.attempt(contact, "talked", "hmn");
    live.catchUp();

    assertThat(page.locator("#results tbody tr"))
        .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    assertThat(page.locator("figure[data-table=results] canvas")).isVisible();
  }

  private static Page leader(UUID organization, Look look) {
    Page page = browser.open(site.url(), look);
    String session = site.signIn(organization, Role.LEADER);
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, session).setUrl(site.url())));
    return page;
  }
}
