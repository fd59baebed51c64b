package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** How long things are kept, and who was erased, over HTTP. */
class PrivacyApiTest {
  @RegisterExtension static final TestService service = new TestService();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String administrator;
  private static String coordinator;

  @BeforeAll
  static void signIn() throws Exception {
    administrator = service.token(Role.ADMINISTRATOR);
    coordinator = service.token(Role.COORDINATOR);
  }

  @Test
  void saysWhatWouldGoBeforeItIsSet() throws Exception {
    String thirtyDays = "{\"rules\": [{\"name\": \"looks\", \"days\": 30}]}";

    JsonNode preview = call("POST", "/privacy/retention/previews", thirtyDays);
    assertThat(preview.at("/changes/0/name").asText()).isEqualTo("looks");
    assertThat(preview.at("/changes/0/due").asInt()).isZero();
    assertThat(preview.at("/changes/0/exact").asBoolean()).isTrue();
    assertThat(days("looks")).isEqualTo("null");

    call("PUT", "/privacy/retention", thirtyDays);
    assertThat(days("looks")).isEqualTo("30");
    assertThat(call("POST", "/privacy/retention/previews", thirtyDays).get("changes")).isEmpty();

    call("PUT", "/privacy/retention", "{\"rules\": [{\"name\": \"looks\", \"days\": null}]}");
    assertThat(days("looks")).isEqualTo("null");
  }

  @Test
  void takesNoRuleThatItDoesNotKnowAndNoDaysBeyondTheBounds() throws Exception {
    for (String rules :
        new String[] {
          "{\"rules\": [{\"name\": \"shoes\", \"days\": 30}]}",
          "{\"rules\": [{\"name\": \"looks\", \"days\": 1}]}",
          "{\"rules\": [null]}",
          "{}"
        }) {
      assertThat(call("PUT", "/privacy/retention", rules).get("status").asInt())
          .as(rules)
          .isEqualTo(422);
    }
  }

  @Test
  void erasesAndLetsBackWhoAsksForIt() throws Exception {
    String tel = "+19165550142";
    UUID mai = somebody(tel);
    String path = "/contacts/" + mai + "/erasure";
    assertThat(call("GET", path, null).get("status").asInt()).isEqualTo(404);

    assertThat(call("PUT", path, "{\"reason\": \"asked\"}").get("numbers").asInt()).isEqualTo(1);

    assertThat(call("GET", path, null).get("reason").asText()).isEqualTo("asked");
    String again = "{\"number\": \"(916) 555-0142\", \"reason\": \"A letter\"}";
    JsonNode lifted = call("POST", "/privacy/liftings", again);
    assertThat(lifted.has("id")).isTrue();
    assertThat(call("GET", "/privacy/liftings", null).at("/liftings/0/reason").asText())
        .isEqualTo("A letter");
    assertThat(call("POST", "/privacy/liftings", again).at("/errors/0/code").asText())
        .isEqualTo("not_listed");

    call("DELETE", "/privacy/liftings/" + lifted.get("id").asText(), null);
    assertThat(call("GET", "/privacy/liftings", null).get("liftings")).isEmpty();
    assertThat(call("POST", "/privacy/liftings", again).has("id")).isTrue();
  }

  @Test
  void isForAdministratorsAlone() throws Exception {
    for (String path : new String[] {"/privacy/retention", "/privacy/liftings"}) {
      assertThat(call("GET", path, null, coordinator).get("status").asInt()).isEqualTo(403);
    }
  }

  private static UUID somebody(String tel) {
    return service
        .jdbi()
        .withHandle(
            handle -> {
              UUID line = Given.line(handle);
              handle.execute("UPDATE contacts.lines SET tel = ? WHERE id = ?", tel, line);
              return Given.contactOn(handle, service.organization(), "Mai Vang", line);
            });
  }

  private static String days(String rule) throws Exception {
    for (JsonNode each : call("GET", "/privacy/retention", null).get("rules")) {
      if (each.get("name").asText().equals(rule)) {
        return each.path("days").isMissingNode() ? "null" : each.get("days").asText("null");
      }
    }
    return "";
  }

  private static JsonNode call(String method, String path, String body) throws Exception {
    return call(method, path, body, administrator);
  }

  private static JsonNode call(String method, String path, String body, String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    String answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    return JSON.readTree(answer.isEmpty() ? "{}" : answer);
  }
}
