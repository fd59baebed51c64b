package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.checkin.SomeDoor.Answer;
import org.polyphony.web.Role;

/** What programs do with events, as pages do. */
class EventsApiTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");

  private static final Map<String, Object> HALL =
      Map.of(
          "name", "Town hall",
          "kind", "town_hall",
          "starts_at", "2026-06-18T01:00:00Z",
          "ends_at", "2026-06-18T03:00:00Z",
          "place", "Hagginwood Community Center",
          "capacity", 2);

  private SomeDoor http;
  private String token;
  private String path;

  @BeforeEach
  void anEvent() {
    http = new SomeDoor(service);
    token = http.coordinator();
    path = "/api/v1/events/" + http.event;
  }

  @Test
  void isChangedByTheWhole() {
    Answer changed = http.send(token, "PUT", path, HALL);

    assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
    assertThat(changed.text("/name")).isEqualTo("Town hall");
    assertThat(http.get(token, path).text("/capacity")).isEqualTo("2");
    assertThat(http.send(token, "PUT", path, Map.of("name", "No hours")).status()).isEqualTo(422);
    assertThat(http.send(service.token(Role.ORGANIZER), "PUT", path, HALL).status()).isEqualTo(403);
    assertThat(http.send(token, "PUT", "/api/v1/events/" + UUID.randomUUID(), HALL).status())
        .isEqualTo(404);
  }

  @Test
  void isCopiedWeekAfterWeek() {
    Answer copies =
        http.send(token, "POST", path + "/copies", Map.of("day", "2026-06-17", "times", 2));

    assertThat(copies.status()).as("%s", copies.body()).isEqualTo(201);
    assertThat(copies.body().findValuesAsText("starts_at"))
        .containsExactly("2026-06-17T18:00:00Z", "2026-06-24T18:00:00Z");
    assertThat(http.send(token, "POST", path + "/copies", Map.of("times", 2)).status())
        .isEqualTo(422);
  }

  @Test
  void takesWhatSomebodyHasToldStaff() {
    UUID mai = http.contact("Mai Vang");
    http.register(mai, "hmn", "{\"ride\": \"yes\"}");
    String reply = path + "/registrations/" + mai;

    Answer more = http.send(token, "PUT", reply, Map.of("status", "accepted", "party", 3));

    assertThat(more.status()).as("%s", more.body()).isEqualTo(200);
    assertThat(more.text("/party")).isEqualTo("3");
    assertThat(http.send(token, "PUT", reply, Map.of("status", "waiting")).status()).isEqualTo(422);
    assertThat(
            http.send(
                    token,
                    "PUT",
                    path + "/registrations/" + http.contact("Tou Her"),
                    Map.of("status", "accepted"))
                .status())
        .isEqualTo(404);
    assertThat(
            http.text(
                "SELECT status || ' ' || party || ' ' || source || ' ' || (needs ->> 'ride') FROM events.registrations"
                    + " WHERE contact = ?",
                mai))
        .isEqualTo("accepted 3 staff yes");
  }
}
