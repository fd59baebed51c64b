package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.web.Role;

/** From a call on which something terrible was told to those who look after people. */
class IncidentsApiTest {

  private static final String INBOX = "/api/v1/care/incidents";

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static CallingDesk desk;
  private static CallingApi api;
  private static String coordinator;

  private JsonNode claim;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, null);
    api = new CallingApi(service);
    coordinator = service.token(Role.COORDINATOR);
  }

  @BeforeEach
  void callSomebody() {
    desk.sql("DELETE FROM care.team");
    claim = desk.claim(desk.campaign(desk.listOf("hmn")), "hmn").body();
  }

  @Test
  void reachesTheInboxOnceWithTheReceiptAlone() {
    Map<String, Object> said = said("hate");

    Answer first = report(said);
    Answer again = report(said);

    assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    JsonNode opened = api.get(coordinator, INBOX + "/" + first.text("id")).body();
    assertThat(opened.at("/incident/kind").asText()).isEqualTo("hate");
    assertThat(opened.at("/incident/account").asText()).isEqualTo("Spat at on the bus");
    assertThat(opened.at("/incident/contact").asText())
        .isEqualTo(claim.at("/people/0/contact").asText());
    assertThat(opened.at("/incident/call_back").asBoolean()).isTrue();
    assertThat(opened.at("/referrals/0/resource").asText()).isEqualTo("hate");
    assertThat(opened.at("/referrals/0/state").asText()).isEqualTo("offered");
    assertThat(
            desk.number(
                "SELECT count(*) FROM platform.audit WHERE action = 'incident.read' AND subject = ?",
                UUID.fromString(first.text("id"))))
        .isEqualTo(1);
  }

  @Test
  void whoReadTheWholeInboxIsInTheAuditTrail() {
    String id = report(said("hate")).text("id");

    assertThat(api.get(coordinator, INBOX).body().toString()).contains(id);

    assertThat(
            desk.number(
                "SELECT count(*) FROM platform.audit WHERE action = 'incident.listed' AND detail -> 'incidents' @> to_jsonb(CAST(? AS text))",
                id))
        .isEqualTo(1);
  }

  @Test
  void refusesTheSameKeyWithAnotherAccount() {
    Map<String, Object> said = said("hate");
    report(said);
    said.put("account", "Something else");

    Answer other = report(said);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("key_reused");
  }

  @Test
  void refusesAnotherClaimsReceiptAndWhatItDoesNotKnow() {
    Map<String, Object> said = said("hate");
    said.put("receipt", desk.claim(desk.campaign(desk.listOf("en")), "en").text("receipt"));
    assertThat(report(said).status()).isEqualTo(403);
    assertThat(report(said("weather")).status()).isEqualTo(422);
    said = said("hate");
    said.put("contact", UUID.randomUUID());
    assertThat(report(said).status()).isEqualTo(422);
    said = said("hate");
    said.put("offered", List.of("nowhere"));
    assertThat(report(said).status()).isEqualTo(422);
    said = said("hate");
    said.put("account", "x".repeat(1001));
    assertThat(report(said).status()).isEqualTo(422);
  }

  @Test
  void isReadByTheTeamAloneOnceThereIsOne() {
    String id = report(said("crisis")).text("id");
    String organizer = service.token(Role.ORGANIZER);
    String leader = service.token(Role.LEADER);
    Person worker = service.person(Role.ORGANIZER, "en");
    assertThat(api.get(coordinator, INBOX).status()).isEqualTo(200);
    assertThat(api.get(organizer, INBOX).status()).isEqualTo(404);
    assertThat(api.get(leader, INBOX + "/" + id).status()).isEqualTo(404);

    desk.sql(
        "INSERT INTO care.team (user_id, organization, added_by, added_at) VALUES (?, ?, ?, now())",
        worker.user(),
        service.organization(),
        worker.user());

    assertThat(api.get(coordinator, INBOX).status()).isEqualTo(404);
    assertThat(api.get(coordinator, INBOX + "/" + id).status()).isEqualTo(404);
    assertThat(api.get(api.token(worker), INBOX + "/" + id).status()).isEqualTo(200);
    Person elsewhere =
        service.person(service.anotherOrganization("Elsewhere"), Role.COORDINATOR, "en");
    assertThat(api.get(api.token(elsewhere), INBOX + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void isSeenByStaffWithTheFlagAloneAndOnceWhenTheReportComesLater() {
    assertThat(flag().status()).isEqualTo(201);

    JsonNode flagged = ofThisCall();
    assertThat(flagged.path("kind").asText()).isEqualTo("flagged");
    assertThat(flagged.path("author_name").asText()).isEqualTo("Pa Houa Test");
    assertThat(flagged.path("campaign_name").asText()).isEqualTo("Invite the neighbors");
    assertThat(flagged.path("tel").asText()).isEqualTo(claim.at("/line/tel").asText());
    move(INBOX + "/" + flagged.path("id").asText(), "closed");

    Map<String, Object> said = said("hate");
    assertThat(report(said).text("id")).isEqualTo(flagged.path("id").asText());
    assertThat(report(said).status()).isEqualTo(200);

    assertThat(ofThisCall().path("kind").asText()).isEqualTo("hate");
    assertThat(ofThisCall().path("state").asText()).isEqualTo("waiting");
    assertThat(ofThisCall().path("account").asText()).isEqualTo("Spat at on the bus");
  }

  @Test
  void isNotFlaggedBesideAReportThatCameFirst() {
    report(said("crisis"));
    flag();

    assertThat(ofThisCall().path("kind").asText()).isEqualTo("crisis");
  }

  @Test
  void isNoLongerFlaggedOnceTheOutcomeIsTakenBack() {
    String attempt = flag().text("id");
    String receipt = claim.path("receipt").asText();
    assertThat(api.delete(null, "/api/v1/attempts/" + attempt, receipt).status()).isEqualTo(200);

    assertThat(inboxOfThisCall()).isEmpty();
  }

  @Test
  void takesNoReportOfTheKindThatMeansThatThereIsNone() {
    assertThat(report(said("flagged")).status()).isEqualTo(422);
  }

  @Test
  void goesThroughTheInboxAndIsErasedInTheEnd() {
    String path = INBOX + "/" + report(said("threat")).text("id");

    assertThat(move(path, "taken").at("/incident/taken_by_name").asText()).isEqualTo("Mai Test");
    api.put(coordinator, path + "/referrals/hate", Map.of("state", "accepted"));
    JsonNode closed = move(path, "closed");

    assertThat(closed.at("/incident/state").asText()).isEqualTo("closed");
    assertThat(closed.at("/referrals/0/state").asText()).isEqualTo("accepted");
    assertThat(api.put(coordinator, path + "/state", Map.of("state", "waiting")).status())
        .isEqualTo(409);
  }

  @Test
  void hasWordsToReadOutInTheLanguageOfTheCall() {
    JsonNode cards =
        api.get(service.token(Role.ORGANIZER), "/api/v1/care/cards?language=mww&locale=en")
            .body()
            .path("items");

    assertThat(cards).hasSize(4);
    assertThat(cards.at("/1/language").asText()).isEqualTo("hmn");
    assertThat(cards.at("/1/say").asText())
        .contains("988")
        .isNotEqualTo(cards.at("/1/here").asText());
    assertThat(cards.at("/1/reviewed").asBoolean()).isFalse();
  }

  private Answer flag() {
    return api.attempt(
        null,
        claim,
        Map.of(
            "key",
            UUID.randomUUID(),
            "receipt",
            claim.path("receipt").asText(),
            "result",
            "talked",
            "flags",
            List.of("needs_staff")));
  }

  private JsonNode ofThisCall() {
    List<JsonNode> found = inboxOfThisCall();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<JsonNode> inboxOfThisCall() {
    List<JsonNode> found = new ArrayList<>();
    String contact = claim.at("/people/0/contact").asText();
    for (JsonNode item : api.get(coordinator, INBOX).body().path("items")) {
      if (item.path("contact").asText().equals(contact)) {
        found.add(item);
      }
    }
    return found;
  }

  @Test
  void saysOfEnglishWordsForAnotherLanguageThatTheyAreNotTranslated() {
    for (String language : List.of("ja", "ru", "pa", "tl", "ps", "so")) {
      JsonNode card = firstCardIn(language);
      assertThat(card.path("language").asText()).as(language).isEqualTo("en");
      assertThat(card.path("direction").asText()).as(language).isEqualTo("ltr");
      assertThat(card.path("translated").asBoolean()).as(language).isFalse();
    }
    for (String language : List.of("en", "es", "hmn", "mww", "vi", "yue", "ar", "und")) {
      assertThat(firstCardIn(language).path("translated").asBoolean()).as(language).isTrue();
    }
  }

  private static JsonNode firstCardIn(String language) {
    return api.get(
            service.token(Role.ORGANIZER), "/api/v1/care/cards?locale=vi&language=" + language)
        .body()
        .at("/items/0");
  }

  private static JsonNode move(String path, String state) {
    Answer moved = api.put(coordinator, path + "/state", Map.of("state", state));
    assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
    return moved.body();
  }

  private Answer report(Map<String, Object> said) {
    return api.post(null, "/api/v1/claims/" + claim.path("id").asText() + "/incidents", said);
  }

  private Map<String, Object> said(String kind) {
    return new HashMap<>(
        Map.of(
            "key",
            UUID.randomUUID(),
            "receipt",
            claim.path("receipt").asText(),
            "kind",
            kind,
            "spoken",
            "hmn",
            "account",
            "Spat at on the bus",
            "call_back",
            true,
            "offered",
            List.of("hate")));
  }
}
