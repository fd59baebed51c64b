package org.polyphony.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** Names, languages and addresses of a person over HTTP. */
class DetailsApiTest {

  @RegisterExtension static final TestService service = new TestService();

  private static final ObjectMapper JSON = new ObjectMapper();

  private String path;

  @BeforeEach
  void makeSomebody() {
    UUID mai =
        service
            .jdbi()
            .withHandle(handle -> Given.contact(handle, service.organization(), "Mai Vang"));
    path = "/contacts/" + mai + "/profile/details";
  }

  @Test
  void whatIsPutDownIsReadTakenAwayAndPutBack() throws Exception {
    String language =
        call(
                "POST",
                path + "/languages",
                "{\"language\": \"hmn\", \"speaks\": \"well\", \"source\": \"self_declared\"}")
            .get("id")
            .asText();
    call("POST", path + "/names", "{\"name\": \"Maiv Vaj\"}");

    JsonNode known = call("GET", path, "");
    assertThat(known.at("/names/0/name").asText()).isEqualTo("Maiv Vaj");
    assertThat(known.at("/languages/0/language").asText()).isEqualTo("hmn");
    assertThat(known.at("/languages/0/reads").asText()).isEqualTo("unknown");
    assertThat(known.at("/languages/0/standing").asBoolean()).isTrue();

    JsonNode gone = call("PATCH", path + "/" + language, "{\"standing\": false}");
    assertThat(gone.at("/languages/0/standing").asBoolean()).isFalse();
    JsonNode back = call("PATCH", path + "/" + language, "{\"standing\": true}");
    assertThat(back.at("/languages/0/standing").asBoolean()).isTrue();
  }

  @Test
  void anAddressBecomesTheOneToVisitOnlyForWhoHasSeenThePersonAsTheyAre() throws Exception {
    String address =
        call(
                "POST",
                path + "/addresses",
                "{\"kind\": \"home\", \"street\": \"1 Oak St\", \"city\": \"Sacramento\"}")
            .get("id")
            .asText();
    int revision = call("GET", path, "").get("revision").asInt();

    assertThat(call("PATCH", path + "/" + address, "{\"first\": true}").get("status").asInt())
        .isEqualTo(422);
    assertThat(
            call(
                    "PATCH",
                    path + "/" + address,
                    "{\"first\": true, \"revision\": %d}".formatted(revision + 1))
                .get("code")
                .asText())
        .isEqualTo("contact_stale");

    JsonNode moved =
        call(
            "PATCH",
            path + "/" + address,
            "{\"first\": true, \"revision\": %d}".formatted(revision));
    assertThat(moved.get("revision").asInt()).isGreaterThan(revision);
    assertThat(moved.at("/addresses/0/standing").asBoolean()).isFalse();
  }

  @Test
  void nobodyOfAnotherOrganizationIsFound() throws Exception {
    UUID stranger =
        service
            .jdbi()
            .withHandle(
                handle -> Given.contact(handle, service.anotherOrganization("Another"), "Tou Her"));

    assertThat(call("GET", "/contacts/" + stranger + "/profile/details", "").get("status").asInt())
        .isEqualTo(404);
    assertThat(call("POST", path + "/names", "{\"name\": \" \"}").get("status").asInt())
        .isEqualTo(422);
    assertThat(call("POST", path + "/languages", "{}").get("status").asInt()).isEqualTo(422);
  }

  private static JsonNode call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
                    .header("Authorization", "Bearer " + service.token(Role.COORDINATOR))
                    .header("Content-Type", "application/json")
                    .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body());
  }
}
