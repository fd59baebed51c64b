package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.accounts.Coalition.PASSWORD;

import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;

/** The frame of the pages as its owner set it: their organization and their language. */
class OwnFrameTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static Coalition coalition;
  private static DropwizardAppExtension<Configuration> site;

  private final UUID organization = coalition.organization("Hmong youth");
  private final User mai = coalition.user(organization, "Mai", Role.ORGANIZER);
  private final AccountsSite.Visit visit = new AccountsSite.Visit(site.getLocalPort());

  @BeforeAll
  static void start() throws Exception {
    coalition = new Coalition(database.jdbi());
    site = AccountsSite.start(coalition.module);
  }

  @AfterAll
  static void stop() {
    site.after();
  }

  @Test
  void namesTheOrganizationBesideTheProduct() {
    assertThat(visit.open("/sign-in").body()).doesNotContain("class=\"organization\"");
    come(visit);
    assertThat(visit.open("/account").body())
        .contains("<p class=\"organization\"><bdi>Hmong youth</bdi></p>");
  }

  @Test
  void speaksTheLanguageThatSomebodyPickedInTheirNextBrowserToo() {
    come(visit);
    visit.follow("/language?to=vi&next=/account", "same-origin");

    AccountsSite.Visit another = new AccountsSite.Visit(site.getLocalPort());
    assertThat(another.open("/sign-in").body()).contains("<html lang=\"en\"");
    come(another);
    assertThat(another.open("/account").body()).contains("<html lang=\"vi\"");
  }

  @Test
  void keepsNoLanguageThatAnotherSitesLinkPicked() {
    come(visit);
    visit.follow("/language?to=vi&next=/account", "cross-site");

    AccountsSite.Visit another = new AccountsSite.Visit(site.getLocalPort());
    come(another);
    assertThat(another.open("/account").body()).contains("<html lang=\"en\"");
  }

  @Test
  void turnsASharedBrowserToTheLanguageOfWhoeverSignsIn() {
    come(visit);
    visit.follow("/language?to=hmn&next=/account", "same-origin");

    AccountsSite.Visit shared = new AccountsSite.Visit(site.getLocalPort());
    shared.follow("/language?to=es&next=/sign-in", "same-origin");
    assertThat(shared.open("/sign-in").body()).contains("<html lang=\"es\"");
    come(shared);
    assertThat(shared.open("/account").body()).contains("<html lang=\"hmn\"");
  }

  @Test
  void speaksALanguageAtOnceThatIsSetInTheAccount() {
    come(visit);
    visit.follow("/language?to=hmn&next=/account", "same-origin");

    visit.open("/account").submit("/account/languages", "speaks", "vi", "locale", "vi");
    assertThat(visit.open("/account").body()).contains("<html lang=\"vi\"");
  }

  private void come(AccountsSite.Visit browser) {
    browser
        .open("/sign-in")
        .submit("/sign-in", "email", coalition.email(mai), "password", PASSWORD);
    assertThat(browser.status()).isEqualTo(303);
  }
}
