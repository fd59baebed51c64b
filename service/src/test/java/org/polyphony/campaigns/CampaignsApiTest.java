package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignsApiTest {

  @RegisterExtension static final CampaignSite site = new CampaignSite();

  @Test
  void takesACampaignAsTheNamesOfTheApiHaveIt() throws Exception {
    JsonNode made =
        create(
            "\"hours\": {\"start\": \"07:00\", \"end\": \"24:00\", \"days\": [\"mon\", \"tue\"]}");

    assertThat(made.get("http").asInt()).isEqualTo(201);
    assertThat(made.get("state").asText()).isEqualTo("draft");
    assertThat(made.get("goal").asText()).isEqualTo("attendance");
    assertThat(made.get("purpose").asText()).isEqualTo("events");
    assertThat(made.get("hours").toString())
        .isEqualTo("{\"start\":\"07:00\",\"end\":\"24:00\",\"days\":[\"mon\",\"tue\"]}");
    assertThat(made.get("hours_effective").toString())
        .isEqualTo("{\"start\":\"08:00\",\"end\":\"21:00\",\"days\":[\"mon\",\"tue\"]}");
    assertThat(made.get("rest").get("busy").asText()).isEqualTo("PT30M");

    JsonNode found = site.api("pa", "GET", "/campaigns/" + made.get("id").asText(), "");
    assertThat(found.get("bind")).isEqualTo(made.get("bind"));
    assertThat(found.get("languages").toString())
        .isEqualTo("[\"hmn\",\"vi\",\"es\",\"en\",\"und\"]");
  }

  @Test
  void worksAnAudienceByTheListThatItKeepsItsPeopleIn() throws Exception {
    UUID audience;
    try (Handle handle = site.database().jdbi().open()) {
      audience = site.desk().audience(handle, "Hmong elders");
    }

    JsonNode made =
        site.api(
            "mai",
            "POST",
            "/campaigns",
            "{\"name\": \"Elders\", \"script\": \"%s\", \"audience\": \"%s\"}"
                .formatted(site.desk().script, audience));

    assertThat(made.get("http").asInt()).isEqualTo(201);
    assertThat(made.get("lists").toString()).isEqualTo("[\"" + audience + "\"]");
    assertThat(site.get("mai", "/campaigns/new").body())
        .contains("name=\"audiences\" value=\"" + audience + "\"");
    assertThat(site.get("mai", "/campaigns/" + made.get("id").asText()).body())
        .contains("/audiences/" + audience);
  }

  @Test
  void opensAndSaysWhatAPersonShouldLookAt() throws Exception {
    String id = create("\"attempts_at_most\": 3").get("id").asText();

    JsonNode open = state(id, "open");

    assertThat(open.get("http").asInt()).isEqualTo(200);
    assertThat(open.get("state").asText()).isEqualTo("open");
    assertThat(open.get("problems").findValuesAsText("code"))
        .containsExactly("unreviewed_language", "no_bundle", "no_bundle", "slot_unbound");
    assertThat(open.get("problems").get(0).get("language").asText()).isEqualTo("hmn");
    assertThat(state(id, "open").get("http").asInt()).isEqualTo(200);
    assertThat(state(id, "closed").get("state").asText()).isEqualTo("closed");
  }

  @Test
  void refusesAStateThatCannotFollow() throws Exception {
    String id = create("\"attempts_at_most\": 3").get("id").asText();

    JsonNode paused = state(id, "paused");

    assertThat(paused.get("http").asInt()).isEqualTo(409);
    assertThat(paused.get("code").asText()).isEqualTo("campaign_state");
    assertThat(state(id, "archived").get("http").asInt()).isEqualTo(422);
  }

  @Test
  void namesEachFieldThatCannotBe() throws Exception {
    JsonNode bad = create("\"channel\": \"pigeon\", \"rest\": {\"busy\": \"soon\"}");

    assertThat(bad.get("http").asInt()).isEqualTo(422);
    assertThat(bad.get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("channel", "rest.busy");
    assertThat(bad.get("errors").get(0).get("message").asText()).isNotBlank();
  }

  @Test
  void listsTheNewestFirstPageByPage() throws Exception {
    String first = create("\"attempts_at_most\": 3").get("id").asText();
    String second = create("\"attempts_at_most\": 3").get("id").asText();

    JsonNode page = site.api("pa", "GET", "/campaigns?limit=1", "");
    assertThat(page.at("/items/0/id").asText()).isEqualTo(second);
    assertThat(page.at("/items/0/state").asText()).isEqualTo("draft");
    JsonNode next =
        site.api("pa", "GET", "/campaigns?limit=1&cursor=" + page.get("next_cursor").asText(), "");
    assertThat(next.get("items").findValuesAsText("id")).containsExactly(first);
    assertThat(site.api("pa", "GET", "/campaigns?cursor=nonsense", "").get("code").asText())
        .isEqualTo("unknown_cursor");
    assertThat(site.api("stranger", "GET", "/campaigns", "").get("items")).isEmpty();
  }

  @Test
  void isForCoordinatorsOfTheSameOrganization() throws Exception {
    String id = create("\"attempts_at_most\": 3").get("id").asText();

    assertThat(site.api("stranger", "GET", "/campaigns/" + id, "").get("http").asInt())
        .isEqualTo(404);
    assertThat(
            site.api("stranger", "PUT", "/campaigns/" + id + "/state", "{\"state\": \"open\"}")
                .get("http")
                .asInt())
        .isEqualTo(404);
    assertThat(
            site.api("pa", "PUT", "/campaigns/" + id + "/state", "{\"state\": \"open\"}")
                .get("http")
                .asInt())
        .isEqualTo(403);
  }

  @Test
  void takesAnEvent() throws Exception {
    JsonNode made =
        site.api(
            "mai",
            "POST",
            "/events",
            """
            {"name": "Session 3", "starts_at": "2026-08-20T01:00:00Z", "ends_at": "2026-08-20T03:00:00Z",
             "place": "Pannell"}
            """);

    assertThat(made.get("http").asInt()).isEqualTo(201);
    assertThat(made.get("slug").asText()).isEqualTo("session-3");
    JsonNode found = site.api("pa", "GET", "/events/" + made.get("id").asText(), "");
    assertThat(found.get("registrations").get("accepted").asInt()).isZero();
    assertThat(
            site.api("stranger", "GET", "/events/" + made.get("id").asText(), "")
                .get("http")
                .asInt())
        .isEqualTo(404);
  }

  private static JsonNode create(String more) throws Exception {
    return site.api(
        "mai",
        "POST",
        "/campaigns",
        """
        {"name": "Listening sessions", "script": "%s", "bind": {"session": "%s"}, "lists": ["%s"],
         "audience": null, "languages": ["hmn", "vi", "es", "en", "und"], %s}
        """
            .formatted(site.desk().script, site.desk().session, site.desk().list, more));
  }

  private static JsonNode state(String id, String state) throws Exception {
    return site.api("mai", "PUT", "/campaigns/" + id + "/state", "{\"state\": \"" + state + "\"}");
  }
}
