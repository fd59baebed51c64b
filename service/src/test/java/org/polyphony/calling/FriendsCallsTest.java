package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.web.Role;

/** The calls to a caller’s own people: whose they are, and that they count. */
class FriendsCallsTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static CallingDesk desk;
  private static String coordinator;

  private Bringing mine;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, null);
    coordinator = Bringing.coordinator(service);
  }

  @BeforeEach
  void allowThem() {
    mine = new Bringing(service, desk, coordinator);
  }

  @Test
  void theirLineIsTheirOwnersWithTheScriptInTheirLanguageAndTheWordForThem() {
    String tel = Bringing.number();
    Answer added = mine.add(mine.token, "Cô Lan", tel, "vi", "co");

    assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
    assertThat(added.text("state")).isEqualTo("ready");
    assertThat(added.text("address_form")).isEqualTo("cô");
    assertThat(
            mine.api
                .claim(mine.api.token(desk.caller("vi", "en", "hmn")), mine.campaign)
                .body()
                .path("claim")
                .isNull())
        .isTrue();
    Answer claim = mine.call(mine.token, added);
    assertThat(claim.status()).as("%s", claim.body()).isEqualTo(201);
    assertThat(claim.body().path("line").path("tel").asText()).isEqualTo(tel);
    assertThat(claim.text("spoken")).isEqualTo("vi");
    assertThat(claim.body().at("/people/0/address_form").asText()).isEqualTo("cô");
    assertThat(mine.call(mine.token, added).status()).isEqualTo(200);
    assertThat(mine.api.claim(mine.token, mine.campaign).text("id")).isEqualTo(claim.text("id"));
    assertThat(mine.record(mine.token, claim, "no_answer").status()).isEqualTo(201);
    assertThat(mine.state(mine.token, added)).isEqualTo("resting");
    assertThat(mine.list(mine.token).at("/items/0/result").asText()).isEqualTo("no_answer");
  }

  @Test
  void usesWhoIsThereAlreadyChangesNothingOfThemAndTellsNothingOfThem() {
    UUID line = desk.line();
    UUID list = desk.list();
    UUID known = desk.person(list, "Bee Xiong", "hmn", line);
    UUID other = desk.person(list, "Somebody Else Behind It", "hmn", line);
    desk.sql(
        "UPDATE contacts.contacts SET facts = '{\"age\": \"eighty-one\"}' WHERE id = ?", known);
    String tel = desk.text("SELECT tel FROM contacts.lines WHERE id = ?", line);

    Answer added = mine.add(mine.token, "bee  xiong", tel, "vi", "");

    assertThat(added.text("contact")).isEqualTo(known.toString());
    assertThat(desk.text("SELECT full_name || spoken FROM contacts.contacts WHERE id = ?", known))
        .isEqualTo("Bee Xionghmn");
    Answer claim = mine.call(mine.token, added);
    assertThat(claim.body().path("people")).hasSize(1);
    assertThat(claim.body().toString())
        .doesNotContain(other.toString(), "Behind", "eighty-one", "hmn");
  }

  @Test
  void whomTwoCallersTypeInIsOnePersonAndCountsOnce() {
    Answer first = mine.add(mine.token, "Cô Lan Nguyễn", "+19165571701", "vi", "");
    String other = mine.api.token(desk.caller("vi"));
    Answer second = mine.add(other, "nguyen co lan", "(916) 557-1701", "vi", "");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("contact")).isEqualTo(first.text("contact"));
    assertThat(second.body().toString()).doesNotContain("Cô Lan Nguyễn");

    mine.record(mine.token, mine.call(mine.token, first), "talked");

    var figures = mine.api.get(coordinator, Bringing.friends(mine.campaign) + "/figures").body();
    assertThat(figures.path("callers").asInt()).isEqualTo(2);
    assertThat(figures.path("people").asInt()).isEqualTo(1);
    assertThat(figures.path("reached").asInt()).isEqualTo(1);
  }

  @Test
  void goesBackToTheListOfTheCampaignWhenItIsTakenOut() {
    UUID list = desk.list();
    UUID line = desk.line();
    desk.person(list, "Bee Xiong", "vi", line);
    mine.campaign = desk.campaign(list);
    mine.allow(25);
    String tel = desk.text("SELECT tel FROM contacts.lines WHERE id = ?", line);
    Answer added = mine.add(mine.token, "Bee Xiong", tel, "vi", "");
    String other = mine.api.token(desk.caller("vi"));
    assertThat(mine.api.claim(other, mine.campaign).body().path("claim").isNull()).isTrue();

    mine.api.delete(mine.token, Bringing.friends(mine.campaign) + "/" + added.text("id"), null);

    assertThat(mine.api.claim(other, mine.campaign).body().at("/line/tel").asText()).isEqualTo(tel);
  }

  @Test
  void canBeCalledByOthersOnceItsOwnerLetsThem() {
    Answer added = mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "");
    String path = Bringing.friends(mine.campaign) + "/" + added.text("id");

    Answer shared = mine.api.put(mine.token, path, Map.of("shared", true));

    assertThat(shared.body().path("shared").asBoolean()).isTrue();
    assertThat(mine.call(mine.token, added).text("code")).isEqualTo("friend_shared");
    assertThat(mine.api.claim(mine.api.token(desk.caller("vi")), mine.campaign).status())
        .isEqualTo(201);
  }

  @Test
  void isItsOwnersAloneAgainOnceTheyKeepIt() {
    Answer added = mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "co");
    String path = Bringing.friends(mine.campaign) + "/" + added.text("id");
    String other = mine.api.token(desk.caller("vi"));
    mine.api.put(mine.token, path, Map.of("shared", true));
    Answer held = mine.api.claim(other, mine.campaign);

    Answer tooLate = mine.api.put(mine.token, path, Map.of("shared", false));
    mine.api.delete(other, "/api/v1/claims/" + held.text("id"), null);
    Answer kept = mine.api.put(mine.token, path, Map.of("shared", false));
    Answer again = mine.api.put(mine.token, path, Map.of("shared", false));

    assertThat(tooLate.status()).isEqualTo(409);
    assertThat(tooLate.text("code")).isEqualTo("friend_held");
    assertThat(kept.body().path("shared").asBoolean(true)).isFalse();
    assertThat(again.text("state")).isEqualTo("ready");
    String third = mine.api.token(desk.caller("vi"));
    assertThat(mine.api.claim(third, mine.campaign).body().path("claim").isNull()).isTrue();
    assertThat(mine.call(mine.token, added).body().at("/people/0/address_form").asText())
        .isEqualTo("cô");
    Bringing.assertWrong(mine.api.put(mine.token, path, Map.of()), "shared", "required");
  }

  @Test
  void isNobodyElsesToSeeToCallOrToTakeOut() {
    Answer added = mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "");
    String other = mine.api.token(desk.caller("vi"));
    String path = Bringing.friends(mine.campaign) + "/" + added.text("id");

    assertThat(mine.list(other).path("items")).isEmpty();
    assertThat(mine.list(coordinator).path("items")).isEmpty();
    assertThat(mine.call(other, added).status()).isEqualTo(404);
    assertThat(mine.api.delete(other, path, null).status()).isEqualTo(404);
    assertThat(mine.api.put(other, path, Map.of("shared", true)).status()).isEqualTo(404);
    UUID partner = service.anotherOrganization("Partner");
    String outside = mine.api.token(service.person(partner, Role.ORGANIZER, "vi"));
    assertThat(mine.api.get(outside, Bringing.friends(mine.campaign)).status()).isEqualTo(404);
  }

  @Test
  void whomTwoHaveTypedInIsCalledByTheFirst() {
    String tel = Bringing.number();
    mine.add(mine.token, "Cô Lan", tel, "vi", "");
    String sibling = mine.api.token(desk.caller("vi"));

    Answer second = mine.add(sibling, "Cô Lan", tel, "vi", "");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("state")).isEqualTo("others");
    assertThat(mine.call(sibling, second).text("reason")).isEqualTo("others");
    mine.api.delete(
        mine.token,
        Bringing.friends(mine.campaign) + "/" + mine.list(mine.token).at("/items/0/id").asText(),
        null);
    assertThat(mine.state(sibling, second)).isEqualTo("ready");
    String stranger = mine.api.token(desk.caller("vi"));
    assertThat(mine.api.claim(stranger, mine.campaign).body().path("claim").isNull()).isTrue();
    assertThat(mine.call(sibling, second).status()).isEqualTo(201);
  }

  @Test
  void callsAndSeatsCountForTheCampaign() {
    UUID event = event();
    mine.campaign =
        desk.campaign(
            desk.list(),
            Map.of(
                "script", registering(), "goal", "attendance", "bind", Map.of("session", event)));
    mine.allow(25);
    Answer added = mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "");
    mine.add(mine.token, "Cô Mai", Bringing.number(), "vi", "");
    Answer claim = mine.call(mine.token, added);
    Map<String, Object> said = Bringing.said(claim, "talked");
    said.put(
        "people",
        List.of(Map.of("contact", added.text("contact"), "answers", Map.of("come", "yes"))));
    assertThat(mine.api.attempt(mine.token, claim.body(), said).status()).isEqualTo(201);

    assertThat(mine.list(mine.token).at("/items/0/seat").asBoolean()).isTrue();
    Answer figures = mine.api.get(coordinator, Bringing.friends(mine.campaign) + "/figures");
    assertThat(figures.body().toString())
        .isEqualTo("{\"callers\":1,\"people\":2,\"called\":1,\"reached\":1,\"seats\":1}");
    assertThat(desk.attempts(mine.campaign)).isOne();
    assertThat(
            desk.text(
                "SELECT status FROM events.registrations WHERE event = ? AND campaign = ?",
                event,
                mine.campaign))
        .isEqualTo("accepted");
  }

  private UUID event() {
    Answer created =
        mine.api.post(
            coordinator,
            "/api/v1/events",
            Map.of(
                "kind", "session",
                "name", "Listening session",
                "starts_at", "2026-06-20T01:00:00Z",
                "ends_at", "2026-06-20T03:00:00Z",
                "place", "Community center"));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return UUID.fromString(created.text("id"));
  }

  private String registering() {
    Answer created =
        mine.api.post(
            coordinator,
            "/api/v1/scripts",
            Map.of(
                "name", "Invitation to a seat",
                "source_language", "en",
                "slots", Map.of("session", "registration"),
                "steps",
                    List.of(
                        Map.of(
                            "id",
                            "come",
                            "kind",
                            "single",
                            "choices",
                            List.of("yes", "no"),
                            "feeds",
                            Map.of("yes", "session"))),
                "bundles",
                    Map.of(
                        "en",
                        Map.of("come", "Will you come?", "come.yes", "Yes", "come.no", "No"))));
    String id = created.text("id");
    Answer published =
        mine.api.put(coordinator, "/api/v1/scripts/" + id + "/state", Map.of("state", "published"));
    assertThat(published.status()).as("%s", published.body()).isLessThan(300);
    return id;
  }
}
