package org.polyphony.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** “Do not contact” over HTTP. */
class SuppressionsApiTest {
  @RegisterExtension static final TestService service = new TestService();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String token;

  @BeforeAll
  static void signIn() throws Exception {
    TestService.Person coordinator = service.person(Role.COORDINATOR, "en");
    token =
        post(
                "/tokens",
                "{\"email\": \"%s\", \"password\": \"%s\"}"
                    .formatted(coordinator.email(), coordinator.password()))
            .get("token")
            .asText();
  }

  @Test
  void keepsWhatAPersonAskedForAsTheirsAlone() throws Exception {
    UUID line = line();
    UUID mother = on(line, service.organization());

    JsonNode kept = post(path(mother), "{\"channel\": \"phone\", \"evidence\": \"A letter\"}");

    assertThat(kept.get("channel").asText()).isEqualTo("phone");
    assertThat(ask("SELECT channel FROM consent.silenced_people WHERE contact = ?", mother))
        .containsExactly("phone");
    assertThat(ask("SELECT channel FROM consent.reachable_lines WHERE line = ?", line))
        .containsExactlyInAnyOrder("phone", "text");
  }

  @Test
  void silencesTheWholeLineWhereANumberIsNamed() throws Exception {
    UUID line = line();
    UUID son = on(line, service.organization());

    post(path(son), "{\"tel\": \"" + tel(line) + "\"}");

    assertThat(ask("SELECT channel FROM consent.reachable_lines WHERE line = ?", line)).isEmpty();
  }

  @Test
  void saysHowLongTheEvidenceMayBe() throws Exception {
    UUID contact = on(line(), service.organization());

    JsonNode refused = post(path(contact), "{\"evidence\": \"" + "x".repeat(2001) + "\"}");

    assertThat(refused.get("errors").get(0).get("message").asText()).contains("2,000");
  }

  @Test
  void refusesANumberThatIsNotTheirs() throws Exception {
    UUID contact = on(line(), service.organization());

    JsonNode refused = post(path(contact), "{\"tel\": \"+19165550199\"}");

    assertThat(refused.get("status").asInt()).isEqualTo(422);
    assertThat(refused.get("errors").get(0).get("code").asText()).isEqualTo("not_their_number");
  }

  @Test
  void findsNobodyOfAnotherOrganization() throws Exception {
    UUID stranger = on(line(), service.anotherOrganization("Another"));

    assertThat(post(path(stranger), "{}").get("status").asInt()).isEqualTo(404);
  }

  private static UUID line() {
    return service.jdbi().withHandle(Given::line);
  }

  private static UUID on(UUID line, UUID organization) {
    return service
        .jdbi()
        .withHandle(handle -> Given.contactOn(handle, organization, "Mai Vang", line));
  }

  private static String tel(UUID line) {
    return ask("SELECT tel FROM contacts.known_lines WHERE line = ?", line).get(0);
  }

  private static List<String> ask(String query, UUID id) {
    return service
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).bind(0, id).mapTo(String.class).list());
  }

  private static String path(UUID contact) {
    return "/contacts/" + contact + "/suppressions";
  }

  private static JsonNode post(String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return JSON.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }
}
