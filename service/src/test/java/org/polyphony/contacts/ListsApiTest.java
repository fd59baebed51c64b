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
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/lists"))
                    .header("Authorization", "Bearer " + service.token(Role.COORDINATOR))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\": \"" + "x".repeat(121) + "\"}"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("too_long").contains("120 characters");
  }
}
