package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A campaign takes the newer version of its script, by its page and by the API. In a class of its
 * own, since from then on everybody's next campaign says that version.
 */
class NewerScriptTest {

  @RegisterExtension static final CampaignSite site = new CampaignSite();

  @Test
  void itsPageOffersTheNewerVersionToWhoMayChangeItAndGivesItThat() throws Exception {
    String page = "/campaigns/" + create().get("id").asText();
    String button = "action=\"" + page + "/script\"";
    int own = published();
    assertThat(site.get("mai", page).body()).doesNotContain(button);
    publish();

    assertThat(site.get("mai", page).body())
        .contains("This campaign says version " + own + ".", button);
    assertThat(site.get("pa", page).body()).doesNotContain(button);
    assertThat(site.post("pa", page, page + "/script").statusCode()).isEqualTo(403);
    assertThat(site.post("mai", page, page + "/script").statusCode()).isEqualTo(303);

    assertThat(site.get("mai", page).body())
        .contains("Version " + (own + 1))
        .doesNotContain(button);
  }

  @Test
  void aProgramGivesItTheNewerVersionOnceHoweverOftenItSaysSo() throws Exception {
    JsonNode made = create();
    String path = "/campaigns/" + made.get("id").asText() + "/script";
    UUID newer = publish();
    assertThat(made.get("script_version").asText()).isNotEqualTo(newer.toString());

    assertThat(site.api("pa", "PUT", path, "").get("http").asInt()).isEqualTo(403);
    assertThat(site.api("stranger", "PUT", path, "").get("http").asInt()).isEqualTo(404);
    JsonNode taken = site.api("mai", "PUT", path, "");
    JsonNode again = site.api("mai", "PUT", path, "");

    assertThat(taken.get("http").asInt()).isEqualTo(200);
    assertThat(taken.get("script_version").asText()).isEqualTo(newer.toString());
    assertThat(taken.get("bind")).isEqualTo(made.get("bind"));
    assertThat(again).isEqualTo(taken);
    assertThat(changes(made.get("id").asText())).isEqualTo(1);
  }

  private static JsonNode create() throws Exception {
    return site.api(
        "mai",
        "POST",
        "/campaigns",
        "{\"name\": \"With an old script\", \"script\": \"%s\", \"lists\": [\"%s\"], \"bind\": {\"session\": \"%s\"}}"
            .formatted(site.desk().script, site.desk().list, site.desk().session));
  }

  /** The next version, with the question of help once more left out. */
  private static UUID publish() {
    try (Handle handle = site.database().jdbi().open()) {
      return site.desk().publishWithout(handle, "help", "volunteers");
    }
  }

  private static int published() {
    return number(
        "SELECT max(number) FROM scripts.versions WHERE script = ? AND state = 'published'",
        site.desk().script);
  }

  private static int changes(String campaign) {
    return number(
        "SELECT count(*) FROM platform.journal WHERE subject = ? AND type = 'campaign.changed'",
        UUID.fromString(campaign));
  }

  private static int number(String sql, UUID of) {
    return site.database()
        .jdbi()
        .withHandle(handle -> handle.select(sql, of).mapTo(Integer.class).one());
  }
}
