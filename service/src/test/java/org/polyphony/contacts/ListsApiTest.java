package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** Lists over HTTP. */
class ListsApiTest {

  @RegisterExtension static final TestService service = new TestService();

  @Test
  void saysHowLongANameMayBe() throws Exception {
    HttpResponse<String> refused =
        send("POST", "/lists", "{\"name\": \"" + "x".repeat(121) + "\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("too_long").contains("120 characters");
  }

  @Test
  void aListWhosePurposeIsOverIsNoneToChooseFromUntilItGoesOn() throws Exception {
    String made = send("POST", "/lists", "{\"name\": \"Vaccine week\"}").body();
    String path = "/lists/" + made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

    assertThat(send("PUT", path + "/state", "{\"state\": \"ended\"}").body())
        .containsPattern("\"ended_at\":\"20");
    assertThat(send("GET", "/lists", "").body()).doesNotContain("Vaccine week");
    assertThat(send("GET", path, "").statusCode()).isEqualTo(200);

    send("PUT", path + "/state", "{\"state\": \"open\"}");
    assertThat(send("GET", "/lists", "").body()).contains("Vaccine week");
    assertThat(send("PUT", path + "/state", "{\"state\": \"gone\"}").statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + service.token(Role.COORDINATOR))
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
