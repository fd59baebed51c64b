package org.polyphony.cohorts;

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

class ApplicationsApiTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");

  private SomeDoor training;
  private String token;
  private UUID mai;
  private String path;

  @BeforeEach
  void aTrainingWithOneSeat() {
    training = new SomeDoor(service);
    training.sql(
        "UPDATE events.events SET kind = 'training', capacity = 1 WHERE id = ?", training.event);
    token = training.coordinator();
    mai = applicant("Mai Vang");
    path = "/api/v1/events/" + training.event + "/applications";
  }

  @Test
  void listsAndDecidesWithinTheSeats() {
    UUID tou = applicant("Tou Her");

    assertThat(put(mai, "status", Map.of("status", "accepted")).text("/status"))
        .isEqualTo("accepted");
    Answer full = put(tou, "status", Map.of("status", "accepted"));

    assertThat(full.status()).isEqualTo(409);
    assertThat(full.text("/code")).isEqualTo("not_enough_seats");
    assertThat(put(tou, "status", Map.of("status", "waiting")).status()).isEqualTo(422);
    assertThat(training.get(token, path).body().findValuesAsText("status"))
        .containsExactlyInAnyOrder("accepted", "applied");
    assertThat(training.get(token, path + "?limit=1").body().findValuesAsText("name"))
        .containsExactly("Mai Vang");
  }

  @Test
  void keepsWhatAGuardianHasSaid() {
    assertThat(put(mai, "consent", Map.of("consented", true)).status()).isEqualTo(404);
    assertThat(put(mai, "guardian", Map.of("name", "Ka Vang")).status()).isEqualTo(422);

    Answer named = put(mai, "guardian", Map.of("name", "Ka Vang", "phone", "916 555 0150"));
    assertThat(named.body().path("minor").asBoolean()).isTrue();
    assertThat(named.body().path("consented").asBoolean()).isFalse();
    assertThat(put(mai, "consent", Map.of("consented", true)).body().path("consented").asBoolean())
        .isTrue();
    assertThat(put(mai, "consent", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void isForCoordinators() {
    assertThat(training.get(service.token(Role.ORGANIZER), path).status()).isEqualTo(403);
    assertThat(
            training.get(token, "/api/v1/events/" + UUID.randomUUID() + "/applications").status())
        .isEqualTo(404);
  }

  private UUID applicant(String name) {
    UUID contact = training.contact(name);
    UUID registration = training.register(contact, "hmn", "{}");
    training.sql("UPDATE events.registrations SET status = 'applied' WHERE id = ?", registration);
    return contact;
  }

  private Answer put(UUID contact, String what, Map<String, ?> body) {
    return training.send(token, "PUT", path + "/" + contact + "/" + what, body);
  }
}
