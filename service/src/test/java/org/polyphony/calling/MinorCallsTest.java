package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.contacts.Phones;
import org.polyphony.web.Role;

/** Somebody under age calls numbers that they are not given. */
class MinorCallsTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final CallingDesk desk = new CallingDesk(service, null);
  private final CallingApi api = new CallingApi(service);

  private UUID campaign;
  private Person young;
  private String token;
  private JsonNode claim;

  @BeforeEach
  void callSomebody() {
    campaign = desk.campaign(desk.listOf("en", "en", "en", "en", "en", "en", "en", "en"));
    young = minor("en");
    token = api.token(young);
    claim = api.claim(token, campaign).body();
  }

  private Person minor(String... speaks) {
    Person somebody = service.person(Role.ORGANIZER, speaks);
    desk.sql(
        "UPDATE accounts.users SET minor = true, guardian_consent_on = '2026-06-01' WHERE id = ?",
        somebody.user());
    return somebody;
  }

  @Test
  void holdNoNumberInAClaimAheadOfItOrInPractice() {
    JsonNode lines = provisions();
    JsonNode practice =
        api.get(token, "/api/v1/campaigns/" + campaign + "/practice/0").body().path("claim");

    assertThat(claim.at("/line/display").asText()).contains("•");
    assertThat(lines.size()).as("%s", lines).isGreaterThan(1);
    assertThat(practice.at("/line/display").asText()).contains("•");
    assertThat(claim.toString() + lines + practice)
        .doesNotContain("\"tel\"")
        .doesNotContain(tel().substring(2));
  }

  @Test
  void dialThroughTheServiceWhileTheLineIsTheirs() throws Exception {
    HttpClient browser = browser(young);

    HttpResponse<String> dialled = dial(browser, id(claim));

    assertThat(dialled.statusCode()).isEqualTo(302);
    assertThat(dialled.headers().firstValue("Location")).contains("tel:" + tel());
    assertThat(
            desk.number(
                "SELECT count(*) FROM queue.claims WHERE campaign = ? AND dialled_at IS NOT NULL",
                campaign))
        .isEqualTo(1);
    api.delete(token, "/api/v1/claims/" + id(claim), null);
    assertThat(dial(browser, id(claim)).statusCode()).isEqualTo(404);
  }

  @Test
  void dialNobodyElsesLineAndNoneThatIsNotShownYet() throws Exception {
    String ahead = id(provisions().at("/1/claim"));

    assertThat(dial(browser(young), ahead).statusCode()).isEqualTo(404);
    assertThat(dial(browser(minor("en")), id(claim)).statusCode()).isEqualTo(404);
    assertThat(dial(browser(service.person(Role.LEADER, "en")), id(claim)).statusCode())
        .isEqualTo(403);
    assertThat(
            dial(HttpClient.newHttpClient(), id(claim)).headers().firstValue("Location").orElse(""))
        .doesNotContain("tel:");
  }

  @Test
  void areGivenNoCodeOfTheNumber() throws Exception {
    String code = "/api/v1/claims/%s/dial.svg";
    Person grown = service.person(Role.ORGANIZER, "en");
    String theirs = id(api.claim(api.token(grown), campaign).body());

    assertThat(get(browser(young), code.formatted(id(claim))).statusCode()).isEqualTo(404);
    assertThat(get(browser(grown), code.formatted(theirs)).body()).startsWith("<svg");
  }

  @Test
  void seeNoNumberOfWhoRingsBackAndOfWhoComesNext() {
    String rings =
        desk.text(
            """
            SELECT l.tel FROM queue.entries e JOIN contacts.lines l ON l.id = e.line
            WHERE e.campaign = ? AND e.state = 'ready' LIMIT 1
            """,
            campaign);
    String claims = "/api/v1/campaigns/" + campaign + "/claims";

    Answer found = api.post(token, claims, Map.of("tel", rings));
    Answer recorded = api.attempt(token, found.body(), Bringing.said(found, "no_answer"));
    Answer undone = api.delete(token, "/api/v1/attempts/" + recorded.text("id"), null);

    assertThat(found.status()).as("%s", found.body()).isEqualTo(201);
    assertThat(recorded.body().at("/next/line/display").asText()).contains("•");
    assertThat(undone.body().at("/claim/line/display").asText()).contains("•");
    assertNoNumber(found, recorded, undone);
    assertNoNumber(api.post(token, claims, Map.of("tel", "+19165550149")));
  }

  @Test
  void seeNoNumberOfSomebodyWhomTheyTakeOver() {
    UUID other = desk.campaign(desk.listOf("und"));
    Person hmong = minor("hmn", "en");
    String theirs = api.token(hmong);
    api.delete(theirs, "/api/v1/claims/" + api.claim(theirs, other).text("id"), null);
    String asking = api.token(service.person(Role.ORGANIZER, "en"));
    Answer call = api.claim(asking, other);
    Map<String, Object> said = Bringing.said(call, "language_barrier");
    said.put("barrier", Map.of("language", "hmn", "answered_by", "contact"));
    String handovers = "/api/v1/claims/" + call.text("id") + "/handovers";

    Answer offer = api.post(asking, handovers, Map.of("attempt", said));
    Answer offers = api.get(theirs, "/api/v1/campaigns/" + other + "/handovers");
    assertThat(offeredWithoutConsent(other)).isZero();
    Answer taken =
        api.post(theirs, "/api/v1/handovers/" + offer.text("id") + "/acceptance", Map.of());

    assertThat(offers.body().path("items")).as("%s", offer.body()).hasSize(1);
    assertThat(taken.status()).as("%s", taken.body()).isEqualTo(200);
    assertThat(taken.body().at("/claim/line/display").asText()).contains("•");
    assertNoNumber(offers, taken);
  }

  private int offeredWithoutConsent(UUID campaign) {
    Person waiting = minor("hmn", "en");
    desk.sql("UPDATE accounts.users SET guardian_consent_on = NULL WHERE id = ?", waiting.user());
    return api.get(api.token(waiting), "/api/v1/campaigns/" + campaign + "/handovers")
        .body()
        .path("items")
        .size();
  }

  /** None of anybody's, in whatever way it is written. */
  private void assertNoNumber(Answer... answers) {
    List<String> numbers =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("SELECT tel FROM contacts.lines").mapTo(String.class).list());
    for (Answer answer : answers) {
      assertThat(answer.body().toString())
          .doesNotContain("\"tel\"")
          .doesNotContain(numbers.stream().map(tel -> tel.substring(2)).toList())
          .doesNotContain(numbers.stream().map(Phones::display).toList());
    }
  }

  private JsonNode provisions() {
    return api.post(token, "/api/v1/campaigns/" + campaign + "/provisions", "")
        .body()
        .path("lines");
  }

  private String tel() {
    return desk.text(
        "SELECT l.tel FROM queue.claims c JOIN contacts.lines l ON l.id = c.line WHERE c.id = ?",
        UUID.fromString(id(claim)));
  }

  private static String id(JsonNode claim) {
    return claim.path("id").asText();
  }

  private static HttpResponse<String> dial(HttpClient browser, String claim) throws Exception {
    return get(browser, "/call/claims/" + claim + "/dial");
  }

  private static HttpResponse<String> get(HttpClient browser, String path) throws Exception {
    URI address = URI.create(service.url() + path);
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** Somebody's, signed in. */
  private static HttpClient browser(Person person) throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    URI link = URI.create(service.signInLink(person));
    String page =
        browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString()).body();
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    browser.send(
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("csrf=" + token.group(1)))
            .build(),
        BodyHandlers.ofString());
    return browser;
  }
}
