package org.polyphony.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.rooms.RoomApi.Answer;
import org.polyphony.rooms.RoomApi.Somebody;
import org.polyphony.web.Role;

/** What may be done in the room of a shift, and by whom. */
class RoomsTest {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  private static RoomApi api;
  private static Somebody coordinator;
  private static Somebody lead;
  private static Somebody mai;

  @BeforeAll
  static void gather() {
    api = new RoomApi(service);
    coordinator = api.somebody(Role.COORDINATOR, "en");
    lead = api.somebody(Role.ORGANIZER, "es", "en");
    mai = api.somebody(Role.ORGANIZER, "hmn");
  }

  @Test
  void oneFormSentTwiceIsOneShift() {
    Map<String, Object> plan = api.plan(lead.id());
    plan.put("key", UUID.randomUUID());

    Answer first = coordinator.post("/api/v1/shifts", plan);
    Answer again = coordinator.post("/api/v1/shifts", plan);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    assertThat(first.at("/state").asText()).isEqualTo("running");
    assertThat(first.at("/time_zone").asText()).isEqualTo("America/Los_Angeles");
  }

  @Test
  void saysWhatIsWrongWithAPlan() {
    Map<String, Object> plan = api.plan(UUID.randomUUID());
    plan.put("campaign", UUID.randomUUID());
    plan.put("ends_at", "2026-06-12T17:00:00Z");
    plan.put("goal", 0);

    Answer answer = coordinator.post("/api/v1/shifts", plan);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors").findValuesAsText("code"))
        .containsExactlyInAnyOrder(
            "shift_campaign_unknown", "shift_too_long", "number_outside", "shift_lead_unknown");
    plan = api.plan(lead.id());
    plan.put("starts_at", "2026-06-09T17:00:00Z");
    plan.put("ends_at", "2026-06-09T21:00:00Z");
    assertThat(coordinator.post("/api/v1/shifts", plan).at("/errors/0/code").asText())
        .isEqualTo("shift_in_the_past");
    plan.put("ends_at", "2026-06-09T16:00:00Z");
    assertThat(coordinator.post("/api/v1/shifts", plan).at("/errors").findValuesAsText("field"))
        .containsExactly("ends_at");
    assertThat(coordinator.post("/api/v1/shifts", Map.of()).at("/errors").size()).isEqualTo(3);
  }

  @Test
  void anOrganizerLeadsTheShiftTheyWereAskedToLeadAndNoOther() {
    String shift = api.planned(coordinator, lead.id());
    String other = api.planned(coordinator, coordinator.id());
    Map<String, String> line = Map.of("text", "Supper is here.");

    assertThat(lead.put("/api/v1/shifts/" + shift + "/line", line).status()).isEqualTo(200);
    assertThat(lead.put("/api/v1/shifts/" + other + "/line", line).status()).isEqualTo(403);
    assertThat(mai.put("/api/v1/shifts/" + shift + "/line", line).status()).isEqualTo(403);
    assertThat(mai.put("/api/v1/shifts/" + shift + "/state", Map.of("state", "ended")).status())
        .isEqualTo(403);
    assertThat(
            lead.put("/api/v1/shifts/" + shift + "/state", Map.of("state", "called_off")).status())
        .isEqualTo(403);
    assertThat(lead.get("/api/v1/shifts/" + shift).at("/join/code").asText()).hasSize(8);
    assertThat(mai.get("/api/v1/shifts/" + shift).at("/join").isNull()).isTrue();
  }

