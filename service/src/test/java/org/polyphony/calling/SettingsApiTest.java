package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.web.Role;

/** What a coordinator sets for a campaign by the API, and what cannot be. */
@Timeout(120)
class SettingsApiTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static CallingApi api;
  private static CallingDesk desk;
  private static String coordinator;

  private UUID campaign;
  private UUID callerId;

  @BeforeAll
  static void openTheDesk() {
    api = new CallingApi(service);
    desk = new CallingDesk(service, null);
    coordinator = service.token(Role.COORDINATOR);
  }

  @BeforeEach
  void callSomebody() {
    campaign = desk.campaign(desk.listOf("en"));
    TestService.Person person = desk.caller("en");
    callerId = person.user();
    api.claim(api.token(person), campaign);
  }

  @Test
  void givesNobodyALanguageThatTheyDoNotSpeakAndNoReasonToLinesThatAreReady() {
    String queue = "/api/v1/campaigns/" + campaign + "/queue";
    String callers = queue + "/callers/" + callerId;
    refuses(api.put(coordinator, callers, Map.of("languages", List.of("hmn"))), "languages");
    assertThat(api.put(coordinator, callers, Map.of("languages", List.of("en"))).status())
        .isEqualTo(204);
    refuses(api.get(coordinator, queue + "/lines?language=en&reason=staff"), "state");
  }

  @Test
  void callsTheCapByItsName() {
    UUID capped = desk.campaign(desk.list(), Map.of("touches_a_month", 9));
    UUID before = desk.campaign(desk.list(), Map.of("touches_amonth", 8));

    assertThat(cap(capped)).isEqualTo(9);
    assertThat(cap(before)).isEqualTo(8);
  }

  private static int cap(UUID id) {
    return api.get(coordinator, "/api/v1/campaigns/" + id).body().path("touches_a_month").asInt();
  }

  private static void refuses(Answer answer, String field) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
  }
}
