package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** Calls about an election say its days as they are kept with it. */
class ElectionCallsTest {
  @RegisterExtension static final TestService service = new TestService("2026-11-05T19:00:00Z");

  private final CallingDesk desk = new CallingDesk(service, null);
  private final CallingApi api = new CallingApi(service);
  private final String coordinator = api.token(service.person(Role.COORDINATOR, "en"));
  private final String caller = api.token(service.person(Role.ORGANIZER, "en"));

  @Test
  void sayTheLastDayToMendASignature() {
    UUID campaign = cureCampaign(LocalDate.of(2026, 11, 24));

    assertThat(line(campaign, "intro")).contains("for General Election.");
    assertThat(line(campaign, "return"))
        .startsWith("The county has to have it by Tuesday, November 24.");
    assertThat(looks(campaign)).doesNotContain("no_cure_by");
  }

  @Test
  void leaveABlankWhereNobodyHasSaidTheDayAndWarnOfIt() {
    UUID campaign = cureCampaign(null);

    assertThat(line(campaign, "return")).startsWith("The county has to have it by ____.");
    assertThat(looks(campaign)).contains("no_cure_by").doesNotContain("no_register_by");
  }

  private UUID cureCampaign(LocalDate cureBy) {
    UUID election = Ids.next();
    desk.sql(
        """
        INSERT INTO turnout.elections (id, organization, name, day, cure_by, created_at)
        VALUES (?, ?, 'General Election', '2026-11-03', CAST(? AS date), now())
        """,
        election,
        service.organization(),
        cureBy);
    Answer script =
        api.post(
            coordinator, "/api/v1/scripts", Map.of("name", "Cure", "starter", "vote-by-mail-cure"));
    String id = script.text("id");
    api.put(coordinator, "/api/v1/scripts/" + id + "/state", Map.of("state", "published"));
    return desk.campaign(
        desk.list(),
        Map.of(
            "script",
            id,
            "goal",
            "turnout",
            "languages",
            List.of("en"),
            "bind",
            Map.of("election", election)));
  }

  private String line(UUID campaign, String key) {
    JsonNode practice = api.get(caller, "/api/v1/campaigns/" + campaign + "/practice/0").body();
    return practice.path("rendering").path("lines").path(key).path("text").asText();
  }

  private String looks(UUID campaign) {
    return api.get(coordinator, "/api/v1/campaigns/" + campaign).body().toString();
  }
}