  @Test
  void isThereForOnesOwnOrganizationOnly() {
    String shift = api.planned(coordinator, lead.id());
    Somebody stranger = api.stranger(Role.COORDINATOR);

    assertThat(stranger.get("/api/v1/shifts/" + shift).status()).isEqualTo(404);
    assertThat(stranger.isHere(shift, "calling").status()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/shifts").at("/items").size()).isZero();
  }

  @Test
  void showsFirstNamesToVolunteersAndNamesALanguageThatNobodyCovers() {
    String shift = api.planned(coordinator, lead.id());
    mai.isHere(shift, "lobby");
    lead.isHere(shift, "calling");

    Answer seen = mai.get("/api/v1/shifts/" + shift);

    assertThat(seen.at("/here").findValuesAsText("name")).containsExactly("Pa Houa", "Pa Houa");
    assertThat(lead.get("/api/v1/shifts/" + shift).at("/here/0/name").asText())
        .isEqualTo("Pa Houa Test");
    assertThat(seen.at("/here/0/speaks/0").asText()).isEqualTo("hmn");
    assertThat(coverage(seen, "hmn")).isEqualTo(1);
    assertThat(coverage(seen, "es")).isEqualTo(1);
    assertThat(coverage(seen, "vi")).isZero();
  }

  @Test
  void countsNoMinorAsASpeakerBeforeTheirGuardianHasAgreed() {
    String shift = api.planned(coordinator, lead.id());
    Somebody young = api.somebody(Role.ORGANIZER, "vi");
    api.text(
        "WITH young AS (UPDATE accounts.users SET minor = true WHERE id = ? RETURNING id) SELECT count(*) FROM young",
        young.id());
    young.isHere(shift, "lobby");

    assertThat(coverage(young.get("/api/v1/shifts/" + shift), "vi")).isZero();

    String another = api.planned(coordinator, lead.id());
    api.text(
        "WITH paper AS (UPDATE accounts.users SET guardian_consent_on = '2026-06-01' WHERE id = ? RETURNING id)"
            + " SELECT count(*) FROM paper",
        young.id());
    young.isHere(another, "lobby");
    assertThat(coverage(young.get("/api/v1/shifts/" + another), "vi")).isEqualTo(1);
  }

  private static int coverage(Answer room, String language) {
    for (var row : room.at("/languages")) {
      if (row.path("language").asText().equals(language)) {
        return row.path("here").asInt();
      }
    }
    throw new AssertionError(language);
  }

  @Test
  void helpReachesTheLeadAndTheAnswerComesBack() {
    String shift = api.planned(coordinator, lead.id());
    String help = "/api/v1/shifts/" + shift + "/help";
    mai.isHere(shift, "calling");

    mai.put(help, Map.of("asked", true));
    assertThat(mai.put(help, Map.of("asked", true)).at("/help/state").asText()).isEqualTo("asked");
    Answer heard = lead.isHere(shift, "calling");
    assertThat(heard.at("/asks").size()).isEqualTo(1);
    assertThat(mai.isHere(shift, "calling").at("/asks").size()).isZero();
    String ask = "/api/v1/shifts/" + shift + "/asks/" + heard.at("/asks/0/id").asText();
    assertThat(mai.put(ask, Map.of("state", "coming")).status()).isEqualTo(403);
    lead.put(ask, Map.of("state", "coming"));

    Answer told = mai.isHere(shift, "calling");
    assertThat(told.at("/help/state").asText()).isEqualTo("coming");
    assertThat(told.at("/help/coming").asText()).isEqualTo("Pa Houa");
    lead.put(ask, Map.of("state", "done"));
    assertThat(mai.isHere(shift, "calling").at("/help/state").asText()).isEqualTo("none");
    assertThat(lead.put(ask, Map.of("state", "coming")).status()).isEqualTo(404);
  }

  @Test
  void helpThatIsTakenBackIsNotAskedForAnyMore() {
    String shift = api.planned(coordinator, lead.id());
    mai.put("/api/v1/shifts/" + shift + "/help", Map.of("asked", true));

    Answer back = mai.put("/api/v1/shifts/" + shift + "/help", Map.of("asked", false));

    assertThat(back.at("/help/state").asText()).isEqualTo("none");
    assertThat(lead.isHere(shift, "lobby").at("/asks").size()).isZero();
  }

  @Test
  void countsPeopleTalkedToForOneselfByLanguageAndForTheTeamTogether() {
    Somebody one = api.somebody(Role.ORGANIZER, "hmn");
    Somebody two = api.somebody(Role.ORGANIZER, "vi");
    Somebody nobodyHere = api.somebody(Role.ORGANIZER, "es");
    String shift = api.planned(coordinator, lead.id());
    String thanks = "/api/v1/shifts/" + shift + "/thanks";
    one.isHere(shift, "calling");
    two.isHere(shift, "calling");

    one.talks("hmn");
    one.talks("hmn");
    String last = two.talks("vi");
    nobodyHere.talks("es");

    assertThat(one.get(thanks).at("/own").toString())
        .isEqualTo("[{\"language\":\"hmn\",\"people\":2}]");
    assertThat(one.get(thanks).at("/talked_to").asInt()).isEqualTo(3);
    assertThat(one.get(thanks).at("/languages").toString()).isEqualTo("[\"hmn\",\"vi\"]");
    assertThat(lead.get(thanks).at("/own").size()).isZero();
    two.delete("/api/v1/attempts/" + last);
    assertThat(lead.get(thanks).at("/talked_to").asInt()).isEqualTo(2);
  }

  @Test
  void anEndedShiftTakesInNobodyAndGoesOnWhereItsTimeIsNotOver() {
    String shift = api.planned(coordinator, lead.id());
    String room = "/api/v1/shifts/" + shift;
    lead.put(room + "/line", Map.of("text", "Ten more minutes!"));
    assertThat(mai.isHere(shift, "calling").at("/line/text").asText())
        .isEqualTo("Ten more minutes!");

    lead.put(room + "/state", Map.of("state", "ended", "thanks", "You were kind to everybody."));

    Answer over = mai.isHere(shift, "calling");
    assertThat(over.at("/state").asText()).isEqualTo("ended");
    assertThat(over.at("/line").isNull()).isTrue();
    assertThat(mai.get(room + "/thanks").at("/thanks").asText())
        .isEqualTo("You were kind to everybody.");
    assertThat(mai.put(room + "/help", Map.of("asked", true)).at("/code").asText())
        .isEqualTo("shift_not_on");
    assertThat(lead.get(room).at("/join/open").asBoolean()).isFalse();
    assertThat(coordinator.put(room, api.plan(lead.id())).status()).isEqualTo(409);

    lead.put(room + "/state", Map.of("state", "planned"));
    assertThat(mai.isHere(shift, "calling").at("/state").asText()).isEqualTo("running");
    assertThat(lead.get(room).at("/join/open").asBoolean()).isTrue();
  }

  @Test
  void findsTheShiftThatSomebodyIsInBeforeTheOthersOfTheCampaign() {
    Somebody caller = api.somebody(Role.ORGANIZER, "en");
    Map<String, Object> later = api.plan(lead.id());
    later.put("starts_at", "2026-06-10T17:30:00Z");
    String shift = coordinator.post("/api/v1/shifts", later).at("/id").asText();
    String ofCampaign = "/api/v1/shifts?campaign=" + api.campaign();
    assertThat(caller.get(ofCampaign).at("/items/0/id").asText()).isNotEqualTo(shift);

    caller.isHere(shift, "lobby");

    assertThat(caller.get(ofCampaign).at("/items/0/id").asText()).isEqualTo(shift);
    coordinator.put("/api/v1/shifts/" + shift + "/state", Map.of("state", "called_off"));
    List<String> on = caller.get(ofCampaign).at("/items").findValuesAsText("id");
    assertThat(on).isNotEmpty().doesNotContain(shift);
  }

  @Test
  void aLeadIsExpectedAsASpeakerAtTheirShift() {
    Somebody leads = api.somebody(Role.ORGANIZER, "ko");
    Map<String, Object> tomorrow = api.plan(leads.id());
    tomorrow.put("starts_at", "2026-06-11T17:00:00Z");
    tomorrow.put("ends_at", "2026-06-11T19:00:00Z");
    String expected = "/api/v1/campaigns/" + api.campaign() + "/handovers/speakers";
    assertThat(mai.get(expected).at("/expected/ko").isMissingNode()).isTrue();

    coordinator.post("/api/v1/shifts", tomorrow);

    assertThat(mai.get(expected).at("/expected/ko/at").asText()).isEqualTo("2026-06-11T17:00:00Z");
  }

  @Test
  void movesItsCodeAndItsVolunteersWithItsTimes() {
    String shift = api.planned(coordinator, lead.id());
    Map<String, Object> moved = api.plan(lead.id());
    moved.put("ends_at", "2026-06-10T23:00:00Z");

    assertThat(coordinator.put("/api/v1/shifts/" + shift, moved).status()).isEqualTo(200);

    assertThat(
            api.text(
                "SELECT (expires_at AT TIME ZONE 'UTC')::text FROM accounts.join_links WHERE shift = ?",
                UUID.fromString(shift)))
        .isEqualTo("2026-06-11 11:00:00");
  }

  @Test
  void saysNoToWhatItDoesNotKnow() {
    String shift = api.planned(coordinator, lead.id());

    assertThat(mai.isHere(shift, "sleeping").at("/errors/0/field").asText()).isEqualTo("doing");
    assertThat(
            lead.put("/api/v1/shifts/" + shift + "/state", Map.of("state", "begun"))
                .at("/errors/0/field")
                .asText())
        .isEqualTo("state");
    assertThat(
            lead.put("/api/v1/shifts/" + shift + "/line", Map.of("text", "x".repeat(201)))
                .at("/errors/0/code")
                .asText())
        .isEqualTo("too_long");
    assertThat(mai.isHere("0192f7c2-0000-7000-8000-000000000000", "lobby").status()).isEqualTo(404);
  }
}
