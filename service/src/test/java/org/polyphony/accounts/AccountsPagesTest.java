package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.accounts.Coalition.PASSWORD;

import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class AccountsPagesTest {
  private static final Pattern LINK = Pattern.compile("value=\"http://localhost:\\d+(/[^\"]+)\"");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static Coalition coalition;
  private static DropwizardAppExtension<Configuration> site;

  private final UUID organization = coalition.organization("Hmong youth");
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

  private AccountsSite.Visit signedIn(Role... roles) {
    User user = coalition.user(organization, "Mai Xiong", roles);
    AccountsSite.Visit own = new AccountsSite.Visit(site.getLocalPort());
    own.open("/sign-in").submit("/sign-in", "email", coalition.email(user), "password", PASSWORD);
    assertThat(own.status()).isEqualTo(303);
    return own;
  }

  private static String link(AccountsSite.Visit shown) {
    Matcher link = LINK.matcher(shown.body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  @Test
  void leadsWhoeverIsNotSignedInToTheSignInPage() {
    assertThat(visit.open("/").path()).isEqualTo("/sign-in");
    assertThat(visit.open("/people").path()).isEqualTo("/sign-in");
  }

  @Test
  void signsInWithACookieThatScriptsAndOtherSitesDoNotGet() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    visit
        .open("/sign-in?next=/people")
        .submit("/sign-in", "email", coalition.email(mai), "password", PASSWORD, "next", "/people");

    assertThat(visit.location()).isEqualTo("/people");
    assertThat(visit.headers("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("polyphony_session=")
                    .containsIgnoringCase("HttpOnly")
                    .containsIgnoringCase("SameSite=Lax"));
    assertThat(visit.open("/people").body()).contains("<h1>People</h1>", "Mai");
  }

  @Test
  void leadsToNoOtherSiteAfterSigningIn() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    for (String next : List.of("//evil.invalid", "https://evil.invalid/", "/\\evil.invalid")) {
      AccountsSite.Visit own = new AccountsSite.Visit(site.getLocalPort());
      own.open("/sign-in")
          .submit("/sign-in", "email", coalition.email(mai), "password", PASSWORD, "next", next);
      assertThat(own.location()).isEqualTo("/");
    }
  }

  @Test
  void showsTheFormAgainAfterAWrongPassword() {
    visit
        .open("/sign-in")
        .submit("/sign-in", "email", "nobody@polyphony.invalid", "password", "wrong wrong");

    assertThat(visit.status()).isEqualTo(401);
    assertThat(visit.body())
        .contains("E-mail or password is not right", "value=\"nobody@polyphony.invalid\"")
        .doesNotContain("wrong wrong");
  }

  @Test
  void takesNoFormWithoutItsToken() {
    AccountsSite.Visit mai = signedIn(Role.ADMINISTRATOR);

    assertThat(mai.submit("/settings", "name", "Taken over").status()).isEqualTo(403);
    assertThat(coalition.module.organizations().all())
        .extracting(Organization::name)
        .doesNotContain("Taken over");
  }

  @Test
  void leadsEverybodyToTheirWork() {
    assertThat(work(Role.ORGANIZER)).isEqualTo("/shifts");
    assertThat(work(Role.COORDINATOR, Role.ORGANIZER)).isEqualTo("/campaigns");
    assertThat(work(Role.ADMINISTRATOR)).isEqualTo("/campaigns");
    assertThat(work(Role.LEADER)).isEqualTo("/dashboards");
    assertThat(work(Role.TRANSLATOR)).isEqualTo("/translations");
    assertThat(work()).isEqualTo("/account");
  }

  private String work(Role... roles) {
    return signedIn(roles).open("/").path();
  }

  @Test
  void signsOut() {
    AccountsSite.Visit mai = signedIn(Role.COORDINATOR);
    mai.open("/people").submit("/sign-out");

    assertThat(mai.location()).isEqualTo("/sign-in");
    assertThat(mai.open("/people").path()).isEqualTo("/sign-in");
  }

  @Test
  void signsOutOnEveryMachine() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    AccountsSite.Visit there = new AccountsSite.Visit(site.getLocalPort());
    for (AccountsSite.Visit machine : List.of(visit, there)) {
      machine
          .open("/sign-in")
          .submit("/sign-in", "email", coalition.email(mai), "password", PASSWORD);
    }
    visit.open("/account").submit("/sign-out/everywhere");

    assertThat(visit.open("/account").path()).isEqualTo("/sign-in");
    assertThat(there.open("/account").path()).isEqualTo("/sign-in");
  }

  @Test
  void letsAnInvitedPersonInByTheLinkThatWasShown() {
    AccountsSite.Visit chief = signedIn(Role.ADMINISTRATOR);
    chief
        .open("/people/invitations/new")
        .submit("/people/invitations", "name", "Pa Houa", "roles", "leader");
    assertThat(chief.body()).contains("The invitation for Pa Houa", "<svg class=\"qr\"");
    String path = link(chief);

    visit.open(path);
    assertThat(visit.body()).contains("Welcome to Hmong youth", "value=\"Pa Houa\"");
    visit.submit(
        path, "name", "Pa Houa", "email", "pa.houa@polyphony.invalid", "password", PASSWORD);

    assertThat(visit.status()).isEqualTo(303);
    assertThat(visit.open("/account").body()).contains("Pa Houa", "Leader");
    AccountsSite.Visit late = new AccountsSite.Visit(site.getLocalPort());
    assertThat(late.open(path).status()).isEqualTo(410);
    assertThat(late.body()).contains("does not work any more");
  }

  @Test
  void letsARoomInByACodeAndTheSamePersonBackTomorrow() {
    Viewer coordinator = coalition.someone(organization, Role.COORDINATOR);
    String path = "/join/" + coalition.code(coordinator, Duration.ofDays(7)).code();
    visit.open(path);
    assertThat(visit.body()).contains("Join Hmong youth", "Lus Hmoob");
    visit.submit(path, "name", "Nkauj Hnub", "speaks", "hmn", "pin", "402917", "locale", "hmn");
    assertThat(visit.location()).isEqualTo("/");
    assertThat(visit.open("/account").body()).contains("Nkauj Hnub");

    AccountsSite.Visit tomorrow = new AccountsSite.Visit(site.getLocalPort());
    tomorrow.open(path + "?back=true");
    tomorrow.submit(path + "/back", "name", "nkauj hnub", "pin", "402917");
    assertThat(tomorrow.location()).isEqualTo("/");
    assertThat(tomorrow.open("/account").body()).contains("Nkauj Hnub");
  }

  @Test
  void showsTheEndOfACodeInTheTimeOfTheOrganization() {
    AccountsSite.Visit mai = signedIn(Role.COORDINATOR);
    mai.open("/people").submit("/people/codes", "days", "1");

    assertThat(mai.open(mai.location()).body())
        .contains("Join Hmong youth", "June 7, 2026 at 10:00");
  }

  @Test
  void saysWhatIsWrongWithTheFormOfAVolunteerAndKeepsTheRest() {
    Viewer coordinator = coalition.someone(organization, Role.COORDINATOR);
    String path = "/join/" + coalition.code(coordinator, Duration.ofDays(7)).code();
    visit.open(path).submit(path, "name", "Nkauj Hnub", "pin", "111111");

    assertThat(visit.status()).isEqualTo(422);
    assertThat(visit.body())
        .contains("too easy to guess", "at least one language", "value=\"Nkauj Hnub\"")
        .doesNotContain("111111");
  }

  @Test
  void knowsNoUnknownCodeAndNoForeignPerson() {
    assertThat(visit.open("/join/zzzzzzzz").status()).isEqualTo(404);
    AccountsSite.Visit chief = signedIn(Role.ADMINISTRATOR);
    User foreign = coalition.user(coalition.organization("Another"), "Tou", Role.ORGANIZER);

    assertThat(chief.open("/people/" + foreign.id()).status()).isEqualTo(404);
    assertThat(chief.open("/people/no-id").status()).isEqualTo(404);
    chief.open("/people").submit("/people/" + foreign.id() + "/disabling");
    assertThat(chief.status()).isEqualTo(404);
  }

  @Test
  void showsAnApiTokenOnceAndTakesIt() {
    AccountsSite.Visit mai = signedIn(Role.COORDINATOR);
    mai.open("/account").submit("/account/tokens", "token_name", "our database");
    Matcher shown = Pattern.compile("readonly value=\"([A-Za-z0-9_-]{43})\"").matcher(mai.body());
    assertThat(shown.find()).isTrue();
    String token = shown.group(1);

    assertThat(mai.open("/account").body()).contains("our database").doesNotContain(token);
    visit.call("GET", "/api/v1/me", token, null);
    assertThat(visit.status()).isEqualTo(200);
    assertThat(visit.body())
        .contains("\"name\":\"Mai Xiong\"", "\"roles\":[\"coordinator\"]", "\"shifts\":[]")
        .contains("{\"tag\":\"en\",\"speaks\":true,\"reads\":true}")
        .contains("\"time_zone\":\"America/Los_Angeles\"");
  }

  @Test
  void givesAProgramATokenForEmailAndPassword() {
    User mai = coalition.user(organization, "Mai", Role.ADMINISTRATOR);
    visit.call(
        "POST",
        "/api/v1/tokens",
        null,
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(coalition.email(mai), PASSWORD));
    assertThat(visit.status()).isEqualTo(201);
    assertThat(visit.json("expires_at")).isEqualTo("2026-09-04T17:00:00Z");
    String token = visit.json("token");

    visit.call(
        "POST",
        "/api/v1/users",
        token,
        """
        {"email": "tou@polyphony.invalid", "password": "a long password", "name": "Tou", "roles": ["organizer"],
         "languages": [{"tag": "hmn", "speaks": true, "reads": false}, {"tag": "fil", "speaks": true, "reads": true}]}
        """);
    assertThat(visit.status()).isEqualTo(201);
    assertThat(visit.body())
        .contains("\"roles\":[\"organizer\"]", "\"tag\":\"hmn\"", "\"tag\":\"tl\"");

    visit.call(
        "POST",
        "/api/v1/users",
        token,
        """
        {"email": "tou", "name": "", "roles": ["boss"], "languages": [{"tag": "tlh", "speaks": true}]}
        """);
    assertThat(visit.status()).isEqualTo(422);
    assertThat(visit.body())
        .contains(
            "email_shape", "role_unknown", "\"field\":\"roles[0]\"", "\"field\":\"password\"");
  }

  @Test
  void refusesAProgramInTheSameWordsWhateverWasWrong() {
    for (String body :
        List.of("{}", "{\"email\":\"nobody@polyphony.invalid\",\"password\":\"wrong wrong\"}")) {
      visit.call("POST", "/api/v1/tokens", null, body);
      assertThat(visit.status()).isEqualTo(401);
      assertThat(visit.json("code")).isEqualTo("wrong_email_or_password");
    }
    assertThat(visit.call("GET", "/api/v1/me", "made up", null).status()).isEqualTo(401);
    assertThat(visit.call("POST", "/api/v1/tokens", null, "").status()).isEqualTo(400);
  }

  @Test
  void letsAnAdministratorAloneMakeUsersByTheApi() {
    for (Role role : List.of(Role.COORDINATOR, Role.LEADER, Role.ORGANIZER, Role.TRANSLATOR)) {
      User user = coalition.user(organization, "Somebody", role);
      String token =
          coalition.module.sessions.issueToken(user.id(), organization, "x").secret().text();
      assertThat(visit.call("POST", "/api/v1/users", token, "{}").status()).isEqualTo(403);
    }
  }

  @Test
  void changesTheSettingsOfTheOrganization() {
    AccountsSite.Visit chief = signedIn(Role.ADMINISTRATOR);
    chief
        .open("/settings")
        .submit(
            "/settings", "name", "Hmong Youth", "locale", "hmn", "time_zone", "Pacific/Honolulu");
    assertThat(chief.status()).isEqualTo(303);

    assertThat(chief.open("/settings").body())
        .contains("value=\"Hmong Youth\"", "value=\"Pacific/Honolulu\" selected", "Honolulu, ");
    chief.submit("/settings", "name", "", "locale", "hmn", "time_zone", "Mars/Olympus");
    assertThat(chief.status()).isEqualTo(422);
    assertThat(chief.body()).contains("Please fill this in", "no such time zone");
  }

  @Test
  void givesSomebodyANewPasswordByTheLinkThatWasShown() {
    AccountsSite.Visit chief = signedIn(Role.ADMINISTRATOR);
    User tou = coalition.user(organization, "Tou", Role.ORGANIZER);
    chief.open("/people/" + tou.id()).submit("/people/" + tou.id() + "/reset-link");
    String path = link(chief);

    visit.open(path).submit(path, "secret", "short");
    assertThat(visit.status()).isEqualTo(422);
    visit.submit(path, "secret", "a long password");

    assertThat(visit.status()).isEqualTo(303);
    assertThat(visit.open("/account").body()).contains("Tou");
  }

  @Test
  void keepsAVolunteerOnThePageOfThatPerson() {
    User mai = coalition.user(organization, "Mai", Role.COORDINATOR);
    JoinCode code = coalition.code(coalition.viewer(mai), Duration.ofDays(1));
    Viewer tou =
        coalition
            .module
            .sessions
            .bySession(
                coalition
                    .module
                    .joining
                    .join(
                        code,
                        new Joining.Entry(
                            "Tou",
                            List.of(new UserLanguage("vi", true, true)),
                            "402917",
                            true,
                            "vi"),
                        Coalition.LIBRARY)
                    .secret()
                    .text())
            .orElseThrow();
    visit.open("/sign-in").submit("/sign-in", "email", coalition.email(mai), "password", PASSWORD);

    visit.open("/people/" + tou.user());
    assertThat(visit.body()).contains("Keep Tou", "Under 18", "Tiếng Việt");
    visit.submit("/people/" + tou.user() + "/keeping");

    assertThat(visit.open("/people/" + tou.user()).body())
        .doesNotContain("Keep Tou")
        .contains("Kept. They come in as before");
  }
}
