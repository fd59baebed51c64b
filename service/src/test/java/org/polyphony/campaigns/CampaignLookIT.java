package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.Given;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Screens;
import org.polyphony.web.SignIns;

/** Every page of campaigns, events and turnout, in every look. */
class CampaignLookIT {

  @RegisterExtension static final CampaignSite site = new CampaignSite();
  @RegisterExtension static final Browser browser = new Browser();

  private static UUID campaign;

  static List<Look> looks() {
    return Look.all();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPageIsReadableInEveryLook(Look look) {
    somethingToSee();
    Page page = browser.open(site.url(), look);
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, "mai").setUrl(site.url())));

    for (Map.Entry<String, String> each :
        Map.of(
                "campaigns", "/campaigns",
                "campaign", "/campaigns/" + campaign,
                "campaign-form", "/campaigns/new",
                "events", "/events",
                "event", "/events/" + site.desk().session,
                "event-form", "/events/new",
                "turnout", "/turnout")
            .entrySet()) {
      assertThat(page.navigate(each.getValue()).status()).as(each.getValue()).isEqualTo(200);
      Screens.shoot(page, each.getKey() + "-" + look.slug());
      Axe.check(page);
    }
    page.context().addCookies(List.of(new Cookie(SignIns.COOKIE, "stranger").setUrl(site.url())));
    for (String empty : List.of("/campaigns", "/campaigns/new", "/events", "/turnout")) {
      page.navigate(empty);
      Axe.check(page);
    }
    Screens.shoot(page, "turnout-empty-" + look.slug());
  }

  private static synchronized void somethingToSee() {
    if (campaign != null) {
      return;
    }
    SomeCampaigns desk = site.desk();
    try (Handle handle = site.database().jdbi().open()) {
      campaign = desk.campaign(handle);
      desk.campaigns.setState(handle, desk.coordinator, campaign, CampaignState.OPEN);
      desk.campaign(handle);
      List<String> names =
          List.of("Mai Vang", "Nguyễn Thị Hồng", "María Ñúñez", "李美玲", "Tou Xiong");
      List<String> answers = List.of("yes", "yes", "maybe", "no", "yes");
      List<String> spoken = List.of("hmn", "vi", "es", "yue", "hmn");
      for (int i = 0; i < names.size(); i++) {
        UUID line = Given.line(handle);
        UUID contact = desk.contact(handle, names.get(i), line);
        desk.attempts.record(
            handle,
            AttemptReport.on(campaign, line, contact)
                .spoken(spoken.get(i))
                .flag(i % 2 == 0 ? AttemptFlag.RIDE : AttemptFlag.INTERPRETER)
                .answers(contact, "come", answers.get(i), "vote", "yes", "help", "yes")
                .report());
      }
    }
  }
}
